package io.careline.search.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryFaultTest {
  private static final Set<QueryFault.Reason> SEEN = EnumSet.noneOf(QueryFault.Reason.class);

  private static QueryFault fault(String query) {
    QueryFault fault = catchThrowableOfType(QueryFault.class, () -> QueryReader.read(query));
    assertThat(fault).as(query).isNotNull();
    SEEN.add(fault.reason());
    return fault;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "; 0; NOTHING; There is nothing to look for here; type a word.",
        "  ，。 ; 5; NOTHING; There is nothing to look for here; type a word.",
        "OR; 0; NOTHING; There is nothing to look for here; type a word.",
        "a OR; 4; NOTHING; There is nothing to look for here; type a word.",
        "a 或 或 b; 4; NOTHING; There is nothing to look for here; type a word.",
        "AND a; 0; NOTHING; There is nothing to look for here; type a word.",
        "a AND; 5; NOTHING; There is nothing to look for here; type a word.",
        "a (); 3; NOTHING; There is nothing to look for here; type a word.",
        "NOT; 3; NOTHING; There is nothing to look for here; type a word.",
        "\"\"; 0; NOTHING; These quotation marks hold nothing",
        "a \"!?\"; 2; NOTHING; These quotation marks hold nothing",
        "\"open; 0; OPEN_QUOTE; This quotation mark is never closed",
        "退款 “失败; 3; OPEN_QUOTE; This quotation mark is never closed",
        "a (b; 2; OPEN_BRACKET; This bracket is never closed",
        "a) b; 1; STRAY_BRACKET; This bracket closes nothing",
        "-; 0; LONE_MINUS; A - leaves out the word behind it; write -word",
        "a － b; 2; LONE_MINUS; A - leaves out the word behind it; write -word",
        "(a -); 3; LONE_MINUS; A - leaves out the word behind it; write -word",
        "re*fund; 2; WILDCARD; A * stands only at a word's end, as in refund*",
        "a *; 2; WILDCARD; A * needs at least two letters or one Chinese character",
        "x*; 1; WILDCARD; A * needs at least two letters or one Chinese character",
        "tag:v*; 5; WILDCARD; A * needs at least two letters or one Chinese character",
        "status:; 7; NO_VALUE; status needs a value, such as new.",
        "标签：; 3; NO_VALUE; tag needs a value, such as \"two words\".",
        "created: tag:x; 9; NO_VALUE; created needs a value, such as -7d.",
        "status:foo; 7; UNKNOWN_VALUE; status is one of new, open, pending, onHold, solved,"
            + " closed.",
        "a priority:>=\"very high\"; 13; UNKNOWN_VALUE; priority is one of low, normal, high,"
            + " urgent.",
        "status:op*; 7; UNKNOWN_VALUE; status is one of",
        "has:x; 4; UNKNOWN_VALUE; has is one of attachment, note, reply.",
        "状态：>处理中; 3; NO_COMPARISON; status takes no >; write status:new.",
        "tag:>=a; 4; NO_COMPARISON; tag takes no >=; write tag:\"two words\".",
        "created:soon; 8; NO_DATE; created takes a date: 2026-01-31,",
        "updated:>2026-02-30; 9; NO_DATE; updated takes a date: 2026-01-31,",
      })
  void each_fault_has_its_place(String row) {
    String[] parts = row.split("; ", 4);
    check(parts[0], Integer.parseInt(parts[1]), parts[2], parts[3]);
  }

  private static void check(String query, int at, String reason, String message) {
    QueryFault fault = fault(query);
    assertThat(fault.reason()).hasToString(reason);
    assertThat(fault.at()).isEqualTo(at);
    assertThat(fault).hasMessageStartingWith(message);
  }

  @Test
  void limits() {
    assertThat(QueryReader.read("a".repeat(1024))).isInstanceOf(Part.Word.class);
    check("a".repeat(1025), 1024, "TOO_LONG", "A query has at most 1,024 characters; shorten it.");
    assertThat(QueryReader.read("a ".repeat(64))).isInstanceOf(Part.And.class);
    check("a ".repeat(65), 128, "TOO_MANY_PARTS", "A query has at most 64 parts");
    assertThat(QueryReader.read("(".repeat(8) + "a" + ")".repeat(8))).isInstanceOf(Part.Word.class);
    check("(".repeat(20), 8, "TOO_DEEP", "Brackets nest at most 8 deep");
    check("-".repeat(20) + "a", 8, "TOO_DEEP", "Brackets nest at most 8 deep");
  }

  @AfterAll
  static void all_reasons_are_tested() {
    assertThat(SEEN).containsExactlyInAnyOrder(QueryFault.Reason.values());
  }
}

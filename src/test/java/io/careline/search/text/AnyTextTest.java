package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.search.text.Cut.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds of the terms of any text. */
class AnyTextTest {
  private static final int MEGABYTE = 1_000_000; // units
  private static final String SIGNS =
      "abzAZéÉñßøSs019 '’’''-_./@&+,:;!?\n"
          + "\tＡ１，。：（退款失敗败龜カがー々환불𠮷👍🏽\u0301\u00AD\u200B\uFE0F\uD83D\uDE00ﬁक्षिไทयъЖ";

  private final Random random = new Random(7);

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(40); i > 0; i--) {
      text.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
      if (random.nextInt(30) == 0) {
        text.append((char) random.nextInt(0x10000));
      }
    }
    return text.toString();
  }

  @Test
  void offsets_point_at_what_is_found() {
    for (int n = 0; n < 4_000; n++) {
      String text = text();
      int last = 0;
      for (Cut cut : CareAnalyzer.indexing().cut(text)) {
        assertThat(cut.start()).as(text).isBetween(last, cut.end() - 1);
        assertThat(cut.end()).isLessThanOrEqualTo(text.length());
        if (cut.kind() != Kind.STEM) {
          String there = Fold.of(text.substring(cut.start(), cut.end()));
          assertThat(spoken(cut.term())).as(text).isEqualTo(spoken(there));
        }
        last = cut.start();
      }
    }
  }

  private static String spoken(String text) {
    return text.codePoints()
        .filter(point -> point >= 0x80 && !Signs.silent(point) || Signs.plain(point))
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  @Test
  void a_phrase_stands_at_the_same_positions_in_the_index() {
    for (int n = 0; n < 4_000; n++) {
      String text = text();
      Set<Cut> indexed = known(CareAnalyzer.indexing().cut(text));
      assertThat(indexed).as(text).containsAll(known(CareAnalyzer.exact().cut(text)));
      assertThat(indexed).as(text).containsAll(known(CareAnalyzer.querying().cut(text)));
    }
  }

  private static Set<Cut> known(List<Cut> cuts) {
    return new HashSet<>(cuts);
  }

  @Test
  void no_term_holds_half_a_character() {
    for (int n = 0; n < 4_000; n++) {
      for (Cut cut : CareAnalyzer.indexing().cut(text())) {
        assertThat(cut.term().codePoints()).noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        assertThat(cut.term()).isNotEmpty();
      }
    }
  }

  static List<String> evil() {
    return List.of(
        "a".repeat(MEGABYTE),
        "a-".repeat(MEGABYTE / 2),
        "a'".repeat(MEGABYTE / 2),
        "@".repeat(MEGABYTE),
        "1,".repeat(MEGABYTE / 2),
        "退".repeat(MEGABYTE),
        "𠮷".repeat(MEGABYTE / 2),
        "a\u0301".repeat(MEGABYTE / 2),
        "\uD83D".repeat(MEGABYTE),
        "(0)".repeat(MEGABYTE / 3),
        "a1/".repeat(MEGABYTE / 3),
        "1 ".repeat(MEGABYTE / 2));
  }

  /** Each unit is part of few terms, and each term is short, whatever the text. */
  @ParameterizedTest
  @MethodSource("evil")
  void no_text_makes_many_or_long_terms(String text) {
    List<Cut> cuts = CareAnalyzer.indexing().cut(text);
    assertThat(cuts).hasSizeLessThanOrEqualTo(2 * text.length());
    assertThat(cuts).allMatch(cut -> cut.term().length() <= 65);
    assertThat(Codes.in(text)).hasSizeLessThanOrEqualTo(Codes.MOST);
    assertThat(Names.of(text)).hasSizeLessThan(1_000);
  }

  @Test
  void a_word_without_end_is_known_by_its_beginnings() {
    List<Cut> cuts = CareAnalyzer.indexing().cut("a".repeat(MEGABYTE));
    assertThat(cuts).hasSizeLessThan(10_000);
    assertThat(CareAnalyzer.indexing().cut("next")).hasSize(2);
  }
}

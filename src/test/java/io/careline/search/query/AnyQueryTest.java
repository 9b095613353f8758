package io.careline.search.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed is read, or refused in words. */
class AnyQueryTest {
  @Test
  void any_text_is_read_or_refused_at_a_place_in_it() {
    Random random = new Random(1);
    String[] pieces = {
      "a",
      "b",
      "\"",
      "(",
      ")",
      ":",
      "-",
      "*",
      " ",
      "  ",
      "或",
      "OR",
      " OR ",
      " AND ",
      "NOT ",
      "中",
      "：",
      ">=",
      "status",
      "status:",
      "open",
      "created:",
      "-7d",
      "退款",
      "“",
      "👍",
      "\uD83D",
      "tag:",
      "，"
    };
    int read = 0;
    for (int n = 0; n < 200_000; n++) {
      StringBuilder query = new StringBuilder();
      for (int i = random.nextInt(16); i >= 0; i--) {
        query.append(pieces[random.nextInt(pieces.length)]);
      }
      read += reads(query.toString()) ? 1 : 0;
    }
    assertThat(read).isBetween(10_000, 190_000);
  }

  private static boolean reads(String query) {
    try {
      within(QueryReader.read(query), 0, query.length());
      return true;
    } catch (QueryFault fault) {
      assertThat(fault.at()).as(query).isBetween(0, query.length());
      assertThat(fault).hasMessageMatching("(?s)\\S.*\\.");
      return false;
    }
  }

  private static void within(Part part, int from, int to) {
    assertThat(part.from()).isBetween(from, part.to() - 1);
    assertThat(part.to()).isLessThanOrEqualTo(to);
    switch (part) {
      case Part.And and -> and.parts().forEach(one -> within(one, part.from(), part.to()));
      case Part.Or or -> or.parts().forEach(one -> within(one, part.from(), part.to()));
      case Part.Not not -> within(not.part(), part.from(), part.to());
      case Part.Word word -> assertThat(QueryText.tells(word.text())).isTrue();
      case Part.Phrase phrase -> assertThat(QueryText.tells(phrase.text())).isTrue();
      case Part.Prefix prefix -> assertThat(prefix.stem()).doesNotContain("*");
      case Part.Field field -> assertThat(field.value()).isNotBlank();
    }
  }
}

package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FoldTest {
  @ParameterizedTest
  @CsvSource({
    "REFUND, refund",
    "Café Müller Łódź Øre, cafe muller lodz ore",
    "Straße, strase",
    "ＡＢＣ１２３：（ｘ）, abc123:(x)",
    "退款失敗, 退款失败",
    "龜鱉龍鳳, 龟鳖龙凤",
    "回覆 帳戶 帐户 甚麼, 回复 账户 账户 什么",
    "don’t, don't",
    "２–３, 2-3",
    "①②, 12",
    "ガギが, ガギが",
    "Привет, привет",
    "\uF900, 岂",
  })
  void one_spelling_for_many(String written, String folded) {
    assertThat(Fold.of(written)).isEqualTo(folded).hasSameSizeAs(written);
  }

  @Test
  void folding_twice_changes_nothing() {
    for (int c = 0; c < 0x10000; c++) {
      char once = Fold.of((char) c);
      assertThat(Fold.of(once)).as("%04x", c).isEqualTo(once);
      assertThat(Character.isSurrogate(once)).isEqualTo(Character.isSurrogate((char) c));
    }
  }
}

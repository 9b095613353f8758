package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TwoTonguesTest {
  @Test
  void a_chinese_question_is_said_in_english_words() {
    assertThat(TwoTongues.other("退款还没到账")).contains("refund not credited yet");
    assertThat(TwoTongues.other("訂單怎麼取消")).contains("order how cancel");
  }

  @Test
  void an_english_question_is_said_in_chinese_words() {
    assertThat(TwoTongues.other("Where is my refund?").orElse("")).contains("退款");
    assertThat(TwoTongues.other("delivery delayed").orElse("")).contains("延误");
  }

  @Test
  void what_is_hardly_known_is_left_alone() {
    assertThat(TwoTongues.other("王小明")).isEmpty();
    assertThat(TwoTongues.other("lorem ipsum dolor sit")).isEmpty();
    assertThat(TwoTongues.other("")).isEmpty();
    assertThat(TwoTongues.other("🙂🙂")).isEmpty();
  }
}

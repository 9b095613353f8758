package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a customer says, among what they quote. */
class OwnWordsTest {
  private static String own(String text) {
    String own = OwnWords.of(text);
    assertThat(own).hasSameSizeAs(text);
    return own.strip().replaceAll("\\s+", " ");
  }

  @Test
  void a_quote_below_with_its_head_is_left_out() {
    assertThat(own("It works.\n\nOn Monday, Ann wrote:\n> terrible\n>> awful\n"))
        .isEqualTo("It works.");
    assertThat(own("It works.\n\nOn Mon, 3 May 2027 at 10:00, Ann\n<ann@example.org> wrote:\n> x"))
        .isEqualTo("It works.");
    assertThat(own("好了\n在 2027年5月3日，客服写道：\n> 太差了")).isEqualTo("好了");
  }

  @Test
  void answers_between_quotes_stay_at_their_place() {
    String text = "> Which colour?\nBlue.\n> Which size?\nLarge.";
    assertThat(own(text)).isEqualTo("Blue. Large.");
    assertThat(OwnWords.of(text).indexOf("Large")).isEqualTo(text.indexOf("Large"));
  }

  @Test
  void the_mail_below_is_history() {
    assertThat(own("Thanks\n-----Original Message-----\nFrom: a\nterrible")).isEqualTo("Thanks");
    assertThat(own("谢谢\n------------------ 原始邮件 ------------------\n太差")).isEqualTo("谢谢");
    assertThat(own("谢谢\n发件人: 客服\n发送时间: 周一\n收件人: 我\n主题: 杯子\n\n太差")).isEqualTo("谢谢");
    assertThat(own("Thanks\nFrom: a\nSent: Monday\nTo: b\nSubject: c\n\nterrible"))
        .isEqualTo("Thanks");
    assertThat(own("Thanks\nAnn\n-- \nTerrible Lamps Ltd")).isEqualTo("Thanks Ann");
  }

  @Test
  void plain_words_that_look_a_little_like_it_stay() {
    assertThat(own("I wrote: hello. Nobody answered.")).contains("Nobody");
    assertThat(own("From: Monday on I am away.\nPlease call.")).contains("Please call");
    assertThat(own("> only a quote")).isEqualTo("> only a quote");
  }
}

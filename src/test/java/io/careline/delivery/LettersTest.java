package io.careline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.store.Backoff;
import io.careline.ticket.TicketNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What our mails say, and the settings and times of sending them. */
class LettersTest {
  private static final String NUMBER = TicketNumber.of(1000);

  @ParameterizedTest
  @CsvSource({
    "Router broken, Re: Router broken [#N]",
    "Re: Router broken, Re: Router broken [#N]",
    "'RE: re: Aw: Re[3]: 回复：Router', Re: Router [#N]",
    "Re: Router [#N], Re: Router [#N]",
    "Fwd: Router, Re: Fwd: Router [#N]",
    "Regarding: you, Re: Regarding: you [#N]",
    "'', Re: Your message [#N]",
    "'Re: ', Re: Your message [#N]"
  })
  void a_subject_has_one_re_and_one_number(String subject, String expected) {
    Conversation conversation = Mails.conversation(subject.replace("#N", "#" + NUMBER), "en");
    assertThat(Subjects.answer(conversation)).isEqualTo(expected.replace("#N", "#" + NUMBER));
  }

  @Test
  void the_acknowledgement_is_a_machines_and_says_what_matters() {
    for (String language : List.of("en", "zh-CN")) {
      OutgoingMail mail =
          Acknowledgement.of(
              Mails.conversation("Router", language),
              Mails.SEALS,
              "id@x",
              "https://desk.example/track/1?a=b&c=d",
              Mails.NOW);
      assertThat(mail.automatic()).isTrue();
      assertThat(mail.text()).contains("Ada", "#" + NUMBER, "https://desk.example/track/1?a=b&c=d");
      assertThat(mail.html().orElseThrow())
          .contains("<a href=\"https://desk.example/track/1?a=b&amp;c=d\">");
      assertThat(mail.text().contains("您好")).isEqualTo(language.startsWith("zh"));
      assertThat(mail.inReplyTo()).contains("second@example.org");
      String token = Mails.SEALS.replyToken(1000, "ada@example.org");
      assertThat(mail.replyTo().orElseThrow().email())
          .isEqualTo("support+" + token + "@desk.example");
      assertThat(mail.returnPath()).isEqualTo(mail.replyTo().orElseThrow());
    }
  }

  @Test
  void a_reply_quotes_the_customer_below_and_escapes_what_is_no_html() {
    ReplyMail.Quote quote =
        new ReplyMail.Quote(
            "Ada", Instant.parse("2026-05-04T09:08:00Z"), "It <b>blinks</b>\n\n> before");
    ReplyMail.Words words =
        new ReplyMail.Words(
            "Grace",
            "Try 1 < 2 & see\nhttps://x.example/a?b=1.",
            Optional.empty(),
            Optional.of(quote),
            List.of());
    OutgoingMail mail =
        ReplyMail.of(Mails.conversation("Router", "en"), Mails.SEALS, "id@x", words, Mails.NOW);
    assertThat(mail.text())
        .isEqualTo(
            "Try 1 < 2 & see\nhttps://x.example/a?b=1.\n\n"
                + "On 4 May 2026, 09:08 UTC, Ada wrote:\n> It <b>blinks</b>\n>\n>> before\n");
    assertThat(mail.html().orElseThrow())
        .contains("Try 1 &lt; 2 &amp; see<br>")
        .contains("<a href=\"https://x.example/a?b=1\">https://x.example/a?b=1</a>.")
        .contains("<blockquote")
        .contains("It &lt;b&gt;blinks");
    assertThat(mail.from().written()).isEqualTo("Grace (Support) <support@desk.example>");
    assertThat(mail.view().getString("messageId")).isEqualTo("id@x");
    OutgoingMail chinese =
        ReplyMail.of(Mails.conversation("路由器", "zh"), Mails.SEALS, "id@x", words, Mails.NOW);
    assertThat(chinese.text()).contains("2026年5月4日 09:08（UTC），Ada 写道：");
  }

  @ParameterizedTest
  @CsvSource({
    "smtp://localhost, localhost, 25, NONE, ''",
    "smtp://localhost:2500, localhost, 2500, NONE, ''",
    "smtps://me%40x.y:p%3Aw+d@mail.example, mail.example, 465, TLS, me@x.y/p:w+d",
    "smtp+starttls://me:pw@mail.example, mail.example, 587, STARTTLS, me/pw"
  })
  void a_relay_is_a_setting(
      String setting, String host, int port, Relay.Security security, String login) {
    Relay relay = Relay.of(setting);
    assertThat(relay.host()).isEqualTo(host);
    assertThat(relay.port()).isEqualTo(port);
    assertThat(relay.security()).isEqualTo(security);
    assertThat(relay.login().map(l -> l.user() + "/" + l.password()).orElse("")).isEqualTo(login);
    assertThat(relay.toString()).doesNotContain("pw").doesNotContain("p:w");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:25", "http://x", "smtp://", "smtps://user@x", "smtp://u:secret@a b"})
  void a_wrong_relay_is_refused_without_telling_its_password(String setting) {
    assertThatThrownBy(() -> Relay.of(setting))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("smtp://host:port")
        .hasMessageNotContaining("secret");
  }

  @Test
  void a_mail_is_tried_for_three_days() {
    Duration all = Duration.ZERO;
    int attempts = 1;
    while (Backoff.after(attempts).isPresent()) {
      all = all.plus(Backoff.after(attempts++).orElseThrow());
    }
    assertThat(all).isBetween(Duration.ofHours(70), Duration.ofHours(72));
    assertThat(Backoff.after(1)).contains(Duration.ofSeconds(30));
    assertThat(Backoff.after(5)).contains(Duration.ofHours(1));
  }
}

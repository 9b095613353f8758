package io.careline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Mails carried to real servers, kind and unkind ones. */
class PostmanTest {
  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final OutgoingMail MAIL = Mails.simple("one", "ada@example.org", "Hello 您好");

  private static SendResult deliver(Relay relay, OutgoingMail... mails) {
    return deliver(relay, id -> new byte[] {1, 2, 3}, mails);
  }

  /** The result of the last mail, each carried on a virtual thread as the sender does. */
  private static SendResult deliver(Relay relay, AttachmentSource files, OutgoingMail... mails) {
    try (Postman postman = new Postman(relay, new MailComposer(files), LIMIT)) {
      CompletableFuture<SendResult> result = new CompletableFuture<>();
      Thread.startVirtualThread(
          () -> {
            SendResult last = null;
            for (OutgoingMail mail : mails) {
              last = postman.deliver(mail.json());
            }
            result.complete(last);
          });
      return result.join();
    }
  }

  @Test
  void a_mail_arrives_at_a_relay_that_wants_a_sign_in() throws Exception {
    ServerSetup smtp = new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP);
    GreenMail server = new GreenMail(smtp);
    server.setUser("ada@example.org", "me@x.y", "s/cret");
    server.start();
    try {
      int port = server.getSmtp().getPort();
      Relay relay = Relay.of("smtp://me%40x.y:s%2Fcret@127.0.0.1:" + port);
      OutgoingMail mail = Mails.with(MAIL, List.of(new OutgoingMail.Attached("k", "x.bin", "a/b")));
      assertThat(deliver(relay, mail).sent()).containsExactly("ada@example.org");
      MimeMessage got = server.getReceivedMessages()[0];
      assertThat(got.getMessageID()).isEqualTo("<one@desk.example>");
      assertThat(GreenMailUtil.getWholeMessage(got)).contains("x.bin");
      SendResult wrong = deliver(Relay.of("smtp://me%40x.y:no@127.0.0.1:" + port), MAIL);
      assertThat(wrong.later()).containsExactly("ada@example.org");
      assertThat(wrong.why()).isNotBlank().doesNotContain("s/cret");
    } finally {
      server.stop();
    }
  }

  @Test
  void one_connection_carries_several_mails() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of())) {
      assertThat(deliver(relay.relay(), MAIL, MAIL, MAIL).sent()).hasSize(1);
      assertThat(relay.heard.stream().filter(line -> line.startsWith("EHLO"))).hasSize(1);
      assertThat(relay.heard.stream().filter("."::equals)).hasSize(3);
      assertThat(relay.heard).contains("MAIL FROM:<support@desk.example>");
    }
  }

  @Test
  void a_refusal_for_good_is_told_from_one_for_now() throws Exception {
    assertThat(answered("RCPT", "550 5.1.1 nobody here").refused()).hasSize(1);
    assertThat(answered("RCPT", "450 4.2.1 greylisted").later()).hasSize(1);
    assertThat(answered("MAIL", "550 5.7.1 not you").refused()).hasSize(1);
    assertThat(answered("MAIL", "451 4.3.0 later").later()).hasSize(1);
    assertThat(answered("MAIL", "530 5.7.0 sign in first").later()).hasSize(1);
    assertThat(answered(".", "554 5.6.0 spam").refused()).hasSize(1);
    assertThat(answered(".", "452 4.3.1 full").later()).hasSize(1);
    assertThat(answered("DATA", "421 going down").later()).hasSize(1);
    assertThat(answered("RCPT", "550 5.1.1 nobody here").why()).contains("550 5.1.1 nobody here");
  }

  private static SendResult answered(String command, String reply) throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of(command, reply))) {
      SendResult result = deliver(relay.relay(), MAIL);
      assertThat(result.sent()).isEmpty();
      return result;
    }
  }

  @Test
  void each_recipient_has_an_answer_of_its_own() throws Exception {
    Map<String, String> replies =
        Map.of("RCPT TO:<no@", "550 5.1.1 no", "RCPT TO:<wait@", "451 4.7.1 wait");
    try (ScriptedRelay relay = new ScriptedRelay(replies)) {
      OutgoingMail mail = Mails.copied(MAIL, "no@example.org", "wait@example.org");
      SendResult result = deliver(relay.relay(), mail);
      assertThat(result.sent()).containsExactly("ada@example.org");
      assertThat(result.refused()).containsExactly("no@example.org");
      assertThat(result.later()).containsExactly("wait@example.org");
    }
  }

  @Test
  void a_relay_that_is_away_or_silent_is_one_for_later_and_soon() throws Exception {
    assertThat(deliver(Relay.of("smtp://127.0.0.1:1"), MAIL).later()).hasSize(1);
    assertThat(deliver(Relay.of("smtp://no-such-host.invalid"), MAIL).later()).hasSize(1);
    for (String never : new String[] {"silence", "endless"}) {
      try (ScriptedRelay relay = new ScriptedRelay(Map.of(".", never))) {
        long start = System.nanoTime();
        SendResult result = deliver(relay.relay(), MAIL);
        assertThat(result.later()).hasSize(1);
        assertThat(result.why()).isNotBlank();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LIMIT.plusSeconds(1));
      }
    }
  }

  @Test
  void a_mail_that_can_never_be_sent_is_refused_with_a_reason() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of())) {
      AttachmentSource gone =
          id -> {
            throw new NoSuchElementException("The file " + id + " is gone.");
          };
      OutgoingMail mail = Mails.with(MAIL, List.of(new OutgoingMail.Attached("k", "x", "a/b")));
      SendResult result = deliver(relay.relay(), gone, mail);
      assertThat(result.refused()).hasSize(1);
      assertThat(result.why()).contains("The file k is gone.");
      SendResult foreign = deliver(relay.relay(), Mails.simple("x", "阿达@example.org", "x"));
      assertThat(foreign.why()).contains("SMTPUTF8");
      try (Postman postman = new Postman(relay.relay(), new MailComposer(gone), LIMIT)) {
        assertThat(postman.deliver(new io.vertx.core.json.JsonObject()).why())
            .contains("cannot be read");
      }
    }
  }
}

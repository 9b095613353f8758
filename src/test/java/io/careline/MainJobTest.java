package io.careline;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.util.Properties;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The main job without a browser: a real mail becomes a ticket, the agent's answer reaches the
 * customer's real mailbox, and what the customer answers lands in the same ticket.
 */
class MainJobTest {
  private static GreenMail customers;
  private static TestCareline app;

  @BeforeAll
  static void start() {
    customers = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    customers.start();
    app = TestCareline.withRelay("smtp://127.0.0.1:" + customers.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    app.close();
    customers.stop();
  }

  private static Session session() {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(app.careline.smtpPort()));
    return Session.getInstance(properties);
  }

  private static MimeMessage mail(String from, String to, String subject, String text)
      throws Exception {
    MimeMessage mail = new MimeMessage(session());
    mail.setFrom(new InternetAddress(from));
    mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    mail.setSubject(subject, "UTF-8");
    mail.setText(text, "UTF-8");
    return mail;
  }

  static <T> T eventually(Supplier<T> asked) throws InterruptedException {
    long until = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    T answer = asked.get();
    while (answer == null && System.nanoTime() < until) {
      Thread.sleep(50);
      answer = asked.get();
    }
    assertThat(answer).as("came within 20 seconds").isNotNull();
    return answer;
  }

  private static JsonObject ticketOf(String customer) {
    JsonArray items = app.get("tickets?customer=" + customer).json().getJsonArray("items");
    return items == null || items.isEmpty() ? null : items.getJsonObject(0);
  }

  /** The newest mail to somebody whose text holds these words. */
  private static MimeMessage received(String to, String words) {
    for (MimeMessage mail : customers.getReceivedMessages()) {
      try {
        boolean theirs = mail.getAllRecipients()[0].toString().contains(to);
        if (theirs
            && com.icegreen.greenmail.util.GreenMailUtil.getWholeMessage(mail).contains(words)) {
          return mail;
        }
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
    return null;
  }

  @Test
  void a_mail_is_answered_and_the_answer_lands_in_the_same_ticket() throws Exception {
    Transport.send(
        mail("Ann <ann@example.org>", "support@localhost", "Router 坏了", "It blinks red."));
    JsonObject ticket = eventually(() -> ticketOf("ann@example.org"));
    String number = ticket.getString("number");
    assertThat(ticket.getString("subject")).isEqualTo("Router 坏了");
    assertThat(ticket.getString("channel")).isEqualTo("mail");

    MimeMessage greeting = eventually(() -> received("ann@example.org", number));
    assertThat(greeting.getHeader("Auto-Submitted")[0]).isEqualTo("auto-replied");

    JsonObject written =
        app.post(
                "tickets/" + number + "/interactions",
                new JsonObject().put("kind", "reply").put("text", "Please restart it."))
            .json();
    MimeMessage answer = eventually(() -> received("ann@example.org", "Please restart it."));
    assertThat(answer.getMessageID())
        .isEqualTo("<" + written.getJsonObject("mail").getString("messageId") + ">");
    assertThat(answer.getHeader("In-Reply-To")).isNotNull();
    assertThat(answer.getHeader("Auto-Submitted")).isNull();

    MimeMessage back = (MimeMessage) answer.reply(false);
    back.setFrom(new InternetAddress("ann@example.org"));
    back.setText("It works, thank you.", "UTF-8");
    back.saveChanges();
    try (Transport transport = session().getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(back, back.getAllRecipients());
    }
    JsonObject whole =
        eventually(
            () -> {
              JsonObject now = app.get("tickets/" + number).json();
              return now.getJsonArray("interactions").size() == 3 ? now : null;
            });
    assertThat(whole.getJsonArray("interactions").getJsonObject(2).getString("text"))
        .contains("It works");
    assertThat(
            whole
                .getJsonArray("interactions")
                .getJsonObject(1)
                .getJsonObject("delivery")
                .getString("state"))
        .isEqualTo("sent");
  }

  @Test
  void references_lead_to_the_ticket_when_the_token_was_lost() throws Exception {
    Transport.send(mail("ben@example.org", "support@localhost", "Invoice", "Which one?"));
    String number = eventually(() -> ticketOf("ben@example.org")).getString("number");
    MimeMessage greeting = eventually(() -> received("ben@example.org", number));
    MimeMessage back =
        mail("ben@example.org", "support@localhost", "Re: Invoice", "The second one.");
    back.setHeader("References", greeting.getMessageID());
    Transport.send(back);
    eventually(
        () ->
            app.get("tickets/" + number).json().getJsonArray("interactions").size() == 2
                ? number
                : null);
  }

  @Test
  void a_forged_token_opens_a_ticket_of_its_own() throws Exception {
    Transport.send(mail("cleo@example.org", "support@localhost", "Mine", "Secret"));
    String number = eventually(() -> ticketOf("cleo@example.org")).getString("number");
    Transport.send(
        mail(
            "mallory@example.org",
            "support+" + number + ".aaaaaaaaaaaaaaaa@localhost",
            "Re: Mine",
            "Let me in"));
    String other = eventually(() -> ticketOf("mallory@example.org")).getString("number");
    assertThat(other).isNotEqualTo(number);
    assertThat(app.get("tickets/" + number).json().getJsonArray("interactions")).hasSize(1);
  }

  @Test
  void a_machine_is_never_answered_automatically() throws Exception {
    MimeMessage robot = mail("robot@example.org", "support@localhost", "Away", "I am away.");
    robot.setHeader("Auto-Submitted", "auto-replied");
    Transport.send(robot);
    eventually(() -> ticketOf("robot@example.org"));
    Transport.send(mail("dora@example.org", "support@localhost", "After", "x"));
    String after = eventually(() -> ticketOf("dora@example.org")).getString("number");
    eventually(() -> received("dora@example.org", after));
    assertThat(received("robot@example.org", "")).isNull();
  }

  @Test
  void the_same_mail_delivered_twice_is_one_interaction() throws Exception {
    MimeMessage mail = mail("eve@example.org", "support@localhost", "Twice", "Once only.");
    mail.saveChanges();
    try (Transport transport = session().getTransport("smtp")) {
      transport.connect();
      transport.sendMessage(mail, mail.getAllRecipients());
      transport.sendMessage(mail, mail.getAllRecipients());
    }
    eventually(() -> ticketOf("eve@example.org"));
    Transport.send(mail("fay@example.org", "support@localhost", "After", "x"));
    eventually(() -> ticketOf("fay@example.org"));
    assertThat(app.get("tickets?customer=eve@example.org").json().getJsonArray("items")).hasSize(1);
  }
}

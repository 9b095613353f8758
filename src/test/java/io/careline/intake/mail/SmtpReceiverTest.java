package io.careline.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.intake.Arrival;
import io.careline.ticket.Channel;
import io.vertx.core.json.JsonArray;
import jakarta.mail.Message;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Properties;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The receiver as a well-behaved mail client meets it. */
class SmtpReceiverTest {
  private final SmtpHouse house = new SmtpHouse();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_mail_client_sends_a_message_and_it_is_stored_as_it_was_sent() throws Exception {
    MimeMessage message = message("support@desk.example", "Router blinks red\r\n.dot\r\n..two\r\n");
    Transport.send(message);

    Arrival arrival = house.stored.getFirst();
    assertThat(arrival.channel()).isEqualTo(Channel.MAIL);
    assertThat(arrival.envelope().getString("from")).isEqualTo("ada@example.org");
    assertThat(arrival.envelope().getJsonArray("recipients"))
        .isEqualTo(JsonArray.of("support@desk.example"));
    assertThat(arrival.envelope().getString("remoteAddress")).isEqualTo("127.0.0.1");
    assertThat(arrival.envelope().getString("helo")).isNotEmpty();
    assertThat(Instant.parse(arrival.envelope().getString("receivedAt"))).isNotNull();
    assertThat(house.only()).startsWith("Date: ").endsWith("\r\n.dot\r\n..two\r\n");
    assertThat(arrival.dedupKey())
        .isEqualTo(house.service.adapter().dedupKey(arrival.envelope(), arrival.raw().getBytes()));
  }

  @Test
  void an_unknown_recipient_is_refused() throws Exception {
    MimeMessage message = message("stranger@elsewhere.example", "Please relay this");
    Assertions.assertThatThrownBy(() -> Transport.send(message))
        .isInstanceOf(SendFailedException.class)
        .rootCause()
        .hasMessageContaining("550 5.1.1");
    assertThat(house.stored).isEmpty();
  }

  @Test
  void a_plus_address_counts_as_its_base_address_and_is_kept_whole() throws Exception {
    Transport.send(message("Support+10009.abc@desk.example", "An answer"));
    assertThat(house.stored.getFirst().envelope().getJsonArray("recipients"))
        .isEqualTo(JsonArray.of("Support+10009.abc@desk.example"));
  }

  @Test
  void what_is_offered_is_announced() throws Exception {
    try (SmtpLine line = house.line()) {
      assertThat(line.reply()).startsWith("220 desk.example ESMTP");
      line.send("EHLO client.example\r\nVRFY ada\r\nSTARTTLS\r\nNOOP\r\nQUIT\r\n");
      assertThat(line.reply()).isEqualTo("250 ENHANCEDSTATUSCODES");
      assertThat(line.reply()).startsWith("252 ");
      assertThat(line.reply()).startsWith("502 ");
      assertThat(line.reply()).startsWith("250 ");
      assertThat(line.reply()).startsWith("221 ");
      assertThat(line.reply()).isEmpty();
    }
  }

  @Test
  void a_whole_pipelined_session_is_answered_in_order() throws Exception {
    try (SmtpLine line = house.line()) {
      line.reply();
      line.send("EHLO c\r\nMAIL FROM:<>\r\nRCPT TO:<no@desk.example>\r\n");
      line.send("RCPT TO:<support@desk.example>\r\nDATA\r\n");
      assertThat(line.reply()).startsWith("250 ");
      assertThat(line.reply()).startsWith("250 2.1.0");
      assertThat(line.reply()).startsWith("550 5.1.1");
      assertThat(line.reply()).startsWith("250 2.1.5");
      assertThat(line.reply()).startsWith("354 ");
      line.send("Subject: hi\r\n\r\nhello\r\n.\r\nMAIL FROM:<b@example.org>\r\nRSET\r\nQUIT\r\n");
      assertThat(line.reply()).startsWith("250 2.6.0");
      assertThat(line.reply()).startsWith("250 2.1.0");
      assertThat(line.reply()).startsWith("250 2.0.0");
      assertThat(line.reply()).startsWith("221 ");
      assertThat(house.only()).isEqualTo("Subject: hi\r\n\r\nhello\r\n");
      assertThat(house.stored.getFirst().envelope().getString("from")).isEmpty();
    }
  }

  @Test
  void international_addresses_need_smtputf8_and_then_work() throws Exception {
    try (SmtpLine line = house.line()) {
      line.reply();
      line.ask("EHLO c");
      assertThat(line.ask("MAIL FROM:<阿达@例子.中国>")).startsWith("553 5.6.7");
      assertThat(line.ask("MAIL FROM:<阿达@例子.中国> SMTPUTF8 BODY=8BITMIME")).startsWith("250");
      line.ask("RCPT TO:<support@desk.example>");
      line.ask("DATA");
      assertThat(line.ask("Subject: 你好\r\n\r\n您好\r\n.")).startsWith("250");
    }
    assertThat(house.stored.getFirst().envelope().getString("from")).isEqualTo("阿达@例子.中国");
    assertThat(house.stored.getFirst().raw().toString(StandardCharsets.UTF_8)).contains("您好");
  }

  private MimeMessage message(String to, String text) throws Exception {
    Properties settings = new Properties();
    settings.put("mail.smtp.host", "127.0.0.1");
    settings.put("mail.smtp.port", house.port());
    MimeMessage message = new MimeMessage(Session.getInstance(settings));
    message.setFrom("ada@example.org");
    message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
    message.setSubject("Help");
    message.setText(text);
    message.setSentDate(new java.util.Date());
    return message;
  }
}

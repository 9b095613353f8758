package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two nodes on one database, each with doors of its own. */
class TwoNodesTest {
  private static final int MAILS = 120;
  private static TestCareline first;
  private static TestCareline second;

  @BeforeAll
  static void start() {
    first = TestCareline.start();
    second = TestCareline.start(first.databaseUrl, Optional.empty());
  }

  @AfterAll
  static void stop() {
    second.close();
    first.close();
  }

  private static void deliver(TestCareline node, String from, int mails) {
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(node.careline.smtpPort()));
    Session session = Session.getInstance(properties);
    try (Transport transport = session.getTransport("smtp")) {
      transport.connect();
      for (int i = 0; i < mails; i++) {
        MimeMessage mail = new MimeMessage(session);
        mail.setFrom(new InternetAddress(from));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress("support@localhost"));
        mail.setSubject("From " + from + " number " + i);
        mail.setText("Once, and only once.");
        mail.saveChanges();
        transport.sendMessage(mail, mail.getAllRecipients());
      }
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static long count(String query) {
    return Long.parseLong(TestTables.value(first.databaseUrl, query));
  }

  /** Both readers want every arrival; each is read by one of them. */
  @Test
  void what_arrives_at_both_is_read_exactly_once() throws Exception {
    Thread other = Thread.ofVirtual().start(() -> deliver(second, "second@nodes.example", MAILS));
    deliver(first, "first@nodes.example", MAILS);
    other.join();
    for (int i = 0;
        i < 600 && count("SELECT count(*) FROM arrival WHERE state = 'waiting'") > 0;
        i++) {
      Thread.sleep(50);
    }
    assertThat(count("SELECT count(*) FROM arrival WHERE state <> 'read'")).isZero();
    String ours = " FROM ticket WHERE subject LIKE 'From %@nodes.example number %'";
    assertThat(count("SELECT count(*)" + ours)).isEqualTo(2 * MAILS);
    assertThat(count("SELECT count(DISTINCT subject)" + ours)).isEqualTo(2 * MAILS);
    assertThat(
            count(
                "SELECT count(*) FROM interaction WHERE kind = 'customer' AND ticket_id IN (SELECT"
                    + " id"
                    + ours
                    + ")"))
        .isEqualTo(2 * MAILS);
  }

  @Test
  void who_looks_at_a_ticket_on_one_node_is_seen_on_the_other() {
    String number = first.ticket("Looked at", "presence@nodes.example");
    try (TestSocket watching = TestSocket.open(first, TestCareline.TOKEN)) {
      watching.hello(Optional.empty());
      try (TestSocket looking = TestSocket.open(second, TestCareline.TOKEN)) {
        looking.hello(Optional.empty());
        looking.send(
            new JsonObject().put("type", "presence").put("number", number).put("doing", "typing"));
        JsonObject person = watching.presence(number, 1).getJsonArray("people").getJsonObject(0);
        assertThat(person.getString("doing")).isEqualTo("typing");
        try (TestSocket late = TestSocket.open(first, TestCareline.TOKEN)) {
          assertThat(late.hello(Optional.empty()).getJsonArray("presence").encode())
              .contains(number);
        }
      }
      watching.presence(number, 0);
    }
  }

  @Test
  void a_fact_of_one_node_comes_to_sockets_of_both_under_one_number() {
    try (TestSocket here = TestSocket.open(first, TestCareline.TOKEN);
        TestSocket there = TestSocket.open(second, TestCareline.TOKEN)) {
      here.hello(Optional.empty());
      there.hello(Optional.empty());
      for (TestCareline node : List.of(first, second)) {
        String number = node.ticket("On both", "both@nodes.example");
        long seq = here.fact("ticket.opened", number).getLong("seq");
        assertThat(there.fact("ticket.opened", number).getLong("seq")).isEqualTo(seq);
      }
    }
  }
}

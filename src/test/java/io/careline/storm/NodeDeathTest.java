package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.careline.TestDatabase;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two nodes on one database; one is killed with work in its hands. */
@Timeout(180)
class NodeDeathTest {
  private static final int MAILS = 20;

  private final String url = TestDatabase.fresh();
  private final GreenMail mails =
      new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
  private ServerSocket silent;
  private CarelineProcess doomed;
  private CarelineProcess heir;

  @BeforeEach
  void start() throws Exception {
    mails.start();
    silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    // A relay that takes connections and never says a word: mail stays in this node's hands.
    doomed = node("doomed", silent.getLocalPort());
    doomed.start();
    doomed.awaitReady();
    heir = node("heir", mails.getSmtp().getPort());
  }

  private CarelineProcess node(String name, int relay) throws IOException {
    Path folder = StormFolder.fresh(name);
    return new CarelineProcess(
        folder,
        Map.of("CARELINE_DATABASE_URL", url, "CARELINE_SMTP_RELAY", "smtp://127.0.0.1:" + relay));
  }

  @AfterEach
  void end() throws IOException {
    doomed.close();
    heir.close();
    silent.close();
    mails.stop();
  }

  private long number(String query) {
    return Long.parseLong(TestTables.value(url, query));
  }

  private void await(String what, String query, long wanted) throws InterruptedException {
    for (int i = 0; i < 800 && number(query) != wanted; i++) {
      Thread.sleep(50);
    }
    assertThat(number(query)).as(what).isEqualTo(wanted);
  }

  @Test
  void mail_that_a_dead_node_had_claimed_is_sent_by_the_other() throws Exception {
    try (ApiClient api = new ApiClient(doomed.port())) {
      JsonObject opening =
          new JsonObject()
              .put("subject", "Who sends this?")
              .put("text", "x")
              .put("customer", new JsonObject().put("email", "heir@nodes.example"));
      Outcome opened = api.post("tickets", opening, Optional.empty());
      assertThat(opened).isInstanceOf(Outcome.Acknowledged.class);
      String ticket = ((Outcome.Acknowledged) opened).answer().getString("number");
      JsonObject reply = new JsonObject().put("kind", "reply").put("text", "An answer");
      assertThat(api.post("tickets/" + ticket + "/interactions", reply, Optional.empty()))
          .isInstanceOf(Outcome.Acknowledged.class);
    }
    long all = number("SELECT count(*) FROM outbox");
    assertThat(all).isPositive();
    await("claimed", "SELECT count(*) FROM outbox WHERE leased_by IS NOT NULL", all);
    heir.start();
    heir.awaitReady();
    doomed.kill();
    await("sent by the heir", "SELECT count(*) FROM outbox WHERE state = 'sent'", all);
    assertThat(mails.getReceivedMessages()).hasSize((int) all);
  }

  @Test
  void arrivals_that_a_dead_node_was_reading_are_read_by_the_other_once() throws Exception {
    heir.start();
    heir.awaitReady();
    try (Connection held = TestTables.connect(url);
        Statement lock = held.createStatement();
        SmtpClient smtp = new SmtpClient(doomed.smtpPort())) {
      held.setAutoCommit(false);
      lock.execute("LOCK TABLE ticket IN SHARE MODE"); // nobody can open one, whoever reads
      for (int i = 0; i < MAILS; i++) {
        assertThat(smtp.send(mail(i), false)).isInstanceOf(Outcome.Acknowledged.class);
      }
      assertThat(number("SELECT count(*) FROM arrival WHERE state = 'waiting'")).isEqualTo(MAILS);
      doomed.kill();
      held.rollback();
    }
    await("read", "SELECT count(*) FROM arrival WHERE state = 'read'", MAILS);
    assertThat(number("SELECT count(*) FROM ticket")).isEqualTo(MAILS);
    assertThat(number("SELECT count(DISTINCT subject) FROM ticket")).isEqualTo(MAILS);
  }

  private static SmtpClient.Mail mail(int i) {
    String text =
        "From: heir@nodes.example\r\nTo: support@localhost\r\nSubject: Left behind "
            + i
            + "\r\nMessage-ID: <left."
            + i
            + "@nodes.example>\r\n\r\nx\r\n";
    return new SmtpClient.Mail("heir@nodes.example", "", "support@localhost", text);
  }
}

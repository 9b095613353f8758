package io.careline.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.careline.TestDatabase;
import io.careline.store.Db;
import io.careline.store.Outbox;
import io.careline.store.Sql;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The sender with a real outbox and real servers. */
class MailSenderTest {
  private static final Sql ALL =
      new Sql(
          "test.outbox",
          """
          SELECT cause, state, attempts, last_error, leased_by, body,
                 extract(epoch FROM due_at - now())::float8 AS wait FROM outbox ORDER BY id\
          """);
  private static final Sql CLEAR = new Sql("test.clear", "DELETE FROM outbox");
  private static final Sql SOON =
      new Sql("test.soon", "UPDATE outbox SET due_at = now(), leased_until = NULL");
  private static final Sql OLD = new Sql("test.old", "UPDATE outbox SET attempts = 1000");

  private static Vertx vertx;
  private static Db db;

  private GreenMail server;
  private MailSender sender;

  @BeforeAll
  static void open() {
    vertx = Vertx.vertx();
    db = new Db(vertx, TestDatabase.fresh(), 4);
  }

  @AfterAll
  static void close() {
    db.close().await();
    vertx.close().await();
  }

  @BeforeEach
  void clear() {
    db.run(CLEAR);
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
  }

  @AfterEach
  void stop() {
    if (sender != null) {
      sender.drain();
    }
    server.stop();
  }

  private void start(Optional<Relay> relay) {
    sender = new MailSender(db, "node-1", relay, id -> new byte[10]);
    sender.start();
  }

  private Optional<Relay> greenMail() {
    return Optional.of(Relay.of("smtp://127.0.0.1:" + server.getSmtp().getPort()));
  }

  private static void put(OutgoingMail... mails) {
    for (OutgoingMail mail : mails) {
      String cause = "reply:" + mail.messageId();
      Outbox.Effect effect =
          new Outbox.Effect(cause, OutgoingMail.KIND, Optional.of(1000L), mail.json());
      Outbox.put(db.client(), List.of(effect));
    }
  }

  private static List<Row> rows() {
    return db.run(ALL).stream().toList();
  }

  private static boolean all(String state) {
    return rows().stream().allMatch(row -> row.getString("state").equals(state));
  }

  private static void until(BooleanSupplier reached) {
    long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
    while (!reached.getAsBoolean()) {
      assertThat(System.nanoTime())
          .as("waited too long; outbox: " + rows().stream().map(Row::toJson).toList())
          .isLessThan(end);
      Thread.onSpinWait();
    }
  }

  @Test
  void what_is_due_is_sent_once_and_done() {
    for (int i = 0; i < 30; i++) {
      put(Mails.simple("mail-" + i, "ada@example.org", "number " + i));
    }
    start(greenMail());
    until(() -> all("sent"));
    put(Mails.simple("later", "ada@example.org", "woken"));
    sender.wake();
    until(() -> all("sent"));
    assertThat(server.getReceivedMessages()).hasSize(31);
    assertThat(rows()).allMatch(row -> row.getInteger("attempts") == 1);
  }

  @Test
  void without_a_relay_mail_waits_unclaimed() throws Exception {
    put(Mails.simple("waits", "ada@example.org", "x"));
    start(Optional.empty());
    sender.wake();
    Thread.sleep(300);
    assertThat(rows().getFirst().getInteger("attempts")).isZero();
    assertThat(rows().getFirst().getString("state")).isEqualTo("waiting");
  }

  @Test
  void a_relay_that_is_away_is_tried_again_and_the_mail_is_the_same() throws Exception {
    int port = server.getSmtp().getPort();
    server.stop();
    put(Mails.simple("again", "ada@example.org", "x"));
    start(Optional.of(Relay.of("smtp://127.0.0.1:" + port)));
    until(() -> rows().getFirst().getString("last_error") != null);
    until(() -> rows().getFirst().getString("leased_by") == null);
    assertThat(rows().getFirst().getDouble("wait")).isBetween(25.0, 30.0);
    assertThat(rows().getFirst().getString("state")).isEqualTo("waiting");
    server = new GreenMail(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    server.start();
    db.run(SOON);
    until(() -> all("sent"));
    assertThat(server.getReceivedMessages()[0].getMessageID()).isEqualTo("<again@desk.example>");
  }

  @Test
  void what_is_refused_for_good_is_given_up_with_its_reason() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of("RCPT", "550 5.1.1 nobody here"))) {
      put(Mails.simple("no", "ada@example.org", "x"));
      start(Optional.of(relay.relay()));
      until(() -> all("failed"));
      assertThat(rows().getFirst().getString("last_error")).contains("550 5.1.1 nobody here");
    }
  }

  @Test
  void after_three_days_it_is_enough() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of("RCPT", "450 4.2.1 not now"))) {
      put(Mails.simple("old", "ada@example.org", "x"));
      db.run(OLD);
      start(Optional.of(relay.relay()));
      until(() -> all("failed"));
      assertThat(rows().getFirst().getString("last_error")).contains("450 4.2.1 not now");
    }
  }

  @Test
  void who_has_it_does_not_get_it_twice_when_others_have_to_wait() throws Exception {
    try (ScriptedRelay relay = new ScriptedRelay(Map.of("RCPT TO:<wait@", "451 4.7.1 wait"))) {
      put(Mails.copied(Mails.simple("part", "ada@example.org", "x"), "wait@example.org"));
      start(Optional.of(relay.relay()));
      until(() -> rows().size() == 2 && rows().getLast().getString("last_error") != null);
      assertThat(rows().getFirst().getString("state")).isEqualTo("sent");
      assertThat(relay.heard.stream().filter(line -> line.startsWith("RCPT TO:<ada@"))).hasSize(1);
      assertThat(relay.heard.stream().filter(line -> line.startsWith("RCPT TO:<wait@"))).hasSize(2);
    }
  }

  @Test
  void a_row_that_is_no_mail_stops_nothing() {
    Outbox.Effect broken =
        new Outbox.Effect(
            "broken", OutgoingMail.KIND, Optional.empty(), new io.vertx.core.json.JsonObject());
    Outbox.put(db.client(), List.of(broken));
    put(Mails.simple("good", "ada@example.org", "x"));
    start(greenMail());
    until(() -> rows().stream().noneMatch(row -> row.getString("state").equals("waiting")));
    assertThat(rows()).extracting(row -> row.getString("state")).containsExactly("failed", "sent");
  }

  @Test
  void a_drain_finishes_what_is_under_way() throws Exception {
    put(Mails.simple("under-way", "ada@example.org", "x"));
    start(greenMail());
    until(() -> rows().getFirst().getInteger("attempts") == 1);
    sender.drain();
    assertThat(all("sent")).isTrue();
    put(Mails.simple("too-late", "ada@example.org", "x"));
    sender.wake();
    Thread.sleep(200);
    assertThat(rows().getLast().getInteger("attempts")).isZero();
  }

  @Test
  void it_is_seen_to_stand_still_and_to_go_on() {
    start(greenMail());
    until(() -> sender.idleSeconds() < 2);
    db.inTransaction(
        tx -> {
          Db.run(tx, new Sql("test.lock", "LOCK TABLE outbox IN SHARE MODE"));
          until(() -> sender.idleSeconds() > 3);
          return true;
        });
    until(() -> sender.idleSeconds() < 2);
  }
}

package io.careline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.careline.WordReader;
import io.careline.access.Passwords;
import io.careline.reading.FirstTopics;
import io.careline.reading.MessageReader;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.store.WorkPool;
import io.careline.ticket.Status;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The demonstration workspace in a real database, made by two nodes that both tried. */
class DemoTest {
  /** A Wednesday, so that some have just written and most are at work. */
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  private static Vertx vertx;
  private static Db db;
  private static Passwords passwords;
  private static MessageReader messages;
  private static List<Optional<Demo.Filled>> tries;

  @BeforeAll
  static void fill() throws Exception {
    vertx = Vertx.vertx();
    passwords = new Passwords(vertx);
    db = new Db(vertx, TestDatabase.fresh(), 4);
    FirstTopics.plant(db);
    messages = new MessageReader(WordReader::new, new WorkPool("demo", 2, 5_000), true);
    Callable<Optional<Demo.Filled>> node = () -> Demo.fill(db, passwords, messages, NOW);
    try (ExecutorService nodes = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Optional<Demo.Filled>> one = nodes.submit(node);
      Future<Optional<Demo.Filled>> other = nodes.submit(node);
      tries = List.of(one.get(), other.get());
    }
  }

  @AfterAll
  static void close() {
    db.close().await();
    vertx.close().await();
  }

  private static Demo.Filled filled() {
    return tries.stream().flatMap(Optional::stream).findFirst().orElseThrow();
  }

  private static long count(Db from, String question) {
    return from.run(new Sql("test.count", "SELECT count(*) AS n " + question))
        .iterator()
        .next()
        .getLong("n");
  }

  private static long count(String question) {
    return count(db, question);
  }

  private static List<Row> rows(String question) {
    return Db.list(db.client(), new Sql("test.rows", question), row -> row);
  }

  @Test
  void of_two_nodes_that_try_at_once_one_fills_the_workspace() {
    assertThat(tries.stream().filter(Optional::isPresent)).hasSize(1);
    assertThat(Demo.fill(db, passwords, messages, NOW)).isEmpty();
    assertThat(count("FROM ticket")).isEqualTo(600);
  }

  @Test
  void it_tells_what_it_has_made() {
    assertThat(filled().tickets()).isEqualTo((int) count("FROM ticket"));
    assertThat(filled().customers()).isEqualTo((int) count("FROM customer"));
    assertThat(filled().teams()).isEqualTo((int) count("FROM team"));
    assertThat(filled().people())
        .isEqualTo((int) count("FROM agent WHERE password_hash IS NOT NULL"));
  }

  @Test
  void whoever_is_named_can_sign_in() {
    for (Demo.SignIn signIn : filled().signIns()) {
      Row row = rows("SELECT * FROM agent WHERE email = '" + signIn.email() + "'").getFirst();

      assertThat(row.getString("role")).isEqualTo(signIn.role());
      assertThat(passwords.matches(filled().password(), row.getString("password_hash")).await())
          .isTrue();
    }
    assertThat(filled().signIns())
        .extracting(Demo.SignIn::role)
        .contains("administrator", "supervisor", "agent");
  }

  @Test
  void both_languages_are_about_equal() {
    assertThat(count("FROM ticket WHERE language = 'zh'")).isBetween(270L, 330L);
    assertThat(count("FROM ticket WHERE language = 'en'")).isBetween(270L, 330L);
  }

  @Test
  void most_are_done_and_some_wait() {
    assertThat(count("FROM ticket WHERE status < 'solved'")).isEqualTo(70);
    assertThat(count("FROM ticket WHERE status = 'new' AND assignee_id IS NULL")).isEqualTo(15);
    assertThat(count("FROM ticket WHERE status = 'pending'")).isEqualTo(18);
    assertThat(count("FROM ticket WHERE status = 'onHold'")).isEqualTo(10);
    assertThat(count("FROM (SELECT DISTINCT channel FROM ticket) AS c")).isEqualTo(5);
  }

  @Test
  void nothing_is_in_the_future_and_numbers_grow_with_time() {
    String now = "'" + NOW + "'";

    assertThat(count("FROM journal WHERE at >= " + now)).isZero();
    assertThat(count("FROM ticket WHERE updated_at >= " + now)).isZero();
    assertThat(count("FROM interaction WHERE created_at >= " + now)).isZero();
    assertThat(count("FROM attachment WHERE created_at >= " + now)).isZero();
    assertThat(
            count(
                "FROM (SELECT at, lag(at) OVER (ORDER BY seq) AS earlier FROM journal) AS j WHERE"
                    + " at < earlier"))
        .isZero();
    assertThat(
            count(
                "FROM (SELECT created_at, lag(created_at) OVER (ORDER BY id) AS earlier FROM"
                    + " ticket) AS t WHERE created_at < earlier"))
        .isZero();
  }

  @Test
  void facts_and_interactions_belong_together() {
    assertThat(
            count(
                "FROM journal j WHERE NOT EXISTS (SELECT FROM ticket t WHERE t.id = j.ticket_id)"))
        .isZero();
    assertThat(
            count(
                "FROM interaction i WHERE 1 <> (SELECT count(*) FROM journal j WHERE j.ticket_id ="
                    + " i.ticket_id AND j.body ->> 'interaction' = i.id::text AND j.at ="
                    + " i.created_at AND j.name NOT LIKE '%tone%')"))
        .isZero();
    assertThat(count("FROM attachment f WHERE f.interaction_id IS NULL")).isZero();
  }

  @Test
  void the_history_of_each_ticket_leads_to_what_the_ticket_is() {
    for (Row ticket :
        rows(
            "SELECT t.*, t.status::text AS state, t.priority::text AS urgency, m.name AS team,"
                + " a.email AS assignee FROM ticket t LEFT JOIN team m ON m.id = t.team_id LEFT"
                + " JOIN agent a ON a.id = t.assignee_id")) {
      Told told = new Told();
      rows("SELECT * FROM journal WHERE ticket_id = " + ticket.getLong("id") + " ORDER BY seq")
          .forEach(told::follow);
      String about = "ticket " + ticket.getLong("id");

      assertThat(told.status).as(about).isEqualTo(ticket.getString("state"));
      assertThat(told.priority(ticket.getString("urgency"))).as(about).isTrue();
      assertThat(told.place).as(about).isEqualTo(place(ticket));
      assertThat(told.tone == null || told.tone.equals(ticket.getString("tone"))).isTrue();
      assertThat(told.facts).as(about).isEqualTo(ticket.getLong("version"));
      assertThat(told.last).as(about).isEqualTo(ticket.getOffsetDateTime("updated_at").toInstant());
    }
  }

  @Test
  void what_customers_say_is_read_as_messages_are_that_come_in() {
    assertThat(
            count(
                "FROM interaction WHERE (kind = 'customer' AND NOT automatic) <> (reading IS NOT"
                    + " NULL)"))
        .isZero();
    assertThat(count("FROM ticket WHERE tone IS NULL")).isZero();
    assertThat(count("FROM ticket WHERE tone = 'positive'")).isGreaterThan(100);
    assertThat(count("FROM ticket WHERE topic IS NOT NULL")).isGreaterThan(20);
    assertThat(count("FROM ticket WHERE status >= 'solved' AND signals <> '{}'")).isZero();
    assertThat(count("FROM ticket WHERE attention <> attention(priority, tone, signals)")).isZero();
  }

  private static String place(Row row) {
    return row.getLong("team_id") + "/" + row.getLong("assignee_id");
  }

  /** A ticket as its facts tell it. */
  private static final class Told {
    String status = "new";
    String place = "";
    String tone;
    long facts;
    Instant last = Instant.EPOCH;
    private Object priority;

    void follow(Row fact) {
      JsonObject changes =
          fact.get(JsonObject.class, "body").getJsonObject("changes", new JsonObject());
      JsonArray move = changes.getJsonArray("status");
      if (move != null) {
        assertThat(move.getString(0)).isEqualTo(status);
        if (fact.getString("name").equals("ticket.changed")) {
          assertThat(Status.of(status).next()).contains(Status.of(move.getString(1)));
        }
        status = move.getString(1);
      }
      JsonArray urgency = changes.getJsonArray("priority");
      if (urgency != null) {
        assertThat(priority == null || Objects.equals(priority, urgency.getValue(0))).isTrue();
        priority = urgency.getValue(1);
      }
      JsonArray turn = changes.getJsonArray("tone");
      if (turn != null) {
        assertThat(tone == null || tone.equals(turn.getString(0))).isTrue();
        tone = turn.getString(1);
      }
      place = place(fact);
      facts += Listener.FOLLOWS.contains(fact.getString("name")) ? 0 : 1;
      last = fact.getOffsetDateTime("at").toInstant();
    }

    /** Tickets of the shop begin with a priority of their own, the others with the normal one. */
    boolean priority(String now) {
      return priority == null || priority.equals(now);
    }
  }

  @Test
  void nothing_is_left_to_be_sent_and_each_mail_of_ours_has_gone() {
    assertThat(count("FROM outbox WHERE state <> 'sent'")).isZero();
    assertThat(
            count(
                "FROM interaction i WHERE kind = 'reply' AND channel = 'mail' AND NOT EXISTS"
                    + " (SELECT FROM outbox o WHERE o.cause = 'reply:' || i.id)"))
        .isZero();
    assertThat(count("FROM interaction WHERE channel = 'mail' AND mail ->> 'messageId' IS NULL"))
        .isZero();
  }

  @Test
  void nobody_real_is_written_to_or_called() {
    assertThat(count("FROM customer WHERE email !~ '@([a-z]+\\.)?example\\.(com|org|net)$'"))
        .isZero();
    assertThat(count("FROM agent WHERE email !~ '\\.example$'")).isZero();
    assertThat(
            count(
                "FROM customer WHERE phone !~"
                    + " '^\\+(1(202|312)55501..|44770090(00|07)..|861420000....)$'"))
        .isZero();
  }

  @Test
  void the_same_moment_gives_the_same_workspace() {
    Db again = new Db(vertx, TestDatabase.fresh(), 2);
    try {
      FirstTopics.plant(again);
      Demo.fill(again, passwords, messages, NOW);

      assertThat(everything(again)).isEqualTo(everything(db));
    } finally {
      again.close().await();
    }
  }

  /**
   * All rows but what is random on purpose: keys of files, Message-IDs of ours, password hashes.
   */
  private static String everything(Db from) {
    return from.run(
            new Sql(
                "test.everything",
                """
                SELECT md5(string_agg(line, '|' ORDER BY line)) AS sum FROM (
                  SELECT t::text AS line FROM ticket t
                  UNION ALL SELECT (id, ticket_id, kind, channel, customer_id, agent_id, text, html,
                                    mail - 'messageId', created_at)::text FROM interaction
                  UNION ALL SELECT (seq, at, name, ticket_id, team_id, assignee_id, actor, body)::text FROM journal
                  UNION ALL SELECT c::text FROM customer c
                  UNION ALL SELECT (name, type, size, sha256, interaction_id)::text FROM attachment) AS lines\
                """))
        .iterator()
        .next()
        .getString("sum");
  }
}

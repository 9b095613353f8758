package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.careline.reading.ConversationTone.Heard;
import io.careline.reading.Topics;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What agents say about readings. What they say holds for the message and its ticket from then on;
 * what was read, and each thing that was said about it, is kept for those who teach the models.
 */
final class Corrections {
  private static final Sql READ =
      new Sql(
          "correction.read",
          "SELECT tone, topic FROM interaction WHERE ticket_id = $1 AND id = $2 AND reading IS NOT"
              + " NULL");
  private static final Sql EXISTS =
      new Sql("correction.exists", "SELECT 1 FROM interaction WHERE ticket_id = $1 AND id = $2");

  /** The message from which a ticket has its topic. */
  private static final Sql FIRST =
      new Sql(
          "correction.first",
          """
          SELECT id FROM interaction
           WHERE ticket_id = $1 AND kind = 'customer' AND reading IS NOT NULL ORDER BY id LIMIT 1\
          """);

  private static final Sql TONE =
      new Sql(
          "correction.tone",
          """
          WITH kept AS (
            INSERT INTO reading_correction (interaction_id, property, was, was_score, models, is_now, agent_id)
            SELECT id, 'tone', tone, tone_score, reading ->> 'models', $2, $3 FROM interaction WHERE id = $1)
          UPDATE interaction SET tone = $2, tone_score = 1 WHERE id = $1\
          """);
  private static final Sql TOPIC =
      new Sql(
          "correction.topic",
          """
          WITH kept AS (
            INSERT INTO reading_correction (interaction_id, property, was, was_score, models, is_now, agent_id)
            SELECT id, 'topic', topic, topic_score, reading ->> 'models', $2, $3 FROM interaction WHERE id = $1)
          UPDATE interaction SET topic = $2, topic_score = CASE WHEN $2::text IS NULL THEN NULL ELSE 1 END
           WHERE id = $1\
          """);
  private static final Sql TICKET_TONE =
      new Sql(
          "correction.ticket-tone",
          """
          UPDATE ticket SET tone = $2, tone_score = $3, attention = attention(priority, $2, signals) WHERE id = $1\
          """);
  private static final Sql TICKET_TOPIC =
      new Sql(
          "correction.ticket-topic",
          """
          UPDATE ticket SET topic = $2, topic_score = CASE WHEN $2::text IS NULL THEN NULL ELSE 1 END WHERE id = $1\
          """);
  private static final Sql TOUCH =
      new Sql(
          "correction.touch",
          "UPDATE ticket SET version = version + 1, updated_at = clock_timestamp() WHERE id = $1");

  private final Db db;
  private final Wake wake;

  Corrections(Db db, Wake wake) {
    this.db = db;
    this.wake = wake;
  }

  /** Corrects or confirms what was read in a message; gives the message as it is shown now. */
  JsonObject correct(Actor actor, String number, long id, JsonObject wish) {
    long ticketId = TicketReads.id(number);
    JsonObject shown =
        db.inTransaction(
            tx -> {
              Locked ticket = TicketDesk.lock(tx, actor, ticketId);
              JsonObject said = said(wish, read(tx, ticketId, id));
              Impression after = ticket.impression();
              if (said.containsKey("tone")) {
                after = tone(tx, actor, ticket, id, said.getString("tone"));
              }
              if (said.containsKey("topic")) {
                boolean given = wish.containsKey("topic");
                after = topic(tx, actor, ticket, after, id, said.getString("topic"), given);
              }
              JsonObject changes = ticket.impression().changes(after);
              Db.run(tx, TOUCH, ticketId);
              JsonObject body = new JsonObject().put("interaction", id).put("corrected", said);
              if (!changes.isEmpty()) {
                body.put("changes", changes);
              }
              Fact fact = Fact.of(TicketFacts.CORRECTED, ticket.place(), actor.word(), body);
              Journal.write(tx, List.of(fact));
              return InteractionView.one(tx, ticketId, id);
            });
    wake.committed();
    return shown;
  }

  private static Row read(SqlClient tx, long ticketId, long id) {
    return Db.run(tx, READ, ticketId, id).stream()
        .findFirst()
        .orElseThrow(
            () ->
                Db.run(tx, EXISTS, ticketId, id).size() == 0
                    ? new Refusal.NotFound("interaction")
                    : new Refusal.Conflict(
                        "nothing-was-read", "Only what was read in a message can be corrected."));
  }

  /** What is said of tone and topic; {@code right} stands for what is there and not given. */
  private static JsonObject said(JsonObject wish, Row row) {
    JsonObject said = new JsonObject();
    for (String property : List.of("tone", "topic")) {
      if (wish.containsKey(property)) {
        said.put(property, wish.getString(property));
      } else if (wish.getBoolean("right", false)) {
        said.put(property, row.getString(property));
      }
    }
    return said;
  }

  private static Impression tone(SqlClient tx, Actor actor, Locked ticket, long id, String tone) {
    Db.run(tx, TONE, id, tone, actor.id());
    Optional<Heard> now = Hearing.tone(tx, ticket.id());
    Float score = now.map(Heard::score).map(Double::floatValue).orElse(null);
    Db.run(tx, TICKET_TONE, ticket.id(), Impression.word(now), score);
    Impression known = ticket.impression();
    return new Impression(now, known.signals(), known.topic(), known.newest());
  }

  /**
   * A topic that is given is that of the ticket from now on. One that is only confirmed was perhaps
   * read in a later message that is about something else, or about nothing.
   */
  private static Impression topic(
      SqlClient tx,
      Actor actor,
      Locked ticket,
      Impression known,
      long id,
      String topic,
      boolean given) {
    String before = known.topic().orElse(null);
    if (given && topic != null && !topic.equals(before)) {
      Topics.known(tx, "/topic", topic);
    }
    Db.run(tx, TOPIC, id, topic, actor.id());
    if (!given && !Objects.equals(topic, before)) {
      return known;
    }
    Db.run(tx, TICKET_TOPIC, ticket.id(), topic);
    return new Impression(
        known.tone(), known.signals(), Optional.ofNullable(topic), known.newest());
  }

  /** Says what a ticket is about; kept with the first message of it that was read. */
  static void topic(SqlClient tx, long ticketId, Optional<String> topic, long agentId) {
    Db.run(tx, FIRST, ticketId)
        .forEach(row -> Db.run(tx, TOPIC, row.getLong("id"), topic.orElse(null), agentId));
    Db.run(tx, TICKET_TOPIC, ticketId, topic.orElse(null));
  }
}

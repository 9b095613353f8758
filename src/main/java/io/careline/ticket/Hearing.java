package io.careline.ticket;

import io.careline.reading.ConversationTone;
import io.careline.reading.ConversationTone.Heard;
import io.careline.reading.MessageReading;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * What a customer's message makes of its ticket, in the transaction that adds the message.
 *
 * @param changes of the ticket, to be told with the message itself
 * @param facts to be told after it
 */
record Hearing(JsonObject changes, List<Fact> facts) {
  private static final Sql KEEP =
      new Sql(
          "interaction.keep-reading",
          """
          UPDATE interaction i
             SET reading = $2, tone = $2::jsonb ->> 'tone', tone_score = ($2::jsonb ->> 'score')::real,
                 topic = read.topic, topic_score = read.score
            FROM (SELECT) one LEFT JOIN LATERAL topic_read($2) read ON true
           WHERE i.id = $1 RETURNING i.topic, i.topic_score, i.reading ->> 'language' AS language\
          """);
  private static final Sql HEAR =
      new Sql(
          "ticket.hear",
          """
          UPDATE ticket SET tone = $2, tone_score = $3, signals = $4, topic = coalesce(topic, $5),
                            topic_score = CASE WHEN topic IS NULL THEN $6 ELSE topic_score END,
                            language = coalesce(language, $7), attention = attention(priority, $2, $4)
           WHERE id = $1\
          """);

  /** The customer's newest messages that were read, newest first. */
  private static final Sql NEWEST =
      new Sql(
          "interaction.newest-tones",
          """
          SELECT tone, tone_score FROM interaction
           WHERE ticket_id = $1 AND kind = 'customer' AND tone IS NOT NULL ORDER BY id DESC LIMIT
          """
              + " "
              + ConversationTone.MESSAGES);

  /** Takes in what was read in a message that has just been added; nothing when it was not read. */
  static Hearing of(
      SqlClient tx,
      Locked ticket,
      long interactionId,
      Optional<MessageReading> reading,
      String actor) {
    if (reading.isEmpty()) {
      return new Hearing(new JsonObject(), List.of());
    }
    Row kept = Db.run(tx, KEEP, interactionId, reading.get().json()).iterator().next();
    Impression before = ticket.impression();
    Impression after =
        before.after(
            ticket.status(),
            new Heard(reading.get().tone(), reading.get().score()),
            reading.get().signals(),
            Optional.ofNullable(kept.getString("topic")));
    hear(tx, ticket.id(), after, Optional.of(kept));
    return told(before.changes(after), before.turn(after), ticket.place(), interactionId, actor);
  }

  /** A turn to or from negative is a fact of its own; any other change is told with the message. */
  private static Hearing told(
      JsonObject changes, Optional<String> turn, Fact.Place place, long said, String actor) {
    if (turn.isEmpty()) {
      return new Hearing(changes, List.of());
    }
    JsonObject turned = new JsonObject().put("tone", changes.remove("tone"));
    JsonObject body = new JsonObject().put("interaction", said).put("changes", turned);
    return new Hearing(changes, List.of(Fact.of(turn.get(), place, actor, body)));
  }

  /**
   * @param kept the message whose topic and language the ticket takes when it has none
   */
  private static void hear(SqlClient tx, long ticketId, Impression now, Optional<Row> kept) {
    Db.run(
        tx,
        HEAR,
        ticketId,
        Impression.word(now.tone()),
        now.tone().map(Heard::score).map(Double::floatValue).orElse(null),
        now.signals().toArray(String[]::new),
        kept.map(row -> row.getString("topic")).orElse(null),
        kept.map(row -> row.getFloat("topic_score")).orElse(null),
        kept.map(row -> row.getString("language")).orElse(null));
  }

  /** How a ticket sounds by its messages as they are now. */
  static Optional<Heard> tone(SqlClient tx, long ticketId) {
    return ConversationTone.of(
        Db.list(
            tx,
            NEWEST,
            row -> Impression.heard(row, "tone", "tone_score").orElseThrow(),
            ticketId));
  }

  /** Takes what is known of a ticket that was merged into this one; gives what has changed. */
  static JsonObject together(SqlClient tx, Impression from, Locked to) {
    Impression before = to.impression();
    List<String> signals = Impression.union(before.signals(), from.signals());
    Impression after = new Impression(tone(tx, to.id()), signals, before.topic(), before.newest());
    JsonObject changes = before.changes(after);
    if (!changes.isEmpty()) {
      hear(tx, to.id(), after, Optional.empty());
    }
    return changes;
  }
}

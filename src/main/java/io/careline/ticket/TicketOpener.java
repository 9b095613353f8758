package io.careline.ticket;

import io.careline.reading.MessageReading;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Opens many tickets in one statement, each with its first interaction and its facts. */
final class TicketOpener {
  /**
   * What is given stands in a query of its own, so that PostgreSQL does not see how many tickets
   * there are: for a few it would find a plan of its own cheaper, each time anew, and planning
   * takes longer than opening one.
   */
  private static final Sql OPEN =
      new Sql(
          "ticket.open",
          """
          WITH given AS MATERIALIZED (
            SELECT $1::text[] AS subjects, $2::text[] AS priorities, $3::text[] AS channels, $4::bigint[] AS teams,
                   $5::bigint[] AS customers, $6::jsonb[] AS tags, $7::jsonb[] AS fields, $8::text[] AS texts,
                   $9::text[] AS htmls, $10::boolean[] AS automatic, $11::jsonb[] AS mails, $12::bigint[] AS arrivals,
                   $13::text[] AS snippets, $14::bigint[] AS mailboxes, $15::jsonb[] AS readings
          ), item AS MATERIALIZED (
            SELECT nextval('ticket_id_seq') AS ticket_id, nextval('interaction_id_seq') AS interaction_id,
                   clock_timestamp() AS at, u.*, u.reading ->> 'tone' AS tone, (u.reading ->> 'score')::real AS tone_score,
                   u.reading ->> 'language' AS language, about.topic, about.score AS topic_score,
                   signals_read(u.reading) AS signals
              FROM given g,
                   unnest(g.subjects, g.priorities, g.channels, g.teams, g.customers, g.tags, g.fields, g.texts, g.htmls,
                          g.automatic, g.mails, g.arrivals, g.snippets, g.mailboxes, g.readings)
                   WITH ORDINALITY
                   AS u(subject, priority, channel, team_id, customer_id, tags, fields,
                        text, html, automatic, mail, arrival_id, snippet, mailbox_id, reading, place)
              LEFT JOIN LATERAL topic_read(u.reading) about ON true
          ), opened AS (
            INSERT INTO ticket (id, subject, priority, channel, team_id, mailbox_id, customer_id, tags, fields, snippet,
                                created_at, updated_at, language, tone, tone_score, topic, topic_score, signals,
                                attention)
            SELECT ticket_id, subject, priority::ticket_priority, channel, team_id, mailbox_id, customer_id,
                   ARRAY(SELECT jsonb_array_elements_text(tags)), fields, snippet, at, at, language, tone, tone_score,
                   topic, topic_score, signals, attention(priority::ticket_priority, tone, signals)
              FROM item ORDER BY place
          ), said AS (
            INSERT INTO interaction (id, ticket_id, kind, channel, customer_id, text, html, automatic, mail,
                                     arrival_id, created_at, tone, tone_score, topic, topic_score, reading)
            SELECT interaction_id, ticket_id, 'customer', channel, customer_id, text, html, automatic, nullif(mail, 'null'),
                   arrival_id, at, tone, tone_score, topic, topic_score, nullif(reading, 'null')
              FROM item ORDER BY place
          )
          SELECT i.ticket_id AS id, i.interaction_id, i.subject, 'new' AS status, i.priority, i.channel,
                 ARRAY(SELECT jsonb_array_elements_text(i.tags)) AS tags, i.fields, i.tone, i.tone_score, i.topic, i.topic_score, i.signals,
                 attention(i.priority::ticket_priority, i.tone, i.signals) AS attention, i.language, i.snippet, '[]'::jsonb AS sla, NULL::timestamptz AS next_breach, NULL::bigint AS merged_into, NULL::text AS external_id,
                 1::bigint AS version, i.at AS created_at, i.at AS updated_at, m.name AS team, NULL::text AS assignee,
                 c.id AS customer_id, c.name AS c_name, c.email AS c_email, c.phone AS c_phone, c.tier AS c_tier
            FROM item i JOIN customer c ON c.id = i.customer_id LEFT JOIN team m ON m.id = i.team_id
           ORDER BY i.place\
          """);

  private TicketOpener() {}

  static List<Opening.Opened> open(SqlClient tx, List<Opening> openings, List<Fact> facts) {
    List<Row> rows = Db.list(tx, OPEN, Function.identity(), arguments(openings));
    List<Opening.Opened> opened = new ArrayList<>(rows.size());
    for (int i = 0; i < rows.size(); i++) {
      opened.add(opened(rows.get(i)));
      facts.add(fact(openings.get(i), opened.get(i)));
    }
    return opened;
  }

  private static Object[] arguments(List<Opening> all) {
    return new Object[] {
      each(all, Opening::subject).toArray(String[]::new),
      each(all, o -> o.priority().word()).toArray(String[]::new),
      each(all, o -> o.message().channel().word()).toArray(String[]::new),
      each(all, o -> o.teamId().orElse(null)).toArray(Long[]::new),
      each(all, o -> o.message().customerId()).toArray(Long[]::new),
      each(all, Opening::tags).toArray(),
      each(all, Opening::fields).toArray(),
      each(all, o -> o.message().text()).toArray(String[]::new),
      each(all, o -> o.message().html().orElse(null)).toArray(String[]::new),
      each(all, o -> o.message().automatic()).toArray(Boolean[]::new),
      each(all, o -> o.message().mail().orElse(null)).toArray(),
      each(all, o -> o.message().arrivalId().orElse(null)).toArray(Long[]::new),
      each(all, o -> TicketView.snippet(o.message().text())).toArray(String[]::new),
      each(all, o -> o.mailboxId().orElse(null)).toArray(Long[]::new),
      each(all, o -> o.message().reading().map(MessageReading::json).orElse(null)).toArray()
    };
  }

  private static <T> List<T> each(List<Opening> all, Function<Opening, T> property) {
    List<T> values = new ArrayList<>(all.size());
    all.forEach(one -> values.add(property.apply(one)));
    return values;
  }

  private static Opening.Opened opened(Row row) {
    return new Opening.Opened(row.getLong("id"), row.getLong("interaction_id"), TicketView.of(row));
  }

  private static Fact fact(Opening opening, Opening.Opened opened) {
    Fact.Place place = Fact.Place.of(opened.ticketId(), opening.teamId(), Optional.empty());
    return Fact.of(
        TicketFacts.OPENED,
        place,
        opening.actor(),
        new JsonObject().put("interaction", opened.interactionId()));
  }
}

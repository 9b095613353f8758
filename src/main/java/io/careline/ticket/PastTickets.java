package io.careline.ticket;

import static io.careline.store.Columns.numbers;
import static io.careline.store.Columns.texts;
import static io.careline.store.Columns.times;

import io.careline.reading.MessageReading;
import io.careline.reading.Topics;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes tickets of the past with all that was said in them, in the caller's transaction: their own
 * times, one fact each, and nothing that follows. No acknowledgement, no outgoing mail, no notice.
 */
public final class PastTickets {
  private static final Sql KNOWN =
      new Sql("past.known", "SELECT external_id FROM ticket WHERE external_id = ANY ($1)");

  /**
   * Who brings the same ticket in at the same time waits here and then knows it. The ids grow in
   * the order of the lines, the rows go in by one order, so that two never wait for each other.
   */
  private static final Sql TICKETS =
      new Sql(
          "past.tickets",
          """
          WITH item AS MATERIALIZED (
            SELECT nextval('ticket_id_seq') AS id, p.*
              FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::jsonb[],
                          $8::timestamptz[], $9::timestamptz[], $10::text[], $11::text[], $12::real[], $13::text[],
                          $14::real[], $15::jsonb[], $16::text[])
                   AS p(external_id, subject, status, priority, team_id, customer_id, tags, created_at, updated_at,
                        snippet, tone, tone_score, topic, topic_score, signals, language))
          INSERT INTO ticket (id, external_id, subject, status, priority, channel, team_id, customer_id, tags,
                              created_at, updated_at, snippet, tone, tone_score, topic, topic_score, signals, language,
                              attention)
          SELECT id, external_id, subject, status::ticket_status, priority::ticket_priority, 'api', team_id,
                 customer_id, ARRAY(SELECT jsonb_array_elements_text(tags)), created_at, updated_at, snippet, tone,
                 tone_score, topic, topic_score, kinds.list, language,
                 attention(priority::ticket_priority, tone, kinds.list)
            FROM item, LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(signals)) AS list) kinds
           ORDER BY external_id
              ON CONFLICT (external_id) WHERE external_id IS NOT NULL DO NOTHING
          RETURNING id, external_id\
          """);

  private static final Sql INTERACTIONS =
      new Sql(
          "past.interactions",
          """
          INSERT INTO interaction (ticket_id, kind, channel, customer_id, agent_id, author, text, created_at, reading,
                                   tone, tone_score, topic, topic_score)
          SELECT i.ticket_id, i.kind, 'api', i.customer_id, i.agent_id, i.author, i.text, i.created_at,
                 nullif(i.reading, 'null'), i.reading ->> 'tone', (i.reading ->> 'score')::real, about.topic,
                 about.score
            FROM unnest($1::bigint[], $2::text[], $3::bigint[], $4::bigint[], $5::text[], $6::text[],
                        $7::timestamptz[], $8::jsonb[]) WITH ORDINALITY
                 AS i(ticket_id, kind, customer_id, agent_id, author, text, created_at, reading, place)
            LEFT JOIN LATERAL topic_read(i.reading) about ON true
           ORDER BY i.place\
          """);

  /** What is said under a ticket's number. */
  private record Line(long ticketId, long customerId, PastTicket.Said said) {}

  private PastTickets() {}

  /** Those of these that have been brought in. */
  public static Set<String> known(SqlClient db, List<String> externalIds) {
    String[] ids = externalIds.toArray(String[]::new);
    return new HashSet<>(
        Db.list(db, KNOWN, row -> row.getString("external_id"), new Object[] {ids}));
  }

  /**
   * Writes tickets; one that is there already is left as it is.
   *
   * @param actor who brings them in, for the history
   * @return how many were written
   */
  public static int write(SqlClient tx, List<PastTicket> tickets, String actor) {
    Map<String, Long> ids = new HashMap<>();
    Db.run(tx, TICKETS, arguments(tickets, Topics.inUse(tx)))
        .forEach(row -> ids.put(row.getString("external_id"), row.getLong("id")));
    List<Line> lines = new ArrayList<>();
    List<Fact> facts = new ArrayList<>();
    for (PastTicket ticket : tickets) {
      Long id = ids.get(ticket.externalId());
      if (id != null) {
        ticket.said().forEach(said -> lines.add(new Line(id, ticket.customerId(), said)));
        facts.add(fact(id, ticket, actor));
      }
    }
    interactions(tx, lines);
    Journal.write(tx, facts);
    return ids.size();
  }

  private static Object[] arguments(List<PastTicket> all, Set<String> topics) {
    List<PastImpression> heard =
        all.stream().map(ticket -> PastImpression.of(ticket, topics)).toList();
    return new Object[] {
      texts(all, PastTicket::externalId),
      texts(all, PastTicket::subject),
      texts(all, ticket -> ticket.status().word()),
      texts(all, ticket -> ticket.priority().word()),
      numbers(all, ticket -> ticket.teamId().orElse(null)),
      numbers(all, PastTicket::customerId),
      all.stream().map(ticket -> new JsonArray(ticket.tags())).toArray(),
      times(all, PastTicket::createdAt),
      times(all, PastTicket::updatedAt),
      texts(all, PastTicket::snippet),
      texts(heard, PastImpression::tone),
      heard.stream().map(PastImpression::toneScore).toArray(Float[]::new),
      texts(heard, PastImpression::topicKey),
      heard.stream().map(PastImpression::topicScore).toArray(Float[]::new),
      heard.stream().map(one -> new JsonArray(one.all().signals())).toArray(),
      texts(heard, one -> one.language().orElse(null))
    };
  }

  private static void interactions(SqlClient tx, List<Line> all) {
    Db.run(
        tx,
        INTERACTIONS,
        numbers(all, Line::ticketId),
        texts(all, line -> line.said().kind()),
        numbers(all, line -> line.said().byCustomer() ? line.customerId() : null),
        numbers(all, line -> line.said().agentId().orElse(null)),
        texts(all, line -> line.said().author().orElse(null)),
        texts(all, line -> line.said().text()),
        times(all, line -> line.said().at()),
        all.stream()
            .map(line -> line.said().reading().map(MessageReading::json).orElse(null))
            .toArray());
  }

  private static Fact fact(long id, PastTicket ticket, String actor) {
    JsonObject body =
        new JsonObject()
            .put("externalId", ticket.externalId())
            .put("status", ticket.status().word());
    Fact.Place place = Fact.Place.of(id, ticket.teamId(), Optional.empty());
    return Fact.of(TicketFacts.IMPORTED, place, actor, body);
  }
}

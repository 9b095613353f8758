package io.careline.demo;

import static io.careline.store.Columns.numbers;
import static io.careline.store.Columns.texts;
import static io.careline.store.Columns.times;

import io.careline.delivery.OutgoingMail;
import io.careline.language.TopicGuess;
import io.careline.reading.ConversationTone.Heard;
import io.careline.reading.MessageReading;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.Seals;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/**
 * Writes stories: tickets in the order in which they came, interactions and facts in the order in
 * which they happened, so that numbers grow with time as they do where people work.
 */
final class StoryTables {
  private static final Sql TICKET_IDS =
      new Sql(
          "demo.ticket-ids",
          "SELECT nextval('ticket_id_seq') AS id FROM generate_series(1, $1) ORDER BY id");
  private static final Sql INTERACTION_IDS =
      new Sql(
          "demo.interaction-ids",
          "SELECT nextval('interaction_id_seq') AS id FROM generate_series(1, $1) ORDER BY id");
  private static final Sql TICKETS =
      new Sql(
          "demo.tickets",
          """
          INSERT INTO ticket (id, subject, status, priority, channel, team_id, mailbox_id, assignee_id, customer_id, tags,
                              fields, language, snippet, version, created_at, updated_at,
                              tone, tone_score, topic, topic_score, signals, attention)
          SELECT id, subject, status::ticket_status, priority::ticket_priority, channel, team_id, mailbox_id, assignee_id,
                 customer_id, ARRAY(SELECT jsonb_array_elements_text(tags)), fields, language, snippet, version,
                 created_at, updated_at, tone, tone_score, topic, topic_score, kinds.list,
                 attention(priority::ticket_priority, tone, kinds.list)
            FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[],
                        $8::bigint[], $9::jsonb[], $10::jsonb[], $11::text[], $12::text[], $13::bigint[],
                        $14::timestamptz[], $15::timestamptz[], $16::bigint[], $17::text[], $18::real[], $19::text[],
                        $20::real[], $21::jsonb[])
                 AS t(id, subject, status, priority, channel, team_id, assignee_id, customer_id, tags, fields,
                      language, snippet, version, created_at, updated_at, mailbox_id, tone, tone_score, topic,
                      topic_score, signals),
                 LATERAL (SELECT ARRAY(SELECT jsonb_array_elements_text(signals)) AS list) kinds
           ORDER BY id\
          """);
  private static final Sql INTERACTIONS =
      new Sql(
          "demo.interactions",
          """
          INSERT INTO interaction (id, ticket_id, kind, channel, customer_id, agent_id, text, html, automatic, mail,
                                   created_at, reading, tone, tone_score, topic, topic_score)
          SELECT id, ticket_id, kind, channel, customer_id, agent_id, text, html, automatic, nullif(mail, 'null'),
                 created_at, nullif(i.reading, 'null'), i.reading ->> 'tone', (i.reading ->> 'score')::real,
                 about.topic, about.score
            FROM unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[],
                        $8::text[], $9::boolean[], $10::jsonb[], $11::timestamptz[], $12::jsonb[])
                 AS i(id, ticket_id, kind, channel, customer_id, agent_id, text, html, automatic, mail, created_at,
                      reading)
            LEFT JOIN LATERAL topic_read(i.reading) about ON true
           ORDER BY id\
          """);
  private static final Sql FACTS =
      new Sql(
          "demo.facts",
          """
          INSERT INTO journal (at, name, ticket_id, team_id, assignee_id, actor, body)
          SELECT at, name, ticket_id, team_id, assignee_id, actor, body
            FROM unnest($1::timestamptz[], $2::text[], $3::bigint[], $4::bigint[], $5::bigint[], $6::text[],
                        $7::jsonb[]) WITH ORDINALITY
                 AS f(at, name, ticket_id, team_id, assignee_id, actor, body, place)
           ORDER BY place\
          """);

  /**
   * The mails of the past have gone out; rows say so, since the console shows it beside each reply.
   */
  private static final Sql SENT =
      new Sql(
          "demo.sent",
          """
          INSERT INTO outbox (cause, kind, ticket_id, body, state, attempts, due_at, created_at, done_at)
          SELECT 'reply:' || interaction_id, 'mail', ticket_id, body, 'sent', 1, at, at, at + interval '2 seconds'
            FROM unnest($1::bigint[], $2::bigint[], $3::jsonb[], $4::timestamptz[])
                 AS m(interaction_id, ticket_id, body, at)
           ORDER BY interaction_id\
          """);

  private final SqlClient tx;
  private final Seals seals;

  /** A fact in its place in time. */
  private record Line(Story story, long ticketId, Event event) {}

  /** An interaction under its number. */
  private record Spoken(
      long id, Line line, Said said, Optional<JsonObject> mail, Optional<JsonObject> sent) {}

  StoryTables(SqlClient tx, Seals seals) {
    this.tx = tx;
    this.seals = seals;
  }

  void write(List<Story> stories, Random random) {
    List<Long> ids = ids(TICKET_IDS, stories.size());
    List<Line> lines = new ArrayList<>();
    for (int i = 0; i < stories.size(); i++) {
      Story story = stories.get(i);
      long id = ids.get(i);
      story.events().forEach(event -> lines.add(new Line(story, id, event)));
    }
    lines.sort(Comparator.comparing(line -> line.event().at()));
    tickets(stories, ids);
    List<Spoken> spoken = number(lines);
    interactions(spoken);
    facts(lines);
    sent(spoken.stream().filter(one -> one.sent().isPresent()).toList());
    for (Spoken one : spoken) {
      one.said().file().ifPresent(kind -> file(one, kind, random));
    }
  }

  private List<Long> ids(Sql sql, int count) {
    return Db.list(tx, sql, row -> row.getLong("id"), count);
  }

  /** Gives each interaction its number and tells the fact. */
  private List<Spoken> number(List<Line> lines) {
    List<Line> with = lines.stream().filter(line -> line.event().said().isPresent()).toList();
    List<Long> ids = ids(INTERACTION_IDS, with.size());
    List<Spoken> spoken = new ArrayList<>(with.size());
    for (int i = 0; i < with.size(); i++) {
      Event event = with.get(i).event();
      event.body().put("interaction", ids.get(i));
      spoken.add(spoken(ids.get(i), with.get(i), event.said().orElseThrow()));
    }
    follow(lines);
    return spoken;
  }

  /** Facts that follow from a message name it as well. */
  private static void follow(List<Line> lines) {
    Map<Long, Long> newest = new HashMap<>();
    for (Line line : lines) {
      JsonObject body = line.event().body();
      if (Listener.FOLLOWS.contains(line.event().name())) {
        body.put("interaction", newest.get(line.ticketId()));
      } else if (body.containsKey("interaction")) {
        newest.put(line.ticketId(), body.getLong("interaction"));
      }
    }
  }

  private Spoken spoken(long id, Line line, Said said) {
    Optional<OutgoingMail> sent =
        Mails.sent(seals, line.story(), line.ticketId(), id, said, line.event().at());
    return new Spoken(
        id,
        line,
        said,
        sent.map(OutgoingMail::view)
            .or(() -> Mails.received(line.story(), line.ticketId(), line.event())),
        sent.map(OutgoingMail::json));
  }

  private void tickets(List<Story> all, List<Long> ids) {
    Db.run(
        tx,
        TICKETS,
        ids.toArray(Long[]::new),
        texts(all, story -> story.subject),
        texts(all, story -> story.state().status().word()),
        texts(all, story -> story.state().priority()),
        texts(all, story -> story.channel),
        numbers(all, story -> story.state().teamId().orElse(null)),
        numbers(all, story -> story.state().assignee().map(Staff.Agent::id).orElse(null)),
        numbers(all, story -> story.buyer.id()),
        all.stream().map(story -> new JsonArray(story.state().tags())).toArray(),
        all.stream().map(story -> story.state().fields()).toArray(),
        texts(all, story -> story.buyer.language()),
        texts(all, Story::snippet),
        numbers(all, Story::version),
        times(all, story -> story.created),
        times(all, Story::updated),
        numbers(all, story -> story.channel.equals("mail") ? story.post.id() : null),
        texts(all, story -> tone(story).map(heard -> heard.tone().word()).orElse(null)),
        scores(all, story -> tone(story).map(Heard::score)),
        texts(all, story -> story.heard().topic().map(TopicGuess::topic).orElse(null)),
        scores(all, story -> story.heard().topic().map(TopicGuess::score)),
        all.stream().map(one -> new JsonArray(one.heard().impression().signals())).toArray());
  }

  private void interactions(List<Spoken> all) {
    Db.run(
        tx,
        INTERACTIONS,
        numbers(all, Spoken::id),
        numbers(all, one -> one.line().ticketId()),
        texts(all, one -> one.said().kind()),
        texts(all, one -> one.said().channel().word()),
        numbers(
            all,
            one -> one.said().kind().equals("customer") ? one.line().story().buyer.id() : null),
        numbers(all, one -> one.line().event().agentId().orElse(null)),
        texts(all, one -> one.said().text()),
        texts(all, one -> one.said().html().orElse(null)),
        all.stream().map(one -> one.said().automatic()).toArray(Boolean[]::new),
        all.stream().map(one -> one.mail().orElse(null)).toArray(),
        times(all, one -> one.line().event().at()),
        all.stream()
            .map(one -> one.line().event().reading().map(MessageReading::json).orElse(null))
            .toArray());
  }

  private static Optional<Heard> tone(Story story) {
    return story.heard().impression().tone();
  }

  private static <T> Float[] scores(List<T> all, Function<T, Optional<Double>> score) {
    return all.stream()
        .map(one -> score.apply(one).map(Double::floatValue).orElse(null))
        .toArray(Float[]::new);
  }

  private void facts(List<Line> all) {
    Db.run(
        tx,
        FACTS,
        times(all, line -> line.event().at()),
        texts(all, line -> line.event().name()),
        numbers(all, Line::ticketId),
        numbers(all, line -> line.event().teamId().orElse(null)),
        numbers(all, line -> line.event().assigneeId().orElse(null)),
        texts(all, line -> line.event().actor()),
        all.stream().map(line -> line.event().body()).toArray());
  }

  private void sent(List<Spoken> all) {
    Db.run(
        tx,
        SENT,
        numbers(all, Spoken::id),
        numbers(all, one -> one.line().ticketId()),
        all.stream().map(one -> one.sent().orElseThrow()).toArray(),
        times(all, one -> one.line().event().at()));
  }

  private void file(Spoken one, String kind, Random random) {
    Files.File file = Files.of(kind, one.line().event().at(), random);
    Optional<String> by = one.line().event().agentId().map(id -> "agent:" + id);
    Files.store(tx, one.id(), by.orElse("careline"), file, one.line().event().at());
  }
}

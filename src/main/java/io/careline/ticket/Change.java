package io.careline.ticket;

import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.reading.Topics;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;

/**
 * What an agent, or a rule, wants to be different about a ticket: checked against the ticket's row,
 * written, and told as a fact.
 */
final class Change {
  private static final int FIELDS_AT_MOST = 100;
  private static final Sql READ =
      new Sql(
          "ticket.read-for-change",
          "SELECT subject, status::text AS status, priority::text AS priority, tags, fields FROM"
              + " ticket WHERE id = $1");
  private static final Sql WRITE =
      new Sql(
          "ticket.change",
          """
          UPDATE ticket SET subject = $2, status = $3::text::ticket_status, priority = $4::text::ticket_priority,
                            team_id = $5, assignee_id = $6, tags = $7, fields = $8, signals = $9,
                            attention = attention($4::text::ticket_priority, tone, $9),
                            version = version + 1, updated_at = clock_timestamp()
           WHERE id = $1\
          """);

  private final Directory directory;
  private final String actor;
  private final Optional<Long> me;
  private final JsonObject wish;

  /**
   * @param actor the word of whoever wants it
   * @param me the agent whom {@code me} means; empty when Careline itself wants it
   */
  Change(Directory directory, String actor, Optional<Long> me, JsonObject wish) {
    this.directory = directory;
    this.actor = actor;
    this.me = me;
    this.wish = wish;
  }

  /** Writes the change; empty when nothing is different. */
  Optional<Fact> write(SqlClient tx, Locked ticket) {
    Row row = Db.run(tx, READ, ticket.id()).iterator().next();
    Optional<Long> team = team(ticket);
    Optional<Long> assignee = assignee(ticket);
    String status = status(ticket);
    String priority = wish.getString("priority", row.getString("priority"));
    String subject = wish.getString("subject", row.getString("subject"));
    String[] tags = tags(row);
    JsonObject fields = fields(row);
    Impression before = ticket.impression();
    Impression after =
        new Impression(before.tone(), before.signals(), topic(tx, ticket), before.newest())
            .in(Status.of(status));
    JsonObject changes = new JsonObject();
    note(changes, "subject", row.getString("subject"), subject);
    note(changes, "status", ticket.status().word(), status);
    note(changes, "priority", row.getString("priority"), priority);
    note(changes, "team", name(ticket.teamId()), name(team));
    note(changes, "assignee", email(ticket.assigneeId()), email(assignee));
    note(
        changes,
        "tags",
        new JsonArray(java.util.List.of(row.getArrayOfStrings("tags"))),
        new JsonArray(java.util.List.of(tags)));
    note(changes, "fields", row.getValue("fields"), fields);
    changes.mergeIn(before.changes(after));
    if (changes.isEmpty()) {
      return Optional.empty();
    }
    Db.run(
        tx,
        WRITE,
        ticket.id(),
        subject,
        status,
        priority,
        team.orElse(null),
        assignee.orElse(null),
        tags,
        fields,
        after.signals().toArray(String[]::new));
    JsonObject body = new JsonObject().put("changes", changes);
    if (changes.containsKey("team") || changes.containsKey("assignee")) {
      body.put("before", ticket.before());
    }
    Fact.Place place = Fact.Place.of(ticket.id(), team, assignee);
    return Optional.of(Fact.of(TicketFacts.CHANGED, place, actor, body));
  }

  private static void note(JsonObject changes, String property, Object before, Object after) {
    if (!java.util.Objects.equals(before, after)) {
      changes.put(property, new JsonArray().add(before).add(after));
    }
  }

  private String status(Locked ticket) {
    String wanted = wish.getString("status", ticket.status().word());
    Status to = Status.of(wanted);
    if (to != ticket.status() && !ticket.status().next().contains(to)) {
      throw new Refusal.Conflict(
          "illegal-move",
          "A ticket that is " + ticket.status().word() + " cannot become " + wanted + ".");
    }
    return wanted;
  }

  private Optional<Long> team(Locked ticket) {
    if (!wish.containsKey("team")) {
      return ticket.teamId();
    }
    return Optional.ofNullable(wish.getString("team")).map(name -> directory.teamOr("/team", name));
  }

  private Optional<Long> assignee(Locked ticket) {
    if (!wish.containsKey("assignee")) {
      return ticket.assigneeId();
    }
    return Optional.ofNullable(wish.getString("assignee")).map(this::agent);
  }

  private long agent(String email) {
    if (email.equals("me") && me.isPresent()) {
      return me.get();
    }
    return directory
        .agent(email)
        .filter(Directory.Person::active)
        .map(Directory.Person::id)
        .orElseThrow(
            () -> new Refusal.Invalid("/assignee", "There is no active agent " + email + "."));
  }

  /** Said by a person, a topic is a correction of what was read, or a confirmation. */
  private Optional<String> topic(SqlClient tx, Locked ticket) {
    if (!wish.containsKey("topic") || me.isEmpty()) {
      return ticket.impression().topic();
    }
    Optional<String> topic = Optional.ofNullable(wish.getString("topic"));
    topic.ifPresent(key -> Topics.known(tx, "/topic", key));
    Corrections.topic(tx, ticket.id(), topic, me.get());
    return topic;
  }

  /** The tags that a ticket has. */
  static JsonArray tags(SqlClient tx, long id) {
    return io.careline.store.Rows.array(Db.run(tx, READ, id).iterator().next(), "tags");
  }

  private String[] tags(Row row) {
    JsonArray tags = wish.getJsonArray("tags");
    return tags == null
        ? row.getArrayOfStrings("tags")
        : Tags.of(tags).stream().toArray(String[]::new);
  }

  /** Fields are merged; null takes one away. */
  private JsonObject fields(Row row) {
    JsonObject now = row.get(JsonObject.class, "fields").copy();
    JsonObject wanted = wish.getJsonObject("fields", new JsonObject());
    for (String name : wanted.fieldNames()) {
      if (wanted.getValue(name) == null) {
        now.remove(name);
      } else {
        now.put(name, wanted.getValue(name));
      }
    }
    if (now.size() > FIELDS_AT_MOST) {
      throw new Refusal.Invalid("/fields", "a ticket has at most " + FIELDS_AT_MOST + " fields");
    }
    return now;
  }

  private String name(Optional<Long> teamId) {
    return teamId.flatMap(directory::teamName).orElse(null);
  }

  private String email(Optional<Long> agentId) {
    return agentId.flatMap(directory::agent).map(Directory.Person::email).orElse(null);
  }
}

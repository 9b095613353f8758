package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.access.Sight;
import io.careline.customer.CustomerDesk;
import io.careline.http.Call;
import io.careline.http.Page;
import io.careline.http.Refusal;
import io.careline.reading.Topics;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A list of tickets: sight, filters, order and page become one statement. Its text is put together
 * from fragments that stand here; what the caller says goes in as parameters. A page goes on behind
 * the last row's sort value and id, so rows that are added meanwhile neither repeat nor hide
 * others.
 */
final class TicketList {
  /** Tickets that nothing is due for come last; the index has the same expression. */
  private static final String NEXT_BREACH =
      "coalesce(t.next_breach, timestamptz '9999-01-01 00:00:00+00')";

  /** What most needs somebody comes first, and the oldest among equals; so has it the index. */
  private static final String ATTENTION = "(-t.attention)";

  private static final OffsetDateTime NEVER = OffsetDateTime.parse("9999-01-01T00:00:00Z");

  private final Directory directory;
  private final Actor actor;
  private final Call call;
  private final StringBuilder where = new StringBuilder(Sight.CLAUSE);
  private final List<Object> arguments = new ArrayList<>();

  TicketList(Directory directory, Actor actor, Call call) {
    this.directory = directory;
    this.actor = actor;
    this.call = call;
  }

  /** The page that the call asks for. */
  JsonObject page(Db db) {
    String sort = call.query("sort").orElse("-updatedAt");
    boolean down = sort.startsWith("-");
    String column = column(sort.replace("-", ""));
    int limit = Page.limit(call);
    filters(db);
    behind(column, down);
    String order = down ? " DESC" : "";
    String text =
        TicketView.SELECT
            + " WHERE "
            + where
            + " ORDER BY "
            + column
            + order
            + ", t.id"
            + order
            + " LIMIT "
            + place(limit + 1);
    List<JsonObject> rows = new ArrayList<>();
    List<String> positions = new ArrayList<>();
    Object[] all = Sight.arguments(actor, arguments.toArray());
    db.run(new Sql("ticket.list", text), all)
        .forEach(
            row -> {
              rows.add(TicketView.of(row));
              positions.add(sort + "|" + value(row, column) + "|" + row.getLong("id"));
            });
    boolean more = rows.size() > limit;
    return new JsonObject()
        .put("items", new JsonArray(more ? rows.subList(0, limit) : rows))
        .put("next", more ? Page.cursor(positions.get(limit - 1)) : null);
  }

  private static Object value(Row row, String column) {
    return switch (column) {
      case "t.priority" -> row.getString("priority");
      case ATTENTION -> -row.getInteger("attention");
      case NEXT_BREACH -> Optional.ofNullable(row.getOffsetDateTime("next_breach")).orElse(NEVER);
      default -> row.getOffsetDateTime(column.substring(2));
    };
  }

  private static String column(String sort) {
    return switch (sort) {
      case "nextBreach" -> NEXT_BREACH;
      case "createdAt" -> "t.created_at";
      case "priority" -> "t.priority";
      case "attention" -> ATTENTION;
      default -> "t.updated_at";
    };
  }

  private void filters(Db db) {
    call.query("view").ifPresent(this::view);
    call.query("status")
        .ifPresent(word -> and("t.status = " + place(word) + "::text::ticket_status"));
    call.query("priority")
        .ifPresent(word -> and("t.priority = " + place(word) + "::text::ticket_priority"));
    call.query("channel").ifPresent(word -> and("t.channel = " + place(word)));
    call.query("tag").ifPresent(tag -> and("t.tags @> ARRAY[" + place(tag) + "::text]"));
    call.query("team").ifPresent(this::team);
    call.query("assignee").ifPresent(this::assignee);
    call.query("sla").ifPresent(this::sla);
    call.query("tone").ifPresent(word -> and("t.tone = " + place(word)));
    call.query("topic").ifPresent(key -> topic(db, key));
    call.query("signal").ifPresent(kind -> and("t.signals @> ARRAY[" + place(kind) + "::text]"));
    call.query("language").ifPresent(word -> and("t.language = " + place(word)));
    call.query("externalId").ifPresent(id -> and("t.external_id = " + place(id)));
    call.query("customer").ifPresent(who -> and("t.customer_id = " + place(customer(db, who))));
  }

  private void view(String key) {
    switch (key) {
      case "mine" -> and("t.status < 'solved' AND t.assignee_id = $2");
      case "unassigned" -> and("t.status < 'solved' AND t.assignee_id IS NULL");
      case "team" -> and("t.status < 'solved' AND t.team_id = ANY ($3)");
      case "open" -> and("t.status IN ('new', 'open')");
      case "atRisk", "breached" -> sla(key);
      case "all" -> {}
      default -> and("t.status = " + place(key) + "::text::ticket_status");
    }
  }

  private void sla(String state) {
    and("t.status < 'solved'");
    switch (state) {
      case "atRisk" -> and("t.at_risk_at <= now()");
      case "breached" -> and("t.next_breach <= now()");
      case "paused" -> and("t.next_breach IS NULL AND t.sla @> '[{\"state\": \"paused\"}]'");
      default -> and("t.next_breach > now() AND t.at_risk_at > now()");
    }
  }

  /** A branch stands for all that is below it, the retired ones among them. */
  private void topic(Db db, String key) {
    if (key.equals("none")) {
      and("t.topic IS NULL");
      return;
    }
    String[] keys = Topics.under(db.client(), key);
    if (keys.length == 0) {
      throw new Refusal.Invalid("query/topic", "There is no topic " + key + ".");
    }
    and("t.topic = ANY (" + place(keys) + ")");
  }

  private void team(String name) {
    if (name.equals("none")) {
      and("t.team_id IS NULL");
    } else {
      and("t.team_id = " + place(directory.teamOr("query/team", name)));
    }
  }

  private void assignee(String who) {
    switch (who) {
      case "none" -> and("t.assignee_id IS NULL");
      case "me" -> and("t.assignee_id = $2");
      default ->
          and(
              "t.assignee_id = "
                  + place(
                      directory
                          .agent(who)
                          .map(Directory.Person::id)
                          .orElseThrow(
                              () ->
                                  new Refusal.Invalid(
                                      "query/assignee", "There is no agent " + who + "."))));
    }
  }

  private static long customer(Db db, String who) {
    return who.contains("@")
        ? CustomerDesk.byEmail(db.client(), who).orElse(-1L)
        : number(who)
            .orElseThrow(
                () -> new Refusal.Invalid("query/customer", "is neither an id nor an e-mail"));
  }

  private static Optional<Long> number(String text) {
    return text.matches("[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private void behind(String column, boolean down) {
    Optional<String> position = Page.position(call);
    if (position.isEmpty()) {
      return;
    }
    String[] parts = position.get().split("\\|");
    String sort = call.query("sort").orElse("-updatedAt");
    if (parts.length != 3 || !parts[0].equals(sort) || number(parts[2]).isEmpty()) {
      throw Page.foreign();
    }
    String value =
        switch (column) {
          case "t.priority" -> place(priority(parts[1])) + "::text::ticket_priority";
          case ATTENTION -> place(attention(parts[1])) + "::smallint";
          default -> place(time(parts[1]));
        };
    and(
        "("
            + column
            + ", t.id) "
            + (down ? "<" : ">")
            + " ("
            + value
            + ", "
            + place(Long.parseLong(parts[2]))
            + ")");
  }

  private static String priority(String text) {
    try {
      return Priority.of(text).word();
    } catch (IllegalArgumentException e) {
      throw Page.foreign();
    }
  }

  private static short attention(String text) {
    try {
      return Short.parseShort(text);
    } catch (NumberFormatException e) {
      throw Page.foreign();
    }
  }

  private static OffsetDateTime time(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw Page.foreign();
    }
  }

  private void and(String condition) {
    where.append(" AND ").append(condition);
  }

  private String place(Object argument) {
    arguments.add(argument);
    return "$" + (arguments.size() + 3);
  }
}

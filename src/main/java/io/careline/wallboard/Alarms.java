package io.careline.wallboard;

import io.careline.access.Actor;
import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Outbox;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Alarms and whether they ring. That stands in the table, and only the node whose statement turns
 * it tells anybody, so that many nodes ring once.
 */
final class Alarms {
  /** The kind of outbox rows that are sent to another system. */
  private static final String WEBHOOK = "webhook";

  private static final String COLUMNS =
      "SELECT id, figure, team_id, above, sound, webhook, rings_since FROM wallboard_alarm";
  private static final Sql ALL = new Sql("wallboard.alarms", COLUMNS + " ORDER BY id");
  private static final Sql LOCK =
      new Sql("wallboard.lock-alarms", "LOCK TABLE wallboard_alarm IN SHARE ROW EXCLUSIVE MODE");
  private static final Sql DROP =
      new Sql("wallboard.drop-alarms", "DELETE FROM wallboard_alarm WHERE id = ANY ($1)");
  private static final Sql ADD =
      new Sql(
          "wallboard.add-alarm",
          """
          INSERT INTO wallboard_alarm (figure, team_id, above, sound, webhook)
          VALUES ($1, $2, $3, $4, $5)\
          """);
  private static final Sql SOUND =
      new Sql("wallboard.alarm-sound", "UPDATE wallboard_alarm SET sound = $2 WHERE id = $1");
  private static final Sql RING =
      new Sql(
          "wallboard.ring",
          """
          UPDATE wallboard_alarm SET rings_since = date_trunc('milliseconds', clock_timestamp()), rings_value = $2
           WHERE id = $1 AND rings_since IS NULL RETURNING rings_since\
          """);
  private static final Sql STOP =
      new Sql(
          "wallboard.stop-ringing",
          """
          UPDATE wallboard_alarm SET rings_since = NULL, rings_value = NULL
           WHERE id = $1 AND rings_since IS NOT NULL RETURNING id\
          """);

  private final Db db;
  private final Wake wake;
  private final Directory directory;

  Alarms(Db db, Wake wake, Directory directory) {
    this.db = db;
    this.wake = wake;
    this.directory = directory;
  }

  List<Alarm> all() {
    return all(db.client());
  }

  private static List<Alarm> all(SqlClient db) {
    return Db.list(db, ALL, Alarm::of);
  }

  /** Replaces the alarms that this actor sees; those that stay the same are left alone. */
  void replace(Actor actor, JsonArray items, Audit.Source source) {
    View view = View.of(actor);
    List<Alarm> wanted = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      wanted.add(wanted(view, items.getJsonObject(i), "/items/" + i));
    }
    db.inTransaction(
        tx -> {
          Db.run(tx, LOCK);
          List<Alarm> old = all(tx).stream().filter(a -> view.seesAlarm(a.teamId())).toList();
          write(tx, new ArrayList<>(old), wanted);
          Audit.write(
              tx, source, "alarms.changed", "wallboard", new JsonObject().put("items", items));
          Journal.write(tx, List.of(WallboardFacts.changed(source.actor())));
          return null;
        });
    wake.committed();
  }

  private Alarm wanted(View view, JsonObject wish, String pointer) {
    Optional<Long> team =
        Optional.ofNullable(wish.getString("team"))
            .map(name -> directory.teamOr(pointer + "/team", name));
    if (!view.seesAlarm(team.orElse(0L))) {
      throw new Refusal.Invalid(pointer + "/team", "has to be a team of yours");
    }
    return new Alarm(
        0,
        Figure.of(wish.getString("figure")),
        team.orElse(0L),
        wish.getLong("above"),
        wish.getBoolean("sound", false),
        Optional.ofNullable(wish.getString("webhook")),
        Optional.empty());
  }

  private static void write(SqlClient tx, List<Alarm> old, List<Alarm> wanted) {
    for (Alarm alarm : wanted) {
      Optional<Alarm> same = old.stream().filter(one -> same(one, alarm)).findFirst();
      same.ifPresent(old::remove);
      same.ifPresentOrElse(one -> Db.run(tx, SOUND, one.id(), alarm.sound()), () -> add(tx, alarm));
    }
    Db.run(tx, DROP, new Object[] {old.stream().map(Alarm::id).toArray(Long[]::new)});
  }

  private static boolean same(Alarm one, Alarm other) {
    return one.figure() == other.figure()
        && one.teamId() == other.teamId()
        && one.above() == other.above()
        && one.webhook().equals(other.webhook());
  }

  private static void add(SqlClient tx, Alarm alarm) {
    Db.run(
        tx,
        ADD,
        alarm.figure().word(),
        alarm.teamId() == 0 ? null : alarm.teamId(),
        alarm.above(),
        alarm.sound(),
        alarm.webhook().orElse(null));
  }

  /** Makes an alarm ring or be silent, unless another node was first. */
  void turn(Alarm alarm, boolean rings, long value, Staff staff) {
    boolean turned =
        db.inTransaction(
            tx -> {
              Optional<Row> row =
                  rings
                      ? Db.run(tx, RING, alarm.id(), value).stream().findFirst()
                      : Db.run(tx, STOP, alarm.id()).stream().findFirst();
              row.ifPresent(one -> tell(tx, alarm, rings, value, one, staff));
              return row.isPresent();
            });
    if (turned) {
      wake.committed();
    }
  }

  private static void tell(
      SqlClient tx, Alarm alarm, boolean rings, long value, Row row, Staff staff) {
    if (rings) {
      Instant since = Rows.instant(row, "rings_since");
      alarm.webhook().ifPresent(url -> webhook(tx, url, alarm, since, value, staff));
    }
    Journal.write(tx, List.of(WallboardFacts.turned(alarm, rings, value)));
  }

  private static void webhook(
      SqlClient tx, String url, Alarm alarm, Instant since, long value, Staff staff) {
    JsonObject payload =
        new JsonObject()
            .put("event", "wallboard.alarm")
            .put("alarm", alarm.id())
            .put("figure", alarm.figure().word())
            .put("team", staff.team(alarm.teamId()).orElse(null))
            .put("value", value)
            .put("above", alarm.above())
            .put("since", since.toString());
    Outbox.put(
        tx,
        List.of(
            new Outbox.Effect(
                "wallboard:" + alarm.id() + ":" + since,
                WEBHOOK,
                Optional.empty(),
                new JsonObject().put("url", url).put("payload", payload))));
  }
}

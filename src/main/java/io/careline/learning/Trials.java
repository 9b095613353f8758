package io.careline.learning;

import io.careline.store.Db;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** The history of trials. */
final class Trials {
  private static final Sql WRITE =
      new Sql(
          "learning.trial",
          """
          INSERT INTO model_trial (name, by, outcome, present, candidate, learned, measures, newest_correction, model_id)
          VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)\
          """);
  private static final Sql LIST =
      new Sql(
          "learning.trials",
          """
          SELECT t.id, t.name, t.at, t.by, t.outcome, t.present, t.candidate, t.learned, t.measures, m.undone_at, m.undone_by,
                 coalesce(b.name, t.by) AS by_name, coalesce(u.name, m.undone_by) AS undone_by_name
            FROM model_trial t LEFT JOIN model m ON m.id = t.model_id
            LEFT JOIN agent b ON t.by = 'agent:' || b.id LEFT JOIN agent u ON m.undone_by = 'agent:' || u.id
           WHERE $1::bigint IS NULL OR t.id < $1 ORDER BY t.id DESC LIMIT $2\
          """);
  private static final Sql REACHED =
      new Sql(
          "learning.reached",
          "SELECT coalesce(max(newest_correction), 0) AS n FROM model_trial WHERE name = $1");

  /** The newest correction when the newest model was undone; none when it is in force. */
  private static final Sql UNDONE =
      new Sql(
          "learning.undone",
          """
          SELECT (SELECT coalesce(max(c.id), 0) FROM reading_correction c WHERE c.at <= m.undone_at) AS n
            FROM model m WHERE m.name = $1 AND m.undone_at IS NOT NULL
             AND m.id = (SELECT max(id) FROM model WHERE name = $1)\
          """);

  private Trials() {}

  static void write(
      SqlClient tx, Trial trial, String by, long newestCorrection, Optional<Long> model) {
    Db.run(
        tx,
        WRITE,
        trial.name(),
        by,
        trial.outcome().word(),
        trial.present(),
        trial.candidate(),
        trial.learned(),
        trial.measures(),
        newestCorrection,
        model.orElse(null));
  }

  /** The last correction that a trial of this model knew. */
  static long reached(SqlClient db, String name) {
    return Db.run(db, REACHED, name).iterator().next().getLong("n");
  }

  /** The last correction before the newest switch was undone; empty when it was not. */
  static Optional<Long> undone(SqlClient db, String name) {
    return Db.run(db, UNDONE, name).stream().findFirst().map(row -> row.getLong("n"));
  }

  /** The newest before one, as the API shows them. */
  static List<JsonObject> list(SqlClient db, Long before, int limit) {
    return Db.list(db, LIST, Trials::view, before, limit);
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("name", row.getString("name"))
        .put("at", Rows.time(row, "at"))
        .put("by", row.getString("by_name"))
        .put("outcome", row.getString("outcome"))
        .put("present", row.getString("present"))
        .put("candidate", row.getString("candidate"))
        .put("corrections", row.getInteger("learned"))
        .put("measures", row.get(JsonObject.class, "measures"))
        .put("undoneAt", Rows.time(row, "undone_at"))
        .put("undoneBy", row.getString("undone_by_name"));
  }
}

package io.careline.access;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;

/** Rows that tell who signed in and who changed what, written in the transaction of the change. */
public final class Audit {
  private static final Sql WRITE =
      new Sql(
          "audit.write",
          """
          INSERT INTO audit (actor, action, subject, detail, address, request_id)
          VALUES ($1, $2, $3, $4, $5, $6)\
          """);

  private Audit() {}

  /**
   * Where a change came from.
   *
   * @param actor {@code agent:7}, or {@code nobody} for a failed sign-in
   */
  public record Source(String actor, String address, String requestId) {}

  public static void write(
      SqlClient tx, Source source, String action, String subject, JsonObject detail) {
    Db.run(
        tx, WRITE, source.actor(), action, subject, detail, source.address(), source.requestId());
  }
}

package io.careline.admin;

import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Sql;
import io.careline.ticket.Attachments;
import java.time.Duration;
import java.util.List;

/**
 * Takes away, once an hour, what nobody can need any more. Nodes may do it at the same time; it
 * harms nothing.
 */
public final class Housekeeping {
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final List<Sql> SWEEPS =
      List.of(
          new Sql("housekeeping.sessions", "DELETE FROM session WHERE expires_at < now()"),
          new Sql(
              "housekeeping.failures",
              "DELETE FROM sign_in_failure WHERE last_at < now() - interval '1 day'"),
          new Sql(
              "housekeeping.keys",
              "DELETE FROM idempotency WHERE created_at < now() - interval '7 days'"),
          new Sql(
              "housekeeping.nodes", "DELETE FROM node WHERE seen_at < now() - interval '1 day'"));

  private final Db db;

  public Housekeeping(Db db) {
    this.db = db;
  }

  /** Starts to sweep. */
  public Loop start(Room room) {
    return new Loop("housekeeping", room.context(), this::sweep).start();
  }

  private long sweep() {
    SWEEPS.forEach(db::run);
    Attachments.sweep(db.client());
    return PAUSE.toMillis();
  }
}

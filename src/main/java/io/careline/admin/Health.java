package io.careline.admin;

import io.careline.live.Hub;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.store.Worker;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether this process should be left alone (live: its workers turn) and whether it should be given
 * work (ready: the database takes a write, the migrations are in, and the followers are near the
 * journal's end).
 */
public final class Health {
  private static final Logger LOG = LoggerFactory.getLogger(Health.class);

  /** Every worker but housekeeping polls at least once a second, unless a mail takes its time. */
  private static final double LONGEST_ROUND_SECONDS = 120;

  private static final long LARGEST_LAG = 2_000;
  private static final Sql BEAT =
      new Sql(
          "health.beat",
          """
          INSERT INTO node (name, seen_at) VALUES ($1, now()) ON CONFLICT (name) DO UPDATE SET seen_at = now()
          RETURNING (SELECT coalesce(max(seq), 0) FROM journal) AS last\
          """);

  private final Db db;
  private final Hub hub;
  private final String node;
  private final List<Worker> workers;
  private volatile boolean draining;

  public Health(Db db, Hub hub, String node, List<Worker> workers) {
    this.db = db;
    this.hub = hub;
    this.node = node;
    this.workers = List.copyOf(workers);
  }

  /** From now on this node is not ready. */
  public void drain() {
    draining = true;
  }

  /** Mounts {@code /health/live} and {@code /health/ready}. */
  public void mount(Router router) {
    router.get("/health/live").handler(this::live);
    router.get("/health/ready").handler(this::ready);
  }

  private void live(RoutingContext context) {
    JsonObject rounds = new JsonObject();
    boolean turning = true;
    for (Worker worker : workers) {
      rounds.put(worker.name(), Math.round(worker.idleSeconds() * 10) / 10.0);
      turning &= worker.idleSeconds() < LONGEST_ROUND_SECONDS;
    }
    answer(context, turning, new JsonObject().put("secondsSinceRound", rounds));
  }

  private void ready(RoutingContext context) {
    if (draining) {
      answer(context, false, new JsonObject().put("draining", true));
      return;
    }
    lag()
        .onSuccess(
            lag ->
                answer(
                    context,
                    lag <= LARGEST_LAG,
                    new JsonObject().put("database", "written").put("lag", lag)))
        .onFailure(
            e -> {
              LOG.warn("not ready: {}", e.toString());
              answer(context, false, new JsonObject().put("database", "does not answer"));
            });
  }

  private Future<Long> lag() {
    return Db.send(db.client(), BEAT, node)
        .timeout(5, java.util.concurrent.TimeUnit.SECONDS)
        .map(rows -> Math.max(0, rows.iterator().next().getLong("last") - hub.seq()));
  }

  private static void answer(RoutingContext context, boolean well, JsonObject detail) {
    context
        .response()
        .setStatusCode(well ? 200 : 503)
        .putHeader("Content-Type", "application/json")
        .putHeader("Cache-Control", "no-store")
        .end(new JsonObject().put("status", well ? "up" : "down").mergeIn(detail).toBuffer());
  }
}

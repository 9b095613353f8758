package io.careline.store;

import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.pubsub.PgSubscriber;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells those who follow that something was committed: at once on this node, and on the others by
 * NOTIFY. The NOTIFY is sent after commit and for many commits together, because inside a
 * transaction it would make all commits queue up behind one lock. Nothing is lost when it fails;
 * everybody polls as well.
 */
public final class Wake {
  private static final Logger LOG = LoggerFactory.getLogger(Wake.class);
  private static final String CHANNEL = "careline_journal";
  private static final long GATHER_MILLIS = 20;
  private static final Sql NOTIFY = new Sql("wake.notify", "SELECT pg_notify($1, $2)");

  private final Vertx vertx;
  private final Db db;
  private final String node;
  private final List<Runnable> sleepers = new CopyOnWriteArrayList<>();
  private final AtomicBoolean telling = new AtomicBoolean();
  private final PgSubscriber subscriber;

  public Wake(Vertx vertx, Db db, String url, String node) {
    this.vertx = vertx;
    this.db = db;
    this.node = node;
    this.subscriber = PgSubscriber.subscriber(vertx, PgConnectOptions.fromUri(url));
    subscriber.reconnectPolicy(retries -> Math.min(5_000L, 100L << Math.min(retries, 6)));
    on(CHANNEL, from -> wakeHere(from));
  }

  /** Listens to the other nodes; goes on trying while the database is away. */
  public void listen() {
    subscriber.connect().onFailure(e -> LOG.warn("not listening yet: {}", e.getMessage()));
  }

  /** Adds somebody to wake; must return at once. */
  public void add(Runnable sleeper) {
    sleepers.add(sleeper);
  }

  /** Listens to a channel of the database; the payload is whatever a node of ours sent. */
  public void on(String channel, Consumer<String> listener) {
    subscriber.channel(channel).handler(listener::accept);
  }

  /** Sends a small message to all nodes, this one included; lost when the database is away. */
  public void tell(String channel, String payload) {
    Db.send(db.aside(), NOTIFY, channel, payload)
        .onFailure(e -> LOG.debug("{} not told: {}", channel, e.getMessage()));
  }

  /** Something was committed on this node. */
  public void committed() {
    sleepers.forEach(Runnable::run);
    if (telling.compareAndSet(false, true)) {
      vertx.setTimer(
          GATHER_MILLIS,
          id -> {
            telling.set(false);
            tell(CHANNEL, node);
          });
    }
  }

  private void wakeHere(String from) {
    if (!from.equals(node)) {
      sleepers.forEach(Runnable::run);
    }
  }

  public void close() {
    subscriber.close();
  }
}

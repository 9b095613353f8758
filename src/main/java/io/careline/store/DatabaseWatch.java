package io.careline.store;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts the embedded database again, on the same port, when it alone has ended while Careline goes
 * on. It looks at the process and not at a connection: a server that is recovering, or only slow,
 * is left to itself. One that ends again and again is started ever less often.
 */
public final class DatabaseWatch implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DatabaseWatch.class);
  private static final long LOOK_MILLIS = 250;
  private static final long LONGEST_MILLIS = 10_000;

  /** A server that has run for so long was started well. */
  private static final long WELL_NANOS = TimeUnit.SECONDS.toNanos(10);

  private static final long CLOSE_MILLIS = 20_000;

  private final EmbeddedDatabase database;
  private final CountDownLatch resting = new CountDownLatch(1);
  private final Thread thread;

  private DatabaseWatch(EmbeddedDatabase database) {
    this.database = database;
    this.thread = Thread.ofPlatform().name("database-watch").daemon().unstarted(this::watch);
  }

  /** Watches a database that is running. */
  public static DatabaseWatch over(EmbeddedDatabase database) {
    DatabaseWatch watch = new DatabaseWatch(database);
    watch.thread.start();
    return watch;
  }

  private void watch() {
    long pause = LOOK_MILLIS;
    long startedAt = System.nanoTime();
    try {
      while (!resting.await(pause, TimeUnit.MILLISECONDS)) {
        if (ended()) {
          again();
          startedAt = System.nanoTime();
          pause = Math.min(2 * pause, LONGEST_MILLIS);
        } else if (System.nanoTime() - startedAt > WELL_NANOS) {
          pause = LOOK_MILLIS;
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("no longer watching the database");
    }
  }

  private boolean ended() {
    try {
      return !database.running();
    } catch (RuntimeException e) {
      LOG.warn("it cannot be told whether the embedded database is running", e);
      return false;
    }
  }

  private void again() {
    LOG.warn("the embedded database has ended by itself; starting it again");
    try {
      database.launch();
      LOG.info("the embedded database is back");
    } catch (IOException | RuntimeException e) {
      LOG.error("the embedded database does not start; trying again", e);
    }
  }

  /** From now on nothing is started. Returns at once, also while a start is under way. */
  public void rest() {
    resting.countDown();
  }

  /** Rests, and waits until a start that is under way has ended. */
  @Override
  public void close() {
    rest();
    try {
      thread.join(CLOSE_MILLIS);
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

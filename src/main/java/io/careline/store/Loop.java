package io.careline.store;

import io.vertx.core.Context;
import io.vertx.core.Promise;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Work that is done over and over on a virtual thread: again at once while there is more, after a
 * pause when there is not, sooner when woken. Rounds never overlap. A round that fails is tried
 * again after a second.
 */
public final class Loop implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(Loop.class);
  private static final long AFTER_FAILURE_MILLIS = 1_000;

  /** One round of work. */
  @FunctionalInterface
  public interface Round {
    /**
     * Does some work and says how many milliseconds to pause; 0 when there may be more. Below zero
     * the pause is deaf: waking does not end it, so that what comes in quick succession is done
     * together.
     */
    long work();
  }

  private final String name;
  private final Context context;
  private final Round round;
  private final AtomicReference<Promise<Void>> pause = new AtomicReference<>();
  private final Promise<Void> ended = Promise.promise();
  private volatile boolean woken;
  private volatile boolean stopping;
  private volatile long turnedAt = System.nanoTime();

  public Loop(String name, Context context, Round round) {
    this.name = name;
    this.context = context;
    this.round = round;
  }

  public Loop start() {
    context.runOnContext(v -> turn());
    return this;
  }

  /** Ends the present pause, or makes the next one end at once. From any thread. */
  public void wake() {
    woken = true;
    Promise<Void> waiting = pause.get();
    if (waiting != null) {
      waiting.tryComplete();
    }
  }

  /** Stops after the present round. */
  public io.vertx.core.Future<Void> stop() {
    stopping = true;
    wake();
    return ended.future();
  }

  @Override
  public double idleSeconds() {
    return (System.nanoTime() - turnedAt) / 1e9;
  }

  @Override
  public String name() {
    return name;
  }

  private void turn() {
    while (!stopping) {
      turnedAt = System.nanoTime();
      woken = false;
      long millis = attempt();
      if (millis < 0 && !stopping) {
        context.owner().timer(-millis, TimeUnit.MILLISECONDS).await();
      } else if (millis > 0 && !stopping) {
        rest(millis);
      }
    }
    ended.tryComplete();
  }

  private long attempt() {
    try {
      return round.work();
    } catch (Throwable e) {
      if (!stopping) {
        LOG.warn("{}: {}; again in a second", name, e.toString());
        LOG.debug("{}", name, e);
      }
      return AFTER_FAILURE_MILLIS;
    }
  }

  private void rest(long millis) {
    Promise<Void> waiting = Promise.promise();
    pause.set(waiting);
    if (woken) {
      waiting.tryComplete();
    }
    long timer = context.owner().setTimer(millis, id -> waiting.tryComplete());
    waiting.future().await();
    context.owner().cancelTimer(timer);
    pause.set(null);
  }
}

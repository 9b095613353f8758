package io.careline.delivery;

import io.careline.store.Backoff;
import io.careline.store.Db;
import io.careline.store.Outbox;
import io.careline.store.StoreException;
import io.careline.store.Worker;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends the mails that are due: claims as many as it has hands, each on a virtual thread. Without a
 * relay it claims nothing, and the mails wait in the outbox.
 */
public final class MailSender implements Worker {
  private static final Logger LOG = LoggerFactory.getLogger(MailSender.class);
  private static final int HANDS = 4;
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration DRAIN = Outbox.LEASE;

  private final Db db;
  private final String node;
  private final Optional<Postman> postman;
  private final Semaphore hands = new Semaphore(HANDS);
  private final Semaphore bell = new Semaphore(0);
  private volatile boolean running;
  private volatile boolean databaseAway;
  private volatile long turnedAt = System.nanoTime();

  /**
   * @param node this node's name, under which it claims
   * @param relay without one nothing is sent
   */
  public MailSender(Db db, String node, Optional<Relay> relay, AttachmentSource files) {
    this.db = db;
    this.node = node;
    this.postman = relay.map(to -> new Postman(to, new MailComposer(files), Postman.LONGEST));
  }

  /** Begins to send. */
  public void start() {
    if (postman.isPresent()) {
      running = true;
      Thread.ofVirtual().name("mail-sender").start(() -> loop(postman.get()));
    }
  }

  /** There may be something to send. Returns at once; may be called from anywhere. */
  public void wake() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  @Override
  public String name() {
    return "mail sender";
  }

  /** A sender without a relay has nothing to do and is never idle. */
  @Override
  public double idleSeconds() {
    return postman.isEmpty() ? 0 : (System.nanoTime() - turnedAt) / 1e9;
  }

  /** Claims nothing more and waits for the mails under way. */
  public void drain() {
    running = false;
    wake();
    try {
      if (hands.tryAcquire(HANDS, DRAIN.toMillis(), TimeUnit.MILLISECONDS)) {
        hands.release(HANDS);
      } else {
        LOG.warn("Mails were under way at the end; they are sent again by another node");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    postman.ifPresent(Postman::close);
  }

  private void loop(Postman postman) {
    while (running) {
      try {
        while (running && claimSome(postman)) {
          // Until nothing is due.
        }
        databaseAway = false;
      } catch (StoreException e) {
        tellOnce(e);
      } catch (RuntimeException e) {
        LOG.error("Mail could not be claimed", e);
      }
      sleep();
    }
  }

  /** Claims a mail for each free hand; false when there was none. */
  private boolean claimSome(Postman postman) {
    turnedAt = System.nanoTime();
    hands.acquireUninterruptibly();
    int free = 1 + hands.drainPermits();
    int taken = 0;
    try {
      List<Outbox.Claimed> claimed =
          running ? Outbox.claim(db.client(), OutgoingMail.KIND, node, free) : List.of();
      for (Outbox.Claimed one : claimed) {
        Thread.ofVirtual().name("mail-" + one.id()).start(() -> carry(postman, one));
        taken++;
      }
      return taken > 0;
    } finally {
      hands.release(free - taken);
    }
  }

  private void carry(Postman postman, Outbox.Claimed claimed) {
    try {
      settle(claimed, postman.deliver(claimed.body()));
    } catch (StoreException e) {
      // The lease runs out, and the mail is sent once more under the same Message-ID.
      tellOnce(e);
    } catch (RuntimeException e) {
      LOG.error("Outcome of mail {} was not kept", claimed.cause(), e);
    } finally {
      hands.release();
    }
  }

  private void settle(Outbox.Claimed claimed, SendResult result) {
    boolean nobody = result.sent().isEmpty();
    if (result.later().isEmpty() && !nobody) {
      tellRefused(claimed, result);
      Outbox.done(db.client(), claimed.id(), node);
    } else if (result.later().isEmpty()) {
      LOG.warn("Mail {} was refused: {}", claimed.cause(), result.why());
      Outbox.failed(db.client(), claimed.id(), node, result.why());
    } else if (nobody && result.refused().isEmpty()) {
      postpone(claimed, result);
    } else {
      split(claimed, result);
    }
  }

  private void postpone(Outbox.Claimed claimed, SendResult result) {
    Optional<Duration> wait = Backoff.after(claimed.attempts());
    if (wait.isPresent()) {
      LOG.info("Mail {} has to wait: {}", claimed.cause(), result.why());
      Outbox.later(db.client(), claimed.id(), node, wait.get(), result.why());
    } else {
      LOG.warn("Mail {} is given up: {}", claimed.cause(), result.why());
      Outbox.failed(db.client(), claimed.id(), node, result.why());
    }
  }

  /** Some have it and must not get it twice; a row of its own tries for the others. */
  private void split(Outbox.Claimed claimed, SendResult result) {
    tellRefused(claimed, result);
    OutgoingMail rest = OutgoingMail.of(claimed.body()).only(result.later());
    String cause = claimed.cause() + "/rest-" + claimed.attempts();
    db.inTransaction(
        tx -> {
          Outbox.put(
              tx,
              List.of(
                  new Outbox.Effect(cause, OutgoingMail.KIND, claimed.ticketId(), rest.json())));
          return Outbox.done(tx, claimed.id(), node);
        });
  }

  private static void tellRefused(Outbox.Claimed claimed, SendResult result) {
    if (!result.refused().isEmpty()) {
      LOG.warn("Mail {} was refused for {}: {}", claimed.cause(), result.refused(), result.why());
    }
  }

  private void tellOnce(StoreException e) {
    if (!databaseAway) {
      databaseAway = true;
      LOG.warn("Mail waits for the database: {}", e.getMessage());
    }
  }

  private void sleep() {
    try {
      bell.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      running = false;
    }
  }
}

package io.careline.delivery;

import io.careline.store.StoreException;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import java.time.Duration;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Carries mails to the relay, each within a time that is well below the outbox's lease. */
final class Postman implements AutoCloseable {
  /** The lease is 20 s, and what follows a delivery takes time, too. */
  static final Duration LONGEST = Duration.ofSeconds(12);

  private final Relay relay;
  private final MailComposer composer;
  private final Duration longest;
  private final ConcurrentLinkedDeque<RelayConnection> idle = new ConcurrentLinkedDeque<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("mail-clock").factory());

  /**
   * @param longest after which a delivery is cut off
   */
  Postman(Relay relay, MailComposer composer, Duration longest) {
    this.relay = relay;
    this.composer = composer;
    this.longest = longest;
  }

  /** Interrupts a thread that has not finished in time; its socket is closed by that. */
  private final class Limit implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final Future<?> end =
        clock.schedule(this::cut, longest.toMillis(), TimeUnit.MILLISECONDS);
    private boolean over;

    private synchronized void cut() {
      if (!over) {
        thread.interrupt();
      }
    }

    @Override
    public synchronized void close() {
      over = true;
      end.cancel(false);
      Thread.interrupted();
    }
  }

  /**
   * Delivers the mail of an outbox row. Has to be called on a virtual thread of its own, where an
   * interrupt ends a read from a socket.
   *
   * @throws StoreException when a file cannot be read now
   */
  SendResult deliver(JsonObject body) {
    OutgoingMail mail;
    try {
      mail = OutgoingMail.of(body);
    } catch (RuntimeException e) {
      return SendResult.refused(List.of(), "The mail cannot be read: " + Failures.why(e));
    }
    try (Limit _ = new Limit()) {
      return send(mail);
    } catch (NoSuchElementException | IllegalArgumentException e) {
      return SendResult.refused(mail.recipients(), Failures.why(e));
    } catch (StoreException e) {
      throw e;
    } catch (MessagingException | RuntimeException e) {
      return SendResult.later(mail.recipients(), Failures.why(e));
    }
  }

  private SendResult send(OutgoingMail mail) throws MessagingException {
    var message = composer.compose(mail);
    RelayConnection connection = connection();
    SendResult result = connection.send(message, mail.recipients());
    // After a failure nobody knows what state the other side is in.
    if (result.later().isEmpty() && result.refused().isEmpty()) {
      idle.push(connection);
    } else {
      connection.close();
    }
    return result;
  }

  private RelayConnection connection() throws MessagingException {
    RelayConnection used = idle.poll();
    while (used != null) {
      if (used.usable()) {
        return used;
      }
      used.close();
      used = idle.poll();
    }
    return RelayConnection.open(relay);
  }

  @Override
  public void close() {
    clock.shutdownNow();
    for (RelayConnection one = idle.poll(); one != null; one = idle.poll()) {
      one.close();
    }
  }
}

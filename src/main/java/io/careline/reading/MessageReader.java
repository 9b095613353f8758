package io.careline.reading;

import io.careline.language.Reader;
import io.careline.store.WorkPool;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads messages as they come in. Nothing that goes wrong here stops a message: what cannot be read
 * is logged and stays unread.
 *
 * <p>Tone, its evidence, sentences and language are those of the text alone; a subject is often
 * written by a form or a shop. Signals and topics are read in subject and text together, because
 * "URGENT: order 4711" above a polite line is urgent, and a subject often names the matter best. A
 * subject that only repeats something is not read, and neither is what a mail quotes.
 */
public final class MessageReader {
  private static final Logger LOG = LoggerFactory.getLogger(MessageReader.class);
  private static final long AT_MOST_SECONDS = 10;

  /**
   * Looking closer takes some milliseconds of a core, many times what the rest of a message's
   * intake takes: 7,200 an hour are looked at, and of a flood of messages most go without.
   */
  private static final int CLOSER_PER_SECOND = 2;

  private static final int CLOSER_AT_ONCE = 10;

  /** A text that takes less time to read than to hand to another thread and back. */
  private static final int SHORT = 1_000;

  /** Whoever waits for a closer look keeps nobody else waiting. */
  private static final Executor WAITING = Thread.ofVirtual().name("closer-", 1)::start;

  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Duration NO_HURRY = Duration.ofSeconds(30);

  /** Messages that came together are read in so many parts at once. */
  private static final int PARTS = Runtime.getRuntime().availableProcessors();

  /**
   * What a customer said.
   *
   * @param subject empty when it has none of its own
   */
  public record Said(String subject, String text) {}

  private final Supplier<Reader> readers;
  private final WorkPool pool;
  private final boolean on;
  private final Budget closer = new Budget(CLOSER_PER_SECOND, CLOSER_AT_ONCE);

  /**
   * @param readers gives the reader of this moment
   * @param on off: every message stays unread
   */
  public MessageReader(Supplier<Reader> readers, WorkPool pool, boolean on) {
    this.readers = readers;
    this.pool = pool;
    this.on = on;
  }

  /**
   * Reads a message; never fails. May be called from an event loop: a short text is read at once,
   * in a fraction of what its call takes to be checked, a longer one by a thread of its own.
   *
   * @param subject empty when it has none of its own
   */
  public Future<Optional<MessageReading>> read(String subject, String text) {
    if (!on) {
      return Future.succeededFuture(Optional.empty());
    }
    Said said = new Said(subject, text);
    return subject.length() + text.length() <= SHORT && readers.get().quick()
        ? finished(look(said), closer::take)
        : readAll(List.of(said)).map(List::getFirst);
  }

  /**
   * Reads messages that came together, side by side; the answers stand in their order. Going to the
   * threads and back once for many spares more than a short message takes to read.
   */
  public Future<List<Optional<MessageReading>>> readAll(List<Said> messages) {
    return readAll(messages, closer::take);
  }

  /** The same by words alone, so that what many old messages hold costs the new ones nothing. */
  public Future<List<Optional<MessageReading>>> glanceAll(List<Said> messages) {
    return readAll(messages, () -> false);
  }

  private Future<List<Optional<MessageReading>>> readAll(List<Said> messages, BooleanSupplier may) {
    if (!on || messages.isEmpty()) {
      return Future.succeededFuture(Collections.nCopies(messages.size(), Optional.empty()));
    }
    int each = Math.ceilDiv(messages.size(), PARTS);
    List<Future<List<Optional<MessageReading>>>> parts = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += each) {
      parts.add(part(messages.subList(from, Math.min(from + each, messages.size())), may));
    }
    return Future.all(parts)
        .map(_ -> parts.stream().flatMap(part -> part.result().stream()).toList());
  }

  private Future<List<Optional<MessageReading>>> part(List<Said> messages, BooleanSupplier may) {
    try {
      return pool.call(() -> messages.stream().map(this::look).toList(), AT_MOST_SECONDS)
          .compose(looks -> allFinished(looks, may))
          .otherwise(e -> Collections.nCopies(messages.size(), unread(e)));
    } catch (RejectedExecutionException e) {
      return Future.succeededFuture(Collections.nCopies(messages.size(), unread(e)));
    }
  }

  private Future<List<Optional<MessageReading>>> allFinished(
      List<Optional<Glance>> looks, BooleanSupplier may) {
    List<Future<Optional<MessageReading>>> all =
        looks.stream().map(look -> finished(look, may)).toList();
    return Future.all(all).map(_ -> all.stream().map(Future::result).toList());
  }

  /** With a closer look where that may help and may be done; only that takes time. */
  private Future<Optional<MessageReading>> finished(Optional<Glance> look, BooleanSupplier may) {
    Optional<Glance> allowed = look.map(one -> one.allowed(may));
    if (allowed.filter(Glance::unsure).isEmpty()) {
      return Future.succeededFuture(allowed.map(Glance::reading));
    }
    Glance glance = allowed.get();
    CompletableFuture<Optional<MessageReading>> closer =
        CompletableFuture.supplyAsync(() -> closer(glance, PATIENCE), WAITING);
    Context caller = Vertx.currentContext();
    return caller == null
        ? Future.fromCompletionStage(closer)
        : Future.fromCompletionStage(closer, caller);
  }

  /** The same on the caller's own thread, each as closely as may help, for work without hurry. */
  public Optional<MessageReading> now(String subject, String text) {
    return on
        ? look(new Said(subject, text)).flatMap(glance -> closer(glance, NO_HURRY))
        : Optional.empty();
  }

  private Optional<Glance> look(Said said) {
    try {
      return Optional.of(Glance.at(readers.get(), said.subject(), OwnWords.of(said.text())));
    } catch (RuntimeException | StackOverflowError e) {
      return unread(e);
    }
  }

  private Optional<MessageReading> closer(Glance glance, Duration patience) {
    try {
      return Optional.of(glance.closer(patience).reading());
    } catch (RuntimeException | StackOverflowError e) {
      return unread(e);
    }
  }

  private static <T> Optional<T> unread(Throwable e) {
    LOG.warn("a message stays unread", e);
    return Optional.empty();
  }
}

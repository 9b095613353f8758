package io.careline.reading;

import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.language.Sentiment;
import io.careline.language.Signal;
import io.careline.language.Span;
import io.careline.store.WorkPool;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
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
   * Reads a message; never fails. May be called from an event loop.
   *
   * @param subject empty when it has none of its own
   */
  public Future<Optional<MessageReading>> read(String subject, String text) {
    return readAll(List.of(new Said(subject, text))).map(List::getFirst);
  }

  /**
   * Reads messages that came together, side by side; the answers stand in their order. Going to the
   * threads and back once for many spares more than a short message takes to read.
   */
  public Future<List<Optional<MessageReading>>> readAll(List<Said> messages) {
    return readAll(messages, closer::take);
  }

  private Future<List<Optional<MessageReading>>> readAll(
      List<Said> messages, BooleanSupplier closer) {
    if (!on || messages.isEmpty()) {
      return Future.succeededFuture(Collections.nCopies(messages.size(), Optional.empty()));
    }
    int each = Math.ceilDiv(messages.size(), PARTS);
    List<Future<List<Optional<MessageReading>>>> parts = new ArrayList<>();
    for (int from = 0; from < messages.size(); from += each) {
      parts.add(part(messages.subList(from, Math.min(from + each, messages.size())), closer));
    }
    return Future.all(parts)
        .map(_ -> parts.stream().flatMap(part -> part.result().stream()).toList());
  }

  /** The same by words alone, so that what many old messages hold costs the new ones nothing. */
  public Future<List<Optional<MessageReading>>> glanceAll(List<Said> messages) {
    return readAll(messages, () -> false);
  }

  private Future<List<Optional<MessageReading>>> part(List<Said> messages, BooleanSupplier closer) {
    Supplier<List<Optional<MessageReading>>> reading =
        () ->
            messages.stream().map(one -> now(one.subject(), one.text(), closer, PATIENCE)).toList();
    try {
      return pool.call(reading, AT_MOST_SECONDS)
          .otherwise(e -> Collections.nCopies(messages.size(), unread(e)));
    } catch (RejectedExecutionException e) {
      return Future.succeededFuture(Collections.nCopies(messages.size(), unread(e)));
    }
  }

  /** The same on the caller's own thread, each as closely as may help, for work without hurry. */
  public Optional<MessageReading> now(String subject, String text) {
    return on ? now(subject, text, () -> true, NO_HURRY) : Optional.empty();
  }

  private Optional<MessageReading> now(
      String subject, String text, BooleanSupplier may, Duration patience) {
    Reader reader = readers.get();
    try {
      Reading read = new Looks(reader, may, patience).read(subject, OwnWords.of(text));
      return Optional.of(new MessageReading(read, reader.version()));
    } catch (RuntimeException | StackOverflowError e) {
      return unread(e);
    }
  }

  private Optional<MessageReading> unread(Throwable e) {
    LOG.warn("a message stays unread", e);
    return Optional.empty();
  }

  /** Looks once, and closer where that may help and may be done. */
  private record Looks(Reader reader, BooleanSupplier may, Duration patience) {
    Reading read(String subject, String text) {
      String before = Subject.adds(subject, text);
      if (before.isEmpty()) {
        return look(text, reader.read(text), one -> one.unsureOfTone() || one.unsureOfTopic());
      }
      if (text.isBlank()) {
        String both = before + "\n" + text;
        return without(look(both, reader.read(both), Reading::unsureOfTopic));
      }
      Reader.Below first = reader.below(before, text);
      Reading all = look(first.both(), first.matter(), Reading::unsureOfTopic);
      Reading said = look(text, first.said(), Reading::unsureOfTone);
      int behind = before.length() + 1;
      return new Reading(
          said.tongue(),
          said.sentiment(),
          said.sentences(),
          all.signals().stream().map(signal -> moved(signal, behind)).toList(),
          all.topics());
    }

    private Reading look(String text, Reading first, Predicate<Reading> unsure) {
      return unsure.test(first) && may.getAsBoolean()
          ? reader.closer(text, first, patience)
          : first;
    }
  }

  /** Only the subject says something, so there are no places in the text. */
  private static Reading without(Reading all) {
    Sentiment plain = new Sentiment(all.sentiment().label(), all.sentiment().score(), List.of());
    List<Signal> signals =
        all.signals().stream().map(signal -> new Signal(signal.cause(), List.of())).toList();
    return new Reading(all.tongue(), plain, List.of(), signals, all.topics());
  }

  private static Signal moved(Signal signal, int behind) {
    return new Signal(
        signal.cause(),
        signal.evidence().stream()
            .filter(span -> span.start() >= behind)
            .map(span -> new Span(span.start() - behind, span.end() - behind))
            .toList());
  }
}

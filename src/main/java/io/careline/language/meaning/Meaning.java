package io.careline.language.meaning;

import io.careline.language.Tongue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * What texts mean, as {@linkplain Vector vectors}. May be asked from any thread, an event loop too:
 * the work is done by {@linkplain Thinkers threads of its own}. A model is loaded when its language
 * is first met, and put away after ten minutes without a question.
 *
 * <p>Of each text the beginning is read, at most 1,200 UTF-16 units and 256 pieces: about 190
 * English words or 250 Chinese characters. An answer is empty when the text holds nothing that the
 * model knows (nothing at all, emoji, control characters), and always when meaning is switched off
 * or cannot work on this machine. It is refused ({@link MeaningRefused}) when 128 questions are
 * waiting, so whoever works through many texts awaits each answer before the next question.
 */
public final class Meaning implements AutoCloseable {
  /** Texts in one question; each takes up to a tenth of a second. */
  public static final int MOST_TEXTS = 64;

  private static final Duration IDLE = Duration.ofMinutes(10);

  private final boolean on;
  private final Thinkers thinkers;
  private final Map<Space, Shelf> shelves = new EnumMap<>(Space.class);

  /** A text and its language. */
  public record Passage(String text, Tongue tongue) {}

  /**
   * Starts nothing yet.
   *
   * @param on off: every answer is empty, and nothing is ever loaded
   */
  public Meaning(boolean on) {
    this(on, Math.max(1, Runtime.getRuntime().availableProcessors() / 2), IDLE);
  }

  /**
   * For machines of which more or less is to be used.
   *
   * @param idle how long threads and models wait for a question before they are given back
   */
  public Meaning(boolean on, int threads, Duration idle) {
    this.on = on;
    this.thinkers = new Thinkers(threads, idle, this::rest);
    for (Space space : Space.values()) {
      shelves.put(space, new Shelf(space));
    }
  }

  /** What a text means. */
  public CompletableFuture<Optional<Vector>> of(String text, Tongue tongue) {
    return ask(() -> read(text, tongue, false), Optional.empty());
  }

  /** What learned models are fed with, of a text; not to be compared with others. */
  public CompletableFuture<Optional<Traits>> traits(String text, Tongue tongue) {
    return ask(
        () -> shelves.get(Space.of(tongue)).ask(encoder -> encoder.traits(text)), Optional.empty());
  }

  /**
   * The same for a caller who can wait a while: empty when there is nothing in time, or too much
   * waits already. Not to be called on an event loop.
   */
  public Optional<float[]> traits(String text, Tongue tongue, Duration patience) {
    CompletableFuture<Optional<Traits>> answer = traits(text, tongue);
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS).map(Traits::values);
    } catch (TimeoutException | ExecutionException e) {
      answer.cancel(false);
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /**
   * What a few words look for, to be compared with {@linkplain #of passages} that may answer them.
   * Two texts of the same kind, such as two tickets, are compared by {@link #of} alone.
   */
  public CompletableFuture<Optional<Vector>> ofQuery(String text, Tongue tongue) {
    return ask(() -> read(text, tongue, true), Optional.empty());
  }

  /**
   * What several texts mean, in their order, as one question.
   *
   * @throws IllegalArgumentException for more than {@value #MOST_TEXTS}
   */
  public CompletableFuture<List<Optional<Vector>>> ofAll(List<Passage> passages) {
    if (passages.size() > MOST_TEXTS) {
      throw new IllegalArgumentException(
          "at most " + MOST_TEXTS + " texts, not " + passages.size());
    }
    List<Passage> texts = List.copyOf(passages);
    List<Optional<Vector>> nothing = texts.stream().map(_ -> Optional.<Vector>empty()).toList();
    return ask(() -> readAll(texts), nothing);
  }

  private <T> CompletableFuture<T> ask(Supplier<T> work, T nothing) {
    return on ? thinkers.ask(work) : CompletableFuture.completedFuture(nothing);
  }

  private Optional<Vector> read(String text, Tongue tongue, boolean query) {
    return shelves.get(Space.of(tongue)).ask(encoder -> encoder.of(text, query));
  }

  private List<Optional<Vector>> readAll(List<Passage> passages) {
    List<Optional<Vector>> answers = new ArrayList<>();
    for (Passage passage : passages) {
      thinkers.goOn();
      answers.add(read(passage.text(), passage.tongue(), false));
    }
    return List.copyOf(answers);
  }

  private void rest() {
    shelves.values().forEach(Shelf::putAway);
  }

  boolean loaded(Space space) {
    return shelves.get(space).loaded();
  }

  /** Refuses what waits, lets what is being read end, and gives threads and memory back. */
  @Override
  public void close() {
    thinkers.close();
    rest();
  }
}

package io.careline.search.meaning;

import io.careline.language.Tongue;
import io.careline.language.Tongues;
import io.careline.language.meaning.Meaning;
import io.careline.language.meaning.Vector;
import io.careline.search.text.TwoTongues;
import io.careline.ticket.Essence;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** What a ticket or a question is about, as a vector. Waits, so not on an event loop. */
public final class Understanding {
  /** Questions are asked again for each page, and with a filter more. */
  private static final int KEPT = 1_000;

  /** Longer nobody waits for what only makes an answer better; a model is loaded in half of it. */
  private static final long PATIENCE_MILLIS = 2_000;

  private final Meaning meaning;
  private final Map<String, Vector> questions =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Vector> eldest) {
              return size() > KEPT;
            }
          });

  public Understanding(Meaning meaning) {
    this.meaning = meaning;
  }

  /**
   * What a ticket is about: the middle between its subject and all of it. Empty when there is
   * nothing to read, or meaning is off.
   */
  public Optional<Vector> of(Essence essence) {
    Tongue tongue = essence.tongue();
    List<Vector> parts = new ArrayList<>();
    for (String text : essence.texts()) {
      Future.fromCompletionStage(meaning.of(text, tongue)).await().ifPresent(parts::add);
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(Vector.middle(parts));
  }

  /** The same for somebody who waits for it; empty when it takes too long. */
  public Optional<Vector> soon(Essence essence) {
    List<Vector> parts =
        essence.texts().stream()
            .map(text -> soon(text, essence.tongue()))
            .flatMap(Optional::stream)
            .toList();
    return parts.isEmpty() ? Optional.empty() : Optional.of(Vector.middle(parts));
  }

  /** What a question is about, as far as that is known in time. */
  public Aim ofQuestion(String question) {
    Optional<String> gloss = TwoTongues.other(question);
    Optional<Vector> own = asked(question);
    Optional<Vector> other = gloss.flatMap(this::asked);
    boolean apart =
        own.isEmpty() || other.map(Vector::space).filter(own.get().space()::equals).isEmpty();
    return new Aim(
        gloss, Stream.concat(own.stream(), other.filter(one -> apart).stream()).toList());
  }

  private Optional<Vector> asked(String question) {
    Vector known = questions.get(question);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<Vector> answer = soon(question, Tongues.of(question));
    answer.ifPresent(vector -> questions.put(question, vector));
    return answer;
  }

  private Optional<Vector> soon(String text, Tongue tongue) {
    CompletableFuture<Optional<Vector>> answer =
        meaning.of(text, tongue).orTimeout(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    return Future.fromCompletionStage(answer).otherwise(Optional.empty()).await();
  }
}

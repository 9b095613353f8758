package io.careline.language;

import io.careline.language.Opinions.Opinion;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** What a text may be about. */
final class TopicModels {
  private static final int MOST = 3;

  /** A guess that is less likely is none: an agent would only have to take it away. */
  private static final double LEAST = 0.2;

  private final Opinions opinions;

  TopicModels(Opinions opinions) {
    this.opinions = opinions;
  }

  /** The likeliest topics, the likeliest first; none for a text in no language that is known. */
  List<TopicGuess> of(Features seen, Tongue tongue) {
    return tongue == Tongue.OTHER ? List.of() : guesses(opinions.of(seen, tongue));
  }

  /** The same by meaning as well. */
  List<TopicGuess> closer(String text, Tongue tongue, float[] traits) {
    return tongue == Tongue.OTHER
        ? List.of()
        : guesses(opinions.closer(opinions.of(Features.of(text), tongue), tongue, traits));
  }

  private static List<TopicGuess> guesses(Opinion opinion) {
    return IntStream.range(0, opinion.labels().length)
        .filter(i -> opinion.chances()[i] >= LEAST)
        .mapToObj(i -> new TopicGuess(opinion.labels()[i], opinion.chances()[i]))
        .sorted(Comparator.comparingDouble(TopicGuess::score).reversed())
        .limit(MOST)
        .toList();
  }
}

package io.careline.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads messages with the models that are shipped. */
public final class ModelReader implements Reader {
  private final ToneModels tones;
  private final Optional<Function<String, Sentiment>> english;

  private ModelReader(ToneModels tones, Optional<Function<String, Sentiment>> english) {
    this.tones = tones;
    this.english = english;
  }

  /** Reads the models from the jar: some tens of milliseconds, a few MiB. */
  public static ModelReader shipped() {
    return new ModelReader(
        new ToneModels(ShippedModels.read("tone-en"), ShippedModels.read("tone-zh")),
        Optional.empty());
  }

  /** The same, but English messages get their tone from somebody else, such as {@link Rntn}. */
  public ModelReader withEnglish(Function<String, Sentiment> opinion) {
    return new ModelReader(tones, Optional.of(opinion));
  }

  @Override
  public Reading read(String text) {
    Tongue tongue = Tongues.of(text);
    return new Reading(
        tongue, tone(text, tongue), sentences(text, tongue), Signals.in(text, tongue), List.of());
  }

  private Sentiment tone(String text, Tongue tongue) {
    return tongue == Tongue.ENGLISH && english.isPresent()
        ? english.get().apply(text)
        : tones.of(text, tongue);
  }

  private List<Sentence> sentences(String text, Tongue tongue) {
    if (tongue == Tongue.OTHER) {
      return List.of();
    }
    List<Span> spans = Sentences.of(text, tongue);
    return spans.size() < 2
        ? List.of()
        : spans.stream().map(span -> tones.sentence(text, span, tongue)).toList();
  }
}

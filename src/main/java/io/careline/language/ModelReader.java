package io.careline.language;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads messages with a set of models. */
public final class ModelReader implements Reader {
  private final String version;
  private final ToneModels tones;
  private final Optional<Function<String, Sentiment>> english;

  private ModelReader(
      String version, ToneModels tones, Optional<Function<String, Sentiment>> english) {
    this.version = version;
    this.tones = tones;
    this.english = english;
  }

  /** Reads the models from the jar: some tens of milliseconds, a few MiB. */
  public static ModelReader shipped() {
    return of(ModelSet.shipped());
  }

  /** Reads with these models. */
  public static ModelReader of(ModelSet models) {
    return new ModelReader(
        models.version(),
        new ToneModels(models.model("tone-en"), models.model("tone-zh")),
        Optional.empty());
  }

  /** The same, but English messages get their tone from somebody else, such as {@link Rntn}. */
  public ModelReader withEnglish(Function<String, Sentiment> opinion) {
    return new ModelReader(version + " english@other", tones, Optional.of(opinion));
  }

  @Override
  public String version() {
    return version;
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

package io.careline.language;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads messages with a set of models. */
public final class ModelReader implements Reader {
  private final String version;
  private final ToneModels tones;
  private final TopicModels topics;
  private final Optional<Function<String, Sentiment>> english;
  private final Optional<TraitSource> meaning;

  private ModelReader(
      String version,
      ToneModels tones,
      TopicModels topics,
      Optional<Function<String, Sentiment>> english,
      Optional<TraitSource> meaning) {
    this.version = version;
    this.tones = tones;
    this.topics = topics;
    this.english = english;
    this.meaning = meaning;
  }

  /** Reads the models from the jar: some tens of milliseconds, a few MiB. */
  public static ModelReader shipped() {
    return of(ModelSet.shipped());
  }

  /** Reads with these models. */
  public static ModelReader of(ModelSet models) {
    return new ModelReader(
        models.version(),
        new ToneModels(opinions(models, "tone")),
        new TopicModels(opinions(models, "topic")),
        Optional.empty(),
        Optional.empty());
  }

  private static Opinions opinions(ModelSet models, String what) {
    String english = what + "-en";
    String chinese = what + "-zh";
    return new Opinions(
        models.model(english),
        models.model(chinese),
        ShippedModels.head(english),
        ShippedModels.head(chinese));
  }

  /** The same, but English messages get their tone from somebody else, such as {@link Rntn}. */
  public ModelReader withEnglish(Function<String, Sentiment> opinion) {
    return new ModelReader(
        version + " english@other", tones, topics, Optional.of(opinion), meaning);
  }

  /** The same, but it can look closer, by meaning. */
  public ModelReader withMeaning(TraitSource source) {
    return new ModelReader(version, tones, topics, english, Optional.of(source));
  }

  @Override
  public boolean quick() {
    return english.isEmpty();
  }

  @Override
  public String version() {
    return version;
  }

  @Override
  public Reading read(String text) {
    Features seen = Features.of(text);
    Tongue tongue = Tongues.of(text);
    Reading heard = heard(text, seen, tongue);
    Reading matter = matter(text, seen, tongue);
    return new Reading(
        tongue, heard.sentiment(), heard.sentences(), matter.signals(), matter.topics());
  }

  @Override
  public Below below(String subject, String text) {
    String both = subject + "\n" + text;
    Features seen = Features.of(both);
    Span place = new Span(both.length() - text.length(), both.length());
    Features own = Features.shared(both, text) ? seen.part(place) : Features.of(text);
    return new Below(
        heard(text, own, Tongues.of(text)), both, matter(both, seen, Tongues.of(both)));
  }

  private Reading heard(String text, Features seen, Tongue tongue) {
    List<Sentence> sentences = sentences(text, seen, tongue);
    return new Reading(tongue, tone(text, seen, tongue), sentences, List.of(), List.of());
  }

  private Reading matter(String text, Features seen, Tongue tongue) {
    List<Signal> signals = Signals.in(text, tongue);
    return new Reading(tongue, ToneModels.UNREAD, List.of(), signals, topics.of(seen, tongue));
  }

  @Override
  public Reading closer(String text, Reading first, Duration patience) {
    return first.unsureOfTone() || first.unsureOfTopic()
        ? meaning
            .flatMap(source -> source.of(text, first.tongue(), patience))
            .map(traits -> closer(text, first, traits))
            .orElse(first)
        : first;
  }

  private Reading closer(String text, Reading first, float[] traits) {
    Tongue tongue = first.tongue();
    boolean said = tongue == Tongue.ENGLISH && english.isPresent() || !first.unsureOfTone();
    return new Reading(
        tongue,
        said ? first.sentiment() : tones.closer(text, tongue, traits),
        first.sentences(),
        first.signals(),
        first.unsureOfTopic() ? topics.closer(text, tongue, traits) : first.topics());
  }

  private Sentiment tone(String text, Features seen, Tongue tongue) {
    return tongue == Tongue.ENGLISH && english.isPresent()
        ? english.get().apply(text)
        : tones.of(text, seen, tongue);
  }

  private List<Sentence> sentences(String text, Features seen, Tongue tongue) {
    if (tongue == Tongue.OTHER) {
      return List.of();
    }
    List<Span> spans = Sentences.of(text, tongue);
    return spans.size() < 2
        ? List.of()
        : spans.stream().map(span -> tones.sentence(seen, span, tongue)).toList();
  }
}

package io.careline.language;

import io.careline.language.Opinions.Opinion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The tone of a text, with the words that weighed most. */
final class ToneModels {
  static final Sentiment UNREAD = new Sentiment(Tone.NEUTRAL, 1.0 / 3, List.of());
  private static final int MOST_EVIDENCE = 5;

  private final Opinions opinions;

  ToneModels(Opinions opinions) {
    this.opinions = opinions;
  }

  Sentiment of(String text, Features seen, Tongue tongue) {
    return tongue == Tongue.OTHER ? UNREAD : sentiment(text, opinions.of(seen, tongue));
  }

  /** The same by meaning as well. */
  Sentiment closer(String text, Tongue tongue, float[] traits) {
    return tongue == Tongue.OTHER
        ? UNREAD
        : sentiment(text, opinions.closer(opinions.of(Features.of(text), tongue), tongue, traits));
  }

  /** Without the evidence, for sentences. */
  Sentence sentence(Features seen, Span span, Tongue tongue) {
    Opinion opinion = opinions.of(seen.part(span), tongue);
    int best = opinion.best();
    return new Sentence(span, Tone.of(opinion.labels()[best]), opinion.chances()[best]);
  }

  private static Sentiment sentiment(String text, Opinion opinion) {
    int best = opinion.best();
    Tone tone = Tone.of(opinion.labels()[best]);
    List<Evidence> evidence = tone == Tone.NEUTRAL ? List.of() : evidence(text, opinion, tone);
    List<Double> chances =
        Arrays.stream(Tone.values()).map(one -> opinion.chance(one.word())).toList();
    return new Sentiment(tone, opinion.chances()[best], evidence, chances);
  }

  private static List<Evidence> evidence(String text, Opinion opinion, Tone tone) {
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < opinion.models().size(); i++) {
      int label = List.of(opinion.models().get(i).labels()).indexOf(tone.word());
      all.addAll(Weighing.evidence(text, opinion.grams().get(i), opinion.models().get(i), label));
    }
    all.sort(Comparator.comparingDouble(Evidence::weight).reversed());
    return List.copyOf(all.subList(0, Math.min(MOST_EVIDENCE, all.size())));
  }
}

package io.careline.language;

import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The tone of a text by the model of its language; of a mixed one by both. */
final class ToneModels {
  private static final Sentiment UNREAD = new Sentiment(Tone.NEUTRAL, 1.0 / 3, List.of());
  private static final int MOST_EVIDENCE = 5;

  private final LinearModel english;
  private final LinearModel chinese;

  ToneModels(LinearModel english, LinearModel chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  Sentiment of(String text, Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> of(text, List.of(english));
      case CHINESE -> of(text, List.of(chinese));
      case MIXED -> of(text, List.of(english, chinese));
      case OTHER -> UNREAD;
    };
  }

  /** Without the evidence, for sentences. */
  Sentence sentence(String text, Span span, Tongue tongue) {
    List<LinearModel> models =
        switch (tongue) {
          case ENGLISH -> List.of(english);
          case CHINESE -> List.of(chinese);
          default -> List.of(english, chinese);
        };
    String words = span.of(text);
    List<Grams> grams = models.stream().map(model -> Grams.of(words, model.shape())).toList();
    double[] chances = chances(models, grams);
    int best = best(chances);
    return new Sentence(span, Tone.values()[best], chances[best]);
  }

  private static Sentiment of(String text, List<LinearModel> models) {
    List<Grams> grams = models.stream().map(model -> Grams.of(text, model.shape())).toList();
    double[] chances = chances(models, grams);
    int best = best(chances);
    Tone tone = Tone.values()[best];
    List<Evidence> evidence =
        tone == Tone.NEUTRAL ? List.of() : evidence(text, models, grams, tone);
    return new Sentiment(tone, chances[best], evidence);
  }

  private static List<Evidence> evidence(
      String text, List<LinearModel> models, List<Grams> grams, Tone tone) {
    List<Evidence> all = new ArrayList<>();
    for (int i = 0; i < models.size(); i++) {
      int label = List.of(models.get(i).labels()).indexOf(tone.word());
      all.addAll(Weighing.evidence(text, grams.get(i), models.get(i), label));
    }
    all.sort(Comparator.comparingDouble(Evidence::weight).reversed());
    return List.copyOf(all.subList(0, Math.min(MOST_EVIDENCE, all.size())));
  }

  /** The geometric mean of the models' probabilities, in the order of the tones. */
  private static double[] chances(List<LinearModel> models, List<Grams> grams) {
    double[] chances = {1, 1, 1};
    for (int i = 0; i < models.size(); i++) {
      double[] own = models.get(i).probabilities(grams.get(i));
      for (Tone tone : Tone.values()) {
        int label = List.of(models.get(i).labels()).indexOf(tone.word());
        chances[tone.ordinal()] *= Math.pow(Math.max(own[label], 1e-9), 1.0 / models.size());
      }
    }
    double total = chances[0] + chances[1] + chances[2];
    for (int i = 0; i < chances.length; i++) {
      chances[i] /= total;
    }
    return chances;
  }

  private static int best(double[] chances) {
    int best = 0;
    for (int i = 1; i < chances.length; i++) {
      best = chances[i] > chances[best] ? i : best;
    }
    return best;
  }
}

package io.careline.language;

import io.careline.language.model.Chances;
import io.careline.language.model.Grams;
import io.careline.language.model.HeadModel;
import io.careline.language.model.LinearModel;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What the models of both languages say of a text. A mixed text is asked of both, and what they say
 * is brought together; where meaning is known as well, a model of it joins them.
 */
final class Opinions {
  private static final double NEVER = 1e-9;

  private final LinearModel english;
  private final LinearModel chinese;
  private final Optional<HeadModel> englishHead;
  private final Optional<HeadModel> chineseHead;

  /**
   * What is said of one text.
   *
   * @param models the models of words that were asked
   * @param grams what each of them saw
   * @param chances one for each label; they add up to 1
   */
  record Opinion(List<LinearModel> models, List<Grams> grams, String[] labels, double[] chances) {
    int best() {
      return Chances.best(chances);
    }

    /** How likely a label is; 0 when no model knows it. */
    double chance(String label) {
      int place = Arrays.asList(labels).indexOf(label);
      return place < 0 ? 0 : chances[place];
    }
  }

  Opinions(
      LinearModel english,
      LinearModel chinese,
      Optional<HeadModel> englishHead,
      Optional<HeadModel> chineseHead) {
    this.english = english;
    this.chinese = chinese;
    this.englishHead = englishHead;
    this.chineseHead = chineseHead;
  }

  /** By words alone. */
  Opinion of(Features text, Tongue tongue) {
    List<LinearModel> models =
        switch (tongue) {
          case ENGLISH -> List.of(english);
          case CHINESE -> List.of(chinese);
          case MIXED, OTHER -> List.of(chinese, english);
        };
    List<Grams> grams = models.stream().map(model -> text.in(model.shape())).toList();
    String[] labels = models.getFirst().labels();
    return new Opinion(models, grams, labels, chances(models, grams, labels));
  }

  /** The geometric mean of what the models say. */
  private static double[] chances(List<LinearModel> models, List<Grams> grams, String[] labels) {
    if (models.size() == 1) {
      return models.getFirst().probabilities(grams.getFirst());
    }
    double[] sums = new double[labels.length];
    for (int i = 0; i < models.size(); i++) {
      double[] own = models.get(i).probabilities(grams.get(i));
      List<String> places = List.of(models.get(i).labels());
      for (int label = 0; label < labels.length; label++) {
        int place = places.indexOf(labels[label]);
        sums[label] += Math.log(Math.max(NEVER, place < 0 ? 0 : own[place])) / models.size();
      }
    }
    return Chances.of(sums, 1);
  }

  /** By words and meaning; what words alone say where there is no model of meaning. */
  Opinion closer(Opinion words, Tongue tongue, float[] traits) {
    return head(tongue)
        .map(head -> head.together(words.labels(), words.chances(), traits))
        .map(both -> new Opinion(words.models(), words.grams(), words.labels(), both))
        .orElse(words);
  }

  private Optional<HeadModel> head(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH -> englishHead;
      case CHINESE, MIXED -> chineseHead;
      case OTHER -> Optional.empty();
    };
  }
}

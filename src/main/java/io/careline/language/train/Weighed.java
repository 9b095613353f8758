package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/**
 * A lesson, or a text that nobody said anything about, as a model sees it.
 *
 * @param buckets of its features, each once
 * @param values what each counts
 * @param sums what the model makes of it, one for each label
 * @param label the place of what it is among the model's labels; below 0 when it knows no such one
 * @param target how likely each label should be
 * @param weight how much it counts
 */
record Weighed(
    int[] buckets, float[] values, double[] sums, int label, double[] target, double weight) {

  static Weighed of(Lesson lesson, LinearModel model) {
    int label = List.of(model.labels()).indexOf(lesson.label());
    double[] target = new double[model.labels().length];
    if (label >= 0) {
      target[label] = 1;
    }
    return of(lesson.text(), model, label, target, 1);
  }

  /**
   * A text that nobody corrected: it should be read as the present model does.
   *
   * @param model the one whose sums are asked for; it may know more labels, behind the present ones
   */
  static Weighed quiet(Lesson quiet, LinearModel present, LinearModel model, double weight) {
    Weighed seen = of(quiet, model);
    double[] target = present.probabilities(Grams.of(quiet.text(), present.shape()));
    double[] wide = Arrays.copyOf(target, model.labels().length);
    return new Weighed(seen.buckets(), seen.values(), seen.sums(), -1, wide, weight);
  }

  /** How far the model is from the target at a temperature. */
  double surprise(double temperature) {
    double[] chances = Chances.of(sums, temperature);
    double surprise = 0;
    for (int label = 0; label < chances.length; label++) {
      surprise -= weight * target[label] * Math.log(Math.max(chances[label], 1e-9));
    }
    return surprise;
  }

  private static Weighed of(
      String text, LinearModel model, int label, double[] target, double weight) {
    TreeMap<Integer, Float> features = Trainer.features(text, model.shape());
    int[] buckets = features.keySet().stream().mapToInt(Integer::intValue).toArray();
    float[] values = new float[buckets.length];
    for (int i = 0; i < buckets.length; i++) {
      values[i] = features.get(buckets[i]);
    }
    double[] sums = model.sums(Grams.of(text, model.shape()));
    return new Weighed(buckets, values, sums, label, target, weight);
  }

  /** Those whose label the model knows. */
  static List<Weighed> all(List<Lesson> lessons, LinearModel model) {
    return lessons.stream()
        .map(lesson -> of(lesson, model))
        .filter(one -> one.label() >= 0)
        .toList();
  }
}

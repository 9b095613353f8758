package io.careline.language.train;

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
    double[] chances = sums.clone();
    probabilities(chances, temperature);
    double surprise = 0;
    for (int label = 0; label < chances.length; label++) {
      surprise -= weight * target[label] * Math.log(Math.max(chances[label], 1e-9));
    }
    return surprise;
  }

  private static Weighed of(
      String text, LinearModel model, int label, double[] target, double weight) {
    Grams grams = Grams.of(text, model.shape());
    TreeMap<Integer, Double> features = new TreeMap<>();
    for (int i = 0; i < grams.size(); i++) {
      features.merge(grams.bucket(i), grams.value(i), Double::sum);
    }
    int[] buckets = new int[features.size()];
    float[] values = new float[buckets.length];
    int at = 0;
    for (var feature : features.entrySet()) {
      buckets[at] = feature.getKey();
      values[at++] = feature.getValue().floatValue();
    }
    return new Weighed(buckets, values, model.sums(grams), label, target, weight);
  }

  /** Those whose label the model knows. */
  static List<Weighed> all(List<Lesson> lessons, LinearModel model) {
    return lessons.stream()
        .map(lesson -> of(lesson, model))
        .filter(one -> one.label() >= 0)
        .toList();
  }

  /** Turns sums into probabilities, in their place. */
  static void probabilities(double[] sums, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      sums[i] = Math.exp((sums[i] - most) / temperature);
      total += sums[i];
    }
    for (int i = 0; i < sums.length; i++) {
      sums[i] /= total;
    }
  }
}

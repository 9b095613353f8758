package io.careline.language.train;

import io.careline.language.model.LinearModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gives a model labels that it does not know yet. */
final class Widened {
  /** So many lessons have to name a label before it is learned. */
  static final int ENOUGH = 5;

  private Widened() {}

  /** The model with the labels that enough lessons name; itself when there is none. */
  static LinearModel of(LinearModel model, List<Lesson> lessons) {
    List<String> known = List.of(model.labels());
    Map<String, Integer> counts = new TreeMap<>();
    lessons.forEach(lesson -> counts.merge(lesson.label(), 1, Integer::sum));
    counts.keySet().removeAll(known);
    counts.values().removeIf(count -> count < ENOUGH);
    if (counts.isEmpty()) {
      return model;
    }
    List<String> labels = new ArrayList<>(known);
    labels.addAll(counts.keySet());
    return with(model, labels.toArray(String[]::new), lessons);
  }

  private static LinearModel with(LinearModel model, String[] labels, List<Lesson> lessons) {
    int before = model.labels().length;
    byte[] weights = new byte[(1 << model.shape().bits()) * labels.length];
    for (int bucket = 0; bucket < 1 << model.shape().bits(); bucket++) {
      System.arraycopy(model.weights(), bucket * before, weights, bucket * labels.length, before);
    }
    float[] biases = Arrays.copyOf(model.biases(), labels.length);
    Arrays.fill(biases, before, labels.length, (float) usual(model, lessons));
    return new LinearModel(
        model.card(),
        model.shape(),
        labels,
        weights,
        Arrays.copyOf(model.scales(), labels.length),
        biases,
        model.temperature());
  }

  /** A sum with which a new label is as likely as any other in a usual text. */
  private static double usual(LinearModel model, List<Lesson> lessons) {
    double share = model.temperature() * Math.log(model.labels().length);
    return lessons.stream()
        .mapToDouble(
            lesson -> together(Weighed.of(lesson, model).sums(), model.temperature()) - share)
        .average()
        .orElse(0);
  }

  private static double together(double[] sums, double temperature) {
    double most = Arrays.stream(sums).max().orElse(0);
    double total = Arrays.stream(sums).map(sum -> Math.exp((sum - most) / temperature)).sum();
    return most + temperature * Math.log(total);
  }
}

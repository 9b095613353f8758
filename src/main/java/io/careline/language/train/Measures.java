package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.LinearModel;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/**
 * How well a model does on texts it has not seen.
 *
 * @param labels as the model names them
 * @param confusion how many texts of a label (row) were called what (column)
 * @param calibration the expected calibration error over ten bins, 0 to 1
 */
record Measures(String[] labels, int[][] confusion, double calibration) {
  private static final int BINS = 10;

  /** Texts whose label the model does not know are left out. */
  static Measures of(LinearModel model, List<Example> examples) {
    return of(model.labels(), examples, Together.words(model, examples));
  }

  /**
   * The same of any judge.
   *
   * @param chances what was said of each example, in the order of the labels
   */
  static Measures of(String[] labels, List<Example> examples, double[][] chances) {
    List<String> names = List.of(labels);
    int[][] confusion = new int[names.size()][names.size()];
    double[] sure = new double[BINS];
    double[] right = new double[BINS];
    int[] total = new int[BINS];
    for (int i = 0; i < chances.length; i++) {
      int answer = names.indexOf(examples.get(i).label());
      if (answer >= 0) {
        int guess = Chances.best(chances[i]);
        int bin = Math.min(BINS - 1, (int) (chances[i][guess] * BINS));
        confusion[answer][guess]++;
        sure[bin] += chances[i][guess];
        right[bin] += guess == answer ? 1 : 0;
        total[bin]++;
      }
    }
    return new Measures(labels, confusion, error(sure, right, total));
  }

  private static double error(double[] sure, double[] right, int[] total) {
    double error = 0;
    double all = 0;
    for (int bin = 0; bin < BINS; bin++) {
      error += Math.abs(sure[bin] - right[bin]);
      all += total[bin];
    }
    return all == 0 ? 0 : error / all;
  }

  int count() {
    int all = 0;
    for (int[] row : confusion) {
      for (int cell : row) {
        all += cell;
      }
    }
    return all;
  }

  double accuracy() {
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += confusion[i][i];
    }
    return (double) right / Math.max(1, count());
  }

  double precision(int label) {
    int called = 0;
    for (int[] row : confusion) {
      called += row[label];
    }
    return called == 0 ? 0 : (double) confusion[label][label] / called;
  }

  double recall(int label) {
    int there = 0;
    for (int cell : confusion[label]) {
      there += cell;
    }
    return there == 0 ? 0 : (double) confusion[label][label] / there;
  }

  double f1(int label) {
    double precision = precision(label);
    double recall = recall(label);
    return precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall);
  }

  /** The mean of the labels' F1, over the labels that occur. */
  double macroF1() {
    double sum = 0;
    int there = 0;
    for (int i = 0; i < labels.length; i++) {
      if (java.util.stream.IntStream.of(confusion[i]).sum() > 0) {
        sum += f1(i);
        there++;
      }
    }
    return there == 0 ? 0 : sum / there;
  }

  JsonObject json() {
    JsonObject classes = new JsonObject();
    new TreeMap<>(
            java.util.stream.IntStream.range(0, labels.length)
                .boxed()
                .collect(java.util.stream.Collectors.toMap(i -> labels[i], i -> i)))
        .forEach(
            (label, i) ->
                classes.put(
                    label,
                    new JsonObject()
                        .put("precision", round(precision(i)))
                        .put("recall", round(recall(i)))
                        .put("f1", round(f1(i)))));
    return new JsonObject()
        .put("texts", count())
        .put("accuracy", round(accuracy()))
        .put("macroF1", round(macroF1()))
        .put("calibrationError", round(calibration))
        .put("classes", classes);
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }

  /** Lines for people. */
  String printed() {
    StringBuilder text =
        new StringBuilder(
            String.format(
                Locale.ROOT,
                "%d texts: accuracy %.4f, macro-F1 %.4f, calibration error %.4f%n",
                count(),
                accuracy(),
                macroF1(),
                calibration));
    for (int i = 0; i < labels.length; i++) {
      text.append(
          String.format(
              Locale.ROOT,
              "  %-28s precision %.3f  recall %.3f  F1 %.3f%s%n",
              labels[i],
              precision(i),
              recall(i),
              f1(i),
              labels.length <= 4 ? "  called " + java.util.Arrays.toString(confusion[i]) : ""));
    }
    return text.toString();
  }
}

package io.careline.language.train;

import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import java.util.List;

/** Finds the temperature with which a model's probabilities are true, on texts it has not seen. */
final class Calibration {
  private Calibration() {}

  /** The temperature with the least mean surprise, searched from 0.2 to 5. */
  static double temperature(LinearModel model, List<Example> unseen) {
    List<double[]> sums =
        unseen.stream().map(e -> model.sums(Grams.of(e.text(), model.shape()))).toList();
    List<String> labels = List.of(model.labels());
    double best = 1;
    double least = Double.MAX_VALUE;
    for (double at = 0.2; at < 5; at *= 1.05) {
      double surprise = 0;
      for (int i = 0; i < sums.size(); i++) {
        surprise += surprise(sums.get(i), labels.indexOf(unseen.get(i).label()), at);
      }
      if (surprise < least) {
        least = surprise;
        best = at;
      }
    }
    return best;
  }

  private static double surprise(double[] sums, int label, double temperature) {
    if (label < 0) {
      return 0;
    }
    double total = 0;
    for (double sum : sums) {
      total += Math.exp((sum - sums[label]) / temperature);
    }
    return Math.log(total);
  }
}

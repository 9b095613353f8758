package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.HeadModel;
import java.util.function.DoubleFunction;

/** Finds what makes probabilities true, on texts that a model has not seen. */
final class Calibration {
  private static final double COOLEST = 0.1;
  private static final double HOTTEST = 8;
  private static final double STEP = 1.05;

  private Calibration() {}

  /** A temperature and the mean surprise that is left with it, in natural logarithms. */
  record Found(double temperature, double surprise) {}

  /**
   * The temperature with the least mean surprise.
   *
   * @param sums of each text, one for each label
   */
  static Found temperature(double[][] sums, Labels labels) {
    return least(
        COOLEST,
        HOTTEST,
        temperature -> new Found(temperature, surprise(sums, labels, temperature)));
  }

  private static Found least(double from, double to, DoubleFunction<Found> tried) {
    Found best = new Found(1, Double.MAX_VALUE);
    for (double at = from; at < to; at *= STEP) {
      Found found = tried.apply(at);
      best = found.surprise() < best.surprise() ? found : best;
    }
    return best;
  }

  private static double surprise(double[][] sums, Labels labels, double temperature) {
    double surprise = 0;
    for (int i = 0; i < sums.length; i++) {
      double own = sums[i][labels.answers()[i]];
      double total = 0;
      for (double sum : sums[i]) {
        total += Math.exp(Math.min(500, (sum - own) / temperature));
      }
      surprise += Math.log(total);
    }
    return surprise / Math.max(1, sums.length);
  }

  /**
   * The model of meaning with the share and temperature at which it does best beside the words.
   *
   * @param words what the model of words says of each text, as probabilities
   */
  static HeadModel beside(HeadModel head, double[][] words, float[][] traits, Labels labels) {
    double[][] meaning = new double[traits.length][];
    for (int i = 0; i < traits.length; i++) {
      meaning[i] = Chances.logarithms(Chances.of(head.sums(traits[i]), 1));
    }
    double bestShare = 1;
    Found best = new Found(1, Double.MAX_VALUE);
    for (int tenths = 0; tenths <= 10; tenths++) {
      double share = tenths / 10.0;
      double[][] sums = new double[traits.length][];
      for (int i = 0; i < sums.length; i++) {
        sums[i] = mixed(Chances.logarithms(words[i]), meaning[i], share);
      }
      Found found = temperature(sums, labels);
      if (found.surprise() < best.surprise()) {
        best = found;
        bestShare = share;
      }
    }
    return head.beside(bestShare, best.temperature());
  }

  private static double[] mixed(double[] words, double[] meaning, double share) {
    double[] sums = new double[words.length];
    for (int i = 0; i < sums.length; i++) {
      sums[i] = (1 - share) * words[i] + share * meaning[i];
    }
    return sums;
  }
}

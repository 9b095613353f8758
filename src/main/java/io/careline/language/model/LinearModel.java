package io.careline.language.model;

/**
 * A linear model: for each bucket of features a weight for each label, in one byte, and a scale for
 * each label. May be used by many threads.
 *
 * @param weights of a bucket's labels side by side, {@code bucket * labels + label}
 * @param scales what a weight of 1 is worth, for each label
 * @param temperature by which the sums are divided so that the probabilities are true; above 0
 */
public record LinearModel(
    ModelCard card,
    Shape shape,
    String[] labels,
    byte[] weights,
    float[] scales,
    float[] biases,
    double temperature) {

  /** The weighed sums of a text, one for each label. */
  public double[] sums(Grams grams) {
    int count = labels.length;
    double[] sums = new double[count];
    for (int i = 0; i < grams.size(); i++) {
      int row = grams.bucket(i) * count;
      double value = grams.value(i);
      for (int label = 0; label < count; label++) {
        sums[label] += weights[row + label] * value;
      }
    }
    for (int label = 0; label < count; label++) {
      sums[label] = sums[label] * scales[label] + biases[label];
    }
    return sums;
  }

  /** The probabilities of the labels; they add up to 1. */
  public double[] probabilities(Grams grams) {
    return Chances.of(sums(grams), temperature);
  }

  /** How much one feature speaks for a label against the mean of all, in logarithms of odds. */
  public double speaksFor(Grams grams, int feature, int label) {
    int row = grams.bucket(feature) * labels.length;
    double mean = 0;
    for (int i = 0; i < labels.length; i++) {
      mean += weights[row + i] * scales[i];
    }
    double own = weights[row + label] * scales[label];
    return (own - mean / labels.length) * grams.value(feature) / temperature;
  }

  /** The same with another temperature. */
  public LinearModel at(double other) {
    return new LinearModel(card, shape, labels, weights, scales, biases, other);
  }

  /** The same with another card. */
  public LinearModel with(ModelCard other) {
    return new LinearModel(other, shape, labels, weights, scales, biases, temperature);
  }
}

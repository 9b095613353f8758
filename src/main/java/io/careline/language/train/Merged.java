package io.careline.language.train;

import io.careline.language.model.LinearModel;

/**
 * A model with changed weights, in bytes again. The scale of a label stays, so a weight that was
 * not changed stays to the bit. A change is most often smaller than the step from one byte to the
 * next; it is rounded up as often as its size says, by a hash of its place, so that the changes of
 * a text's many features together are right.
 */
final class Merged {
  private static final int LARGEST = 127;

  private Merged() {}

  static LinearModel of(LinearModel model, int[] buckets, double[] changes) {
    int labels = model.labels().length;
    byte[] weights = model.weights().clone();
    float[] scales = model.scales().clone();
    float[] biases = model.biases().clone();
    for (int label = 0; label < labels; label++) {
      biases[label] += (float) changes[buckets.length * labels + label];
      if (scales[label] == 0) {
        scales[label] = (float) largest(changes, buckets.length, labels, label) / LARGEST;
      }
    }
    for (int column = 0; column < buckets.length; column++) {
      for (int label = 0; label < labels && scales[label] > 0; label++) {
        int at = buckets[column] * labels + label;
        double steps = weights[at] + changes[column * labels + label] / scales[label];
        weights[at] = (byte) Math.clamp(rounded(steps, at), -LARGEST, LARGEST);
      }
    }
    return new LinearModel(
        model.card(), model.shape(), model.labels(), weights, scales, biases, model.temperature());
  }

  private static double largest(double[] changes, int columns, int labels, int label) {
    double largest = 0;
    for (int column = 0; column < columns; column++) {
      largest = Math.max(largest, Math.abs(changes[column * labels + label]));
    }
    return largest;
  }

  private static long rounded(double steps, int place) {
    int hash = (place ^ place >>> 15) * 0x2c1b3c6d;
    hash = (hash ^ hash >>> 12) * 0x297a2d39;
    double threshold = ((hash ^ hash >>> 15) >>> 8) / (double) (1 << 24);
    return (long) Math.floor(steps + threshold);
  }
}

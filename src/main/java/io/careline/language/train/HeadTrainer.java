package io.careline.language.train;

import io.careline.language.meaning.Space;
import io.careline.language.model.HeadModel;
import io.careline.language.model.ModelCard;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;

/** Trains the model of meaning on the traits of texts. */
final class HeadTrainer {
  private static final int ROUNDS = 100;

  /** Traits are brought to a spread at which one cost of weights fits spaces of any size. */
  private static final double SPREAD = 10;

  private final Space space;
  private final double cost;

  HeadTrainer(Space space, double cost) {
    this.space = space;
    this.cost = cost;
  }

  /** A model that counts alone; how much it counts beside another is found afterwards. */
  HeadModel train(float[][] traits, Labels labels) {
    int size = space.traits();
    int count = labels.names().length;
    double[] means = new double[size];
    double[] spreads = new double[size];
    measure(traits, means, spreads);
    float[][] even = even(traits, means, spreads);
    float[] gains = new float[size * count];
    Arrays.fill(gains, 1);
    Rows rows = new DenseRows(even, size);
    double[] learned =
        new LogLoss(rows, labels.answers(), labels.counts(), count, gains, cost).least(ROUNDS);
    return model(labels.names(), learned, means, spreads);
  }

  private static void measure(float[][] traits, double[] means, double[] spreads) {
    for (float[] row : traits) {
      for (int i = 0; i < row.length; i++) {
        means[i] += row[i] / traits.length;
      }
    }
    for (float[] row : traits) {
      for (int i = 0; i < row.length; i++) {
        spreads[i] += (row[i] - means[i]) * (row[i] - means[i]) / traits.length;
      }
    }
    double even = Math.sqrt(means.length) / SPREAD;
    for (int i = 0; i < spreads.length; i++) {
      spreads[i] = (Math.sqrt(spreads[i]) + 1e-3) * even;
    }
  }

  private static float[][] even(float[][] traits, double[] means, double[] spreads) {
    float[][] even = new float[traits.length][];
    for (int row = 0; row < traits.length; row++) {
      even[row] = new float[means.length];
      for (int i = 0; i < means.length; i++) {
        even[row][i] = (float) ((traits[row][i] - means[i]) / spreads[i]);
      }
    }
    return even;
  }

  /** Means and spreads go into the weights, so that the model takes traits as they are. */
  private HeadModel model(String[] labels, double[] learned, double[] means, double[] spreads) {
    int count = labels.length;
    int size = means.length;
    float[] weights = new float[size * count];
    float[] biases = new float[count];
    for (int label = 0; label < count; label++) {
      double bias = learned[size * count + label];
      for (int i = 0; i < size; i++) {
        double weight = learned[i * count + label] / spreads[i];
        weights[i * count + label] = (float) weight;
        bias -= weight * means[i];
      }
      biases[label] = (float) bias;
    }
    return new HeadModel(
        new ModelCard(new JsonObject()), space.word(), labels, weights, biases, 1, 1);
  }
}

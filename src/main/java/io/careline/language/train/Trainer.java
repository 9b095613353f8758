package io.careline.language.train;

import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.Shape;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.TreeMap;

/**
 * Trains the model of words and letters. A feature is believed the sooner the more it tells labels
 * apart by counting alone, as naive Bayes would have it (S. Wang and C. Manning, 2012); with many
 * labels there is too little to count, and the rarer feature is believed sooner.
 */
final class Trainer {
  private static final int RARE = 2;
  private static final int ROUNDS = 120;
  private static final int FEW_LABELS = 5;

  private final Shape shape;
  private final double cost;

  /**
   * @param cost of large weights, such as 1e-5
   */
  Trainer(Shape shape, double cost) {
    this.shape = shape;
    this.cost = cost;
  }

  LinearModel train(List<Example> examples) {
    return train(GramTable.of(examples, shape), Labels.of(examples));
  }

  /** The same with what was made of the examples before. */
  LinearModel train(GramTable table, Labels labels) {
    int count = labels.names().length;
    float[] gains =
        count <= FEW_LABELS ? Gains.contrast(table, labels) : Gains.rarity(table, count);
    LogLoss loss = new LogLoss(table.rows(), labels.answers(), labels.counts(), count, gains, cost);
    return model(labels.names(), loss.least(ROUNDS), table.buckets());
  }

  private LinearModel model(String[] labels, double[] learned, int[] buckets) {
    int count = labels.length;
    float[] scales = new float[count];
    float[] biases = new float[count];
    for (int label = 0; label < count; label++) {
      biases[label] = (float) learned[buckets.length * count + label];
      double most = 1e-9;
      for (int f = 0; f < buckets.length; f++) {
        most = Math.max(most, Math.abs(learned[f * count + label]));
      }
      scales[label] = (float) (most / 127);
    }
    byte[] weights = new byte[(1 << shape.bits()) * count];
    for (int f = 0; f < buckets.length; f++) {
      for (int label = 0; label < count; label++) {
        weights[buckets[f] * count + label] =
            (byte) Math.round(learned[f * count + label] / scales[label]);
      }
    }
    return new LinearModel(
        new ModelCard(new JsonObject()), shape, labels, weights, scales, biases, 1);
  }

  /** What a text's features count, by bucket. */
  static TreeMap<Integer, Float> features(String text, Shape shape) {
    Grams grams = Grams.of(text, shape);
    TreeMap<Integer, Float> features = new TreeMap<>();
    for (int i = 0; i < grams.size(); i++) {
      features.merge(grams.bucket(i), (float) grams.value(i), Float::sum);
    }
    return features;
  }

  /** Whether a feature is in too few texts to be learned. */
  static boolean rare(int texts) {
    return texts < RARE;
  }
}

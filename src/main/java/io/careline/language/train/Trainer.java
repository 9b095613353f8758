package io.careline.language.train;

import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.classify.RVFDataset;
import edu.stanford.nlp.util.HashIndex;
import edu.stanford.nlp.util.Index;
import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.Shape;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Trains a linear model with CoreNLP's maximum-entropy classifier. Each feature counts the more the
 * rarer it is; what the classifier learns is folded into one weight for each bucket and label.
 */
final class Trainer {
  /** Belongs to no bucket: it is there in every text. */
  private static final int BIAS = -1;

  private static final int RARE = 2;
  private static final double TOLERANCE = 1e-4;

  private final Shape shape;
  private final double sigma;

  Trainer(Shape shape, double sigma) {
    this.shape = shape;
    this.sigma = sigma;
  }

  LinearModel train(List<Example> examples) {
    String[] labels =
        new TreeSet<>(examples.stream().map(Example::label).toList()).toArray(String[]::new);
    List<TreeMap<Integer, Double>> texts = new ArrayList<>(examples.size());
    int[] frequencies = new int[1 << shape.bits()];
    for (Example example : examples) {
      TreeMap<Integer, Double> features = features(example.text());
      features.keySet().forEach(bucket -> frequencies[bucket]++);
      texts.add(features);
    }
    float[] rarity = rarity(frequencies, examples.size());
    Index<Integer> index = new HashIndex<>();
    RVFDataset<String, Integer> data = data(examples, labels, texts, rarity, index);
    LinearClassifierFactory<String, Integer> factory =
        new LinearClassifierFactory<>(TOLERANCE, false, sigma);
    factory.setVerbose(false);
    return model(labels, factory.trainWeights(data, null, true), index, rarity);
  }

  private TreeMap<Integer, Double> features(String text) {
    Grams grams = Grams.of(text, shape);
    TreeMap<Integer, Double> features = new TreeMap<>();
    for (int i = 0; i < grams.size(); i++) {
      features.merge(grams.bucket(i), grams.value(i), Double::sum);
    }
    return features;
  }

  /** The inverse document frequency of each bucket; 0 for what is too rare to be learned. */
  private static float[] rarity(int[] frequencies, int texts) {
    float[] rarity = new float[frequencies.length];
    for (int i = 0; i < rarity.length; i++) {
      if (frequencies[i] >= RARE) {
        rarity[i] = (float) (1 + Math.log((1.0 + texts) / (1 + frequencies[i])));
      }
    }
    return rarity;
  }

  private static RVFDataset<String, Integer> data(
      List<Example> examples,
      String[] labels,
      List<TreeMap<Integer, Double>> texts,
      float[] rarity,
      Index<Integer> index) {
    int[][] features = new int[texts.size()][];
    double[][] values = new double[texts.size()][];
    index.add(BIAS);
    for (int t = 0; t < texts.size(); t++) {
      int size = 1;
      int[] ids = new int[texts.get(t).size() + 1];
      double[] counts = new double[ids.length];
      ids[0] = index.indexOf(BIAS);
      counts[0] = 1;
      for (var feature : texts.get(t).entrySet()) {
        float weight = rarity[feature.getKey()];
        if (weight > 0) {
          ids[size] = index.addToIndex(feature.getKey());
          counts[size++] = feature.getValue() * weight;
        }
      }
      features[t] = Arrays.copyOf(ids, size);
      values[t] = Arrays.copyOf(counts, size);
    }
    Index<String> names = new HashIndex<>(List.of(labels));
    int[] answers = examples.stream().mapToInt(e -> names.indexOf(e.label())).toArray();
    return new RVFDataset<>(names, answers, index, features, values);
  }

  private LinearModel model(
      String[] labels, double[][] learned, Index<Integer> index, float[] rarity) {
    float[] scales = new float[labels.length];
    float[] biases = new float[labels.length];
    for (int f = 0; f < learned.length; f++) {
      int bucket = index.get(f);
      for (int label = 0; label < labels.length; label++) {
        if (bucket == BIAS) {
          biases[label] = (float) learned[f][label];
        } else {
          learned[f][label] *= rarity[bucket];
          scales[label] = (float) Math.max(scales[label], Math.abs(learned[f][label]) / 127);
        }
      }
    }
    byte[] weights = new byte[(1 << shape.bits()) * labels.length];
    for (int f = 0; f < learned.length; f++) {
      if (index.get(f) != BIAS) {
        for (int label = 0; label < labels.length; label++) {
          weights[index.get(f) * labels.length + label] =
              (byte) Math.round(learned[f][label] / Math.max(scales[label], 1e-9f));
        }
      }
    }
    return new LinearModel(
        new ModelCard(new JsonObject()), shape, labels, weights, scales, biases, 1);
  }
}

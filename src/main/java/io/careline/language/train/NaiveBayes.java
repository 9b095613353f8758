package io.careline.language.train;

import io.careline.language.model.Chances;
import io.careline.language.model.Grams;
import io.careline.language.model.Shape;
import java.util.Arrays;
import java.util.List;

/** The floor that other models are measured against: multinomial naive Bayes over single words. */
final class NaiveBayes {
  private static final Shape WORDS = new Shape(1, 0, 0, 18);
  private static final Shape SIGNS = new Shape(0, 0, 2, 20);

  /** What a word is counted that was never seen; buckets are many and words few. */
  private static final double UNSEEN = 0.02;

  private final Shape shape;
  private final Labels labels;
  private final double[][] logarithms;
  private final double[] priors;

  /** Learns at once; Chinese by pairs of signs. */
  NaiveBayes(List<Example> examples, Shape like) {
    this.shape = like.signs() > 0 ? SIGNS : WORDS;
    this.labels = Labels.of(examples);
    int count = labels.names().length;
    this.logarithms = new double[count][1 << shape.bits()];
    this.priors = new double[count];
    Arrays.stream(logarithms).forEach(row -> Arrays.fill(row, UNSEEN));
    for (int i = 0; i < examples.size(); i++) {
      Grams grams = Grams.of(examples.get(i).text(), shape);
      int answer = labels.answers()[i];
      priors[answer]++;
      for (int g = 0; g < grams.size(); g++) {
        logarithms[answer][grams.bucket(g)]++;
      }
    }
    for (int label = 0; label < count; label++) {
      double total = Arrays.stream(logarithms[label]).sum();
      logarithms[label] =
          Arrays.stream(logarithms[label]).map(times -> Math.log(times / total)).toArray();
      priors[label] = Math.log((priors[label] + 1) / examples.size());
    }
  }

  String[] names() {
    return labels.names();
  }

  double[][] chances(List<Example> examples) {
    return examples.stream().map(e -> chances(e.text())).toArray(double[][]::new);
  }

  private double[] chances(String text) {
    Grams grams = Grams.of(text, shape);
    double[] sums = priors.clone();
    for (int label = 0; label < sums.length; label++) {
      for (int g = 0; g < grams.size(); g++) {
        sums[label] += logarithms[label][grams.bucket(g)];
      }
    }
    return Chances.of(sums, 1);
  }
}

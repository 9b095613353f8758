package io.careline.language.model;

import java.util.Arrays;
import java.util.List;

/**
 * What is learned from the traits of texts: a weight for each trait and label. It speaks together
 * with a {@link LinearModel} that has the same labels, since each knows what the other does not.
 * May be used by many threads.
 *
 * @param space the word of the space whose traits it was learned from
 * @param weights of a trait's labels side by side, {@code trait * labels + label}
 * @param share how much it counts beside the linear model, 0 to 1
 * @param temperature by which what both say is divided so that the probabilities are true
 */
public record HeadModel(
    ModelCard card,
    String space,
    String[] labels,
    float[] weights,
    float[] biases,
    double share,
    double temperature) {

  /** The weighed sums of a text's traits, one for each label. */
  public double[] sums(float[] traits) {
    int count = labels.length;
    if (traits.length * count != weights.length) {
      throw new IllegalArgumentException(
          "the traits are not those that the model was learned from");
    }
    double[] sums = new double[count];
    for (int i = 0; i < traits.length; i++) {
      for (int label = 0; label < count; label++) {
        sums[label] += weights[i * count + label] * traits[i];
      }
    }
    for (int label = 0; label < count; label++) {
      sums[label] += biases[label];
    }
    return sums;
  }

  /**
   * The probabilities of the labels of a model of words, by words and meaning together. Of a label
   * that is new since this model was learned it says what the words say.
   *
   * @param names the labels of the model of words
   * @param words what it said, in the order of its labels
   */
  public double[] together(String[] names, double[] words, float[] traits) {
    double[] said = Chances.logarithms(words);
    double[] meant = Chances.logarithms(Chances.of(sums(traits), 1));
    List<String> places = Arrays.asList(labels);
    double[] sums = new double[names.length];
    for (int i = 0; i < sums.length; i++) {
      int place = places.indexOf(names[i]);
      sums[i] = (1 - share) * said[i] + share * (place < 0 ? said[i] : meant[place]);
    }
    return Chances.of(sums, temperature);
  }

  /** The same with another share and temperature. */
  public HeadModel beside(double otherShare, double otherTemperature) {
    return new HeadModel(card, space, labels, weights, biases, otherShare, otherTemperature);
  }

  /** The same with another card. */
  public HeadModel with(ModelCard other) {
    return new HeadModel(other, space, labels, weights, biases, share, temperature);
  }
}

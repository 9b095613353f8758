package io.careline.language.train;

import io.careline.language.Tongue;
import io.careline.language.model.Chances;
import io.careline.language.model.Grams;
import io.careline.language.model.HeadModel;
import io.careline.language.model.LinearModel;
import io.careline.language.model.Shape;
import java.util.Arrays;
import java.util.List;

/** What words, meaning and both say of many texts: for each its probabilities of the labels. */
final class Together {
  private Together() {}

  static Tongue tongue(Shape shape) {
    return shape.signs() > 0 ? Tongue.CHINESE : Tongue.ENGLISH;
  }

  static double[][] words(LinearModel words, List<Example> examples) {
    return examples.stream()
        .map(e -> words.probabilities(Grams.of(e.text(), words.shape())))
        .toArray(double[][]::new);
  }

  static double[][] meaning(HeadModel head, float[][] traits) {
    return Arrays.stream(traits).map(row -> Chances.of(head.sums(row), 1)).toArray(double[][]::new);
  }

  static double[][] both(
      LinearModel words, HeadModel head, List<Example> examples, float[][] traits) {
    double[][] said = words(words, examples);
    double[][] both = new double[said.length][];
    for (int i = 0; i < both.length; i++) {
      both[i] = head.together(words.labels(), said[i], traits[i]);
    }
    return both;
  }
}

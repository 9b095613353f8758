package io.careline.language.train;

import java.util.Arrays;
import java.util.List;

/** Leaves out of the choice what a set does not know: sets without neutral texts ask two-way. */
final class TwoWay {
  private TwoWay() {}

  static Measures measures(String[] labels, List<Example> dev, double[][] chances) {
    List<String> there = dev.stream().map(Example::label).distinct().toList();
    double[][] among =
        Arrays.stream(chances).map(row -> among(labels, row, there)).toArray(double[][]::new);
    return Measures.of(labels, dev, among);
  }

  private static double[] among(String[] labels, double[] chances, List<String> there) {
    double[] among = chances.clone();
    double total = 0;
    for (int i = 0; i < among.length; i++) {
      among[i] = there.contains(labels[i]) ? among[i] : 0;
      total += among[i];
    }
    for (int i = 0; i < among.length; i++) {
      among[i] /= Math.max(total, 1e-12);
    }
    return among;
  }
}

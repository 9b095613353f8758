package io.careline.language.model;

/** Probabilities of labels, and how sums of weights become them. */
public final class Chances {
  private static final double LEAST = 1e-9;

  private Chances() {}

  /**
   * Probabilities that add up to 1.
   *
   * @param sums one for each label; the higher, the likelier
   * @param temperature by which sums are divided; above 1 makes the answer less sure
   */
  public static double[] of(double[] sums, double temperature) {
    double most = Double.NEGATIVE_INFINITY;
    for (double sum : sums) {
      most = Math.max(most, sum);
    }
    double[] chances = new double[sums.length];
    double total = 0;
    for (int i = 0; i < sums.length; i++) {
      chances[i] = Math.exp((sums[i] - most) / temperature);
      total += chances[i];
    }
    for (int i = 0; i < sums.length; i++) {
      chances[i] /= total;
    }
    return chances;
  }

  /** The logarithms of probabilities, those of nothing cut off. */
  public static double[] logarithms(double[] chances) {
    double[] logarithms = new double[chances.length];
    for (int i = 0; i < chances.length; i++) {
      logarithms[i] = Math.log(Math.max(chances[i], LEAST));
    }
    return logarithms;
  }

  /** The likeliest label. */
  public static int best(double[] chances) {
    int best = 0;
    for (int i = 1; i < chances.length; i++) {
      best = chances[i] > chances[best] ? i : best;
    }
    return best;
  }
}

package io.careline.language.train;

import edu.stanford.nlp.optimization.DiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import io.careline.language.model.Chances;
import java.util.stream.IntStream;

/**
 * How surprised a log-linear model is by the answers, and which way is less: the function that
 * CoreNLP's minimiser brings down. Each weight has a gain by which it grows, so that features that
 * are known to tell labels apart are believed sooner; large weights cost.
 */
final class LogLoss implements DiffFunction {
  private static final int PARTS = Math.max(1, Runtime.getRuntime().availableProcessors());
  private static final int MEMORY = 12;
  private static final double TOLERANCE = 1e-4;

  private final Rows rows;
  private final int[] answers;
  private final double[] counts;
  private final int labels;
  private final float[] gains;
  private final double cost;
  private final double total;
  private double[] known = {};
  private double value;
  private double[] slope;

  /**
   * @param answers a label for each row
   * @param counts how often each row counts
   * @param gains one for each weight
   * @param cost of large weights, per unit of squared weight before the gain
   */
  LogLoss(Rows rows, int[] answers, double[] counts, int labels, float[] gains, double cost) {
    this.rows = rows;
    this.answers = answers;
    this.counts = counts;
    this.labels = labels;
    this.gains = gains;
    this.cost = cost;
    this.total = java.util.Arrays.stream(counts).sum();
  }

  /** The weights, gains included, with one bias for each label behind them. */
  double[] least(int rounds) {
    QNMinimizer minimizer = new QNMinimizer(MEMORY);
    minimizer.shutUp();
    minimizer.terminateOnMaxItr(rounds);
    return grown(minimizer.minimize(this, TOLERANCE, new double[domainDimension()]));
  }

  private double[] grown(double[] point) {
    double[] weights = point.clone();
    for (int i = 0; i < gains.length; i++) {
      weights[i] *= gains[i];
    }
    return weights;
  }

  @Override
  public int domainDimension() {
    return (rows.features() + 1) * labels;
  }

  @Override
  public double valueAt(double[] point) {
    reckon(point);
    return value;
  }

  @Override
  public double[] derivativeAt(double[] point) {
    reckon(point);
    return slope;
  }

  private void reckon(double[] point) {
    if (java.util.Arrays.equals(point, known)) {
      return;
    }
    double[] weights = grown(point);
    double[][] slopes = new double[PARTS][];
    value =
        IntStream.range(0, PARTS).parallel().mapToDouble(part -> part(part, weights, slopes)).sum();
    slope = slopes[0];
    for (int part = 1; part < PARTS; part++) {
      for (int i = 0; i < slope.length; i++) {
        slope[i] += slopes[part][i];
      }
    }
    for (int i = 0; i < gains.length; i++) {
      slope[i] = slope[i] * gains[i] + cost * point[i];
      value += cost * point[i] * point[i] / 2;
    }
    known = point.clone();
  }

  private double part(int part, double[] weights, double[][] slopes) {
    double[] gradient = new double[domainDimension()];
    double surprise = 0;
    for (int row = part; row < rows.size(); row += PARTS) {
      double[] chances = Chances.of(sums(row, weights), 1);
      double counts = this.counts[row] / total;
      surprise -= counts * Math.log(Math.max(chances[answers[row]], 1e-12));
      chances[answers[row]] -= 1;
      for (int label = 0; label < labels; label++) {
        chances[label] *= counts;
        gradient[gains.length + label] += chances[label];
      }
      rows.spread(row, chances, gradient);
    }
    slopes[part] = gradient;
    return surprise;
  }

  private double[] sums(int row, double[] weights) {
    double[] sums = new double[labels];
    System.arraycopy(weights, gains.length, sums, 0, labels);
    rows.weigh(row, weights, sums);
    return sums;
  }
}

package io.careline.language.train;

import edu.stanford.nlp.optimization.DiffFunction;
import edu.stanford.nlp.optimization.QNMinimizer;
import io.careline.language.model.Chances;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How surprised a log-linear model is by the answers, and which way is less: the function that
 * CoreNLP's minimiser brings down. Each weight has a gain by which it grows, so that features that
 * are known to tell labels apart are believed sooner; large weights cost.
 */
final class LogLoss implements DiffFunction {
  /** The same on every machine, since sums in another order are others in their last digits. */
  private static final int PARTS = 4;

  private static final int MEMORY = 12;
  private static final double TOLERANCE = 1e-4;

  private final Rows rows;
  private final int[] answers;
  private final double[] counts;
  private final int labels;
  private final float[] gains;
  private final double cost;
  private final double total;
  private final Rows.Hand[] hands = new Rows.Hand[PARTS];
  private final float[] weights;
  private final double[] biases;
  private final double[][] biasSlopes;
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
    this.total = Arrays.stream(counts).sum();
    this.weights = new float[gains.length];
    this.biases = new double[labels];
    this.biasSlopes = new double[PARTS][labels];
    Arrays.setAll(hands, _ -> rows.hand(labels));
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
    if (Arrays.equals(point, known)) {
      return;
    }
    grow(point);
    slope = new double[point.length];
    value = IntStream.range(0, PARTS).parallel().mapToDouble(this::part).sum();
    for (int part = 0; part < PARTS; part++) {
      hands[part].giveTo(slope);
      for (int label = 0; label < labels; label++) {
        slope[gains.length + label] += biasSlopes[part][label];
      }
    }
    for (int i = 0; i < gains.length; i++) {
      slope[i] = slope[i] * gains[i] + cost * point[i];
      value += cost * point[i] * point[i] / 2;
    }
    known = point.clone();
  }

  private void grow(double[] point) {
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (point[i] * gains[i]);
    }
    System.arraycopy(point, gains.length, biases, 0, labels);
  }

  private double part(int part) {
    Arrays.fill(biasSlopes[part], 0);
    int end = end(part);
    double surprise = 0;
    for (int from = end(part - 1); from < end; from += Rows.BLOCK) {
      int to = Math.min(end, from + Rows.BLOCK);
      float[][] sums = hands[part].weigh(from, to, weights);
      for (int row = from; row < to; row++) {
        surprise += surprise(row, sums[row - from], biasSlopes[part]);
      }
      hands[part].spread(from, to, sums);
    }
    return surprise;
  }

  private int end(int part) {
    return (int) ((long) rows.size() * (part + 1) / PARTS);
  }

  /** Of one row, whose sums become how far each label's chance is off. */
  private double surprise(int row, float[] sums, double[] biasSlope) {
    double[] all = biases.clone();
    for (int label = 0; label < labels; label++) {
      all[label] += sums[label];
    }
    double[] chances = Chances.of(all, 1);
    double share = counts[row] / total;
    double surprise = -share * Math.log(Math.max(chances[answers[row]], 1e-12));
    chances[answers[row]] -= 1;
    for (int label = 0; label < labels; label++) {
      sums[label] = (float) (share * chances[label]);
      biasSlope[label] += share * chances[label];
    }
    return surprise;
  }
}

package io.careline.language.train;

import java.util.Arrays;

/** Of few features that each text has: the traits of its meaning. */
record DenseRows(float[][] values, int features) implements Rows {
  /** So many are added at a time, so that sums are fetched and put back a fourth as often. */
  private static final int STEP = 4;

  @Override
  public int size() {
    return values.length;
  }

  @Override
  public Hand hand(int labels) {
    return new DenseHand(labels);
  }

  private final class DenseHand implements Hand {
    private final int labels;
    private final float[][] byLabel;
    private final float[][] byRow;
    private final float[][] slopes;
    private final float[][] turned = new float[STEP][BLOCK];
    private final float[][] fetched = new float[STEP][];
    private final float[] times = new float[STEP];

    private DenseHand(int labels) {
      this.labels = labels;
      byLabel = new float[labels][BLOCK];
      byRow = new float[BLOCK][labels];
      slopes = new float[labels][features];
    }

    /** Goes along the rows, since those are many where labels may be two. */
    @Override
    public float[][] weigh(int from, int to, float[] weights) {
      for (float[] sums : byLabel) {
        Arrays.fill(sums, 0);
      }
      for (int feature = 0; feature < features; feature += STEP) {
        turn(from, to, feature);
        for (int label = 0; label < labels; label++) {
          for (int i = 0; i < STEP; i++) {
            boolean there = feature + i < features;
            times[i] = there ? weights[(feature + i) * labels + label] : 0;
          }
          add(byLabel[label], turned, times);
        }
      }
      return rows(to - from);
    }

    private void turn(int from, int to, int feature) {
      for (int row = from; row < to; row++) {
        float[] own = values[row];
        for (int i = 0; i < STEP && feature + i < features; i++) {
          turned[i][row - from] = own[feature + i];
        }
      }
    }

    private float[][] rows(int count) {
      for (int row = 0; row < count; row++) {
        for (int label = 0; label < labels; label++) {
          byRow[row][label] = byLabel[label][row];
        }
      }
      return byRow;
    }

    /** Goes along the features, for the same reason. */
    @Override
    public void spread(int from, int to, float[][] off) {
      for (int row = from; row < to; row += STEP) {
        for (int i = 0; i < STEP; i++) {
          fetched[i] = values[Math.min(row + i, to - 1)];
        }
        for (int label = 0; label < labels; label++) {
          for (int i = 0; i < STEP; i++) {
            times[i] = row + i < to ? off[row + i - from][label] : 0;
          }
          add(slopes[label], fetched, times);
        }
      }
    }

    @Override
    public void giveTo(double[] slope) {
      for (int label = 0; label < labels; label++) {
        for (int feature = 0; feature < features; feature++) {
          slope[feature * labels + label] += slopes[label][feature];
        }
        Arrays.fill(slopes[label], 0);
      }
    }
  }

  /** All at the same place: only such loops does the compiler turn into vector instructions. */
  private static void add(float[] to, float[][] what, float[] times) {
    float[] one = what[0];
    float[] two = what[1];
    float[] three = what[2];
    float[] four = what[3];
    float a = times[0];
    float b = times[1];
    float c = times[2];
    float d = times[3];
    for (int i = 0; i < to.length; i++) {
      to[i] += a * one[i] + b * two[i] + c * three[i] + d * four[i];
    }
  }
}

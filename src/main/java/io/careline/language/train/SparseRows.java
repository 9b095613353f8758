package io.careline.language.train;

import java.util.Arrays;

/** Of many features of which each text has some: words and letters. */
record SparseRows(int[][] ids, float[][] values, int features) implements Rows {
  @Override
  public int size() {
    return ids.length;
  }

  @Override
  public Hand hand(int labels) {
    return new SparseHand(labels);
  }

  private final class SparseHand implements Hand {
    private final float[][] sums;
    private final float[] slopes;

    private SparseHand(int labels) {
      sums = new float[BLOCK][labels];
      slopes = new float[features * labels];
    }

    @Override
    public float[][] weigh(int from, int to, float[] weights) {
      for (int row = from; row < to; row++) {
        float[] sum = sums[row - from];
        Arrays.fill(sum, 0);
        for (int i = 0; i < ids[row].length; i++) {
          int at = ids[row][i] * sum.length;
          float times = values[row][i];
          for (int label = 0; label < sum.length; label++) {
            sum[label] += times * weights[at + label];
          }
        }
      }
      return sums;
    }

    @Override
    public void spread(int from, int to, float[][] off) {
      for (int row = from; row < to; row++) {
        float[] own = off[row - from];
        for (int i = 0; i < ids[row].length; i++) {
          int at = ids[row][i] * own.length;
          float times = values[row][i];
          for (int label = 0; label < own.length; label++) {
            slopes[at + label] += times * own[label];
          }
        }
      }
    }

    @Override
    public void giveTo(double[] slope) {
      for (int i = 0; i < slopes.length; i++) {
        slope[i] += slopes[i];
      }
      Arrays.fill(slopes, 0);
    }
  }
}

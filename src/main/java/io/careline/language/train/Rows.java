package io.careline.language.train;

/** The features of many texts, a row each. Weights stand label by label behind their feature. */
interface Rows {
  int size();

  int features();

  /** Adds what the features of a row weigh to the sums of the labels. */
  void weigh(int row, double[] weights, double[] sums);

  /** Adds what the row says about the weights, given how far each label's chance is off. */
  void spread(int row, double[] off, double[] gradient);

  /** Of few features that each text has: the traits of its meaning. */
  record Dense(float[][] values, int features) implements Rows {
    @Override
    public int size() {
      return values.length;
    }

    @Override
    public void weigh(int row, double[] weights, double[] sums) {
      float[] own = values[row];
      int labels = sums.length;
      for (int i = 0, at = 0; i < own.length; i++) {
        for (int label = 0; label < labels; label++) {
          sums[label] += own[i] * weights[at++];
        }
      }
    }

    @Override
    public void spread(int row, double[] off, double[] gradient) {
      float[] own = values[row];
      int labels = off.length;
      for (int i = 0, at = 0; i < own.length; i++) {
        for (int label = 0; label < labels; label++) {
          gradient[at++] += own[i] * off[label];
        }
      }
    }
  }

  /** Of many features of which each text has some: words and letters. */
  record Sparse(int[][] ids, float[][] values, int features) implements Rows {
    @Override
    public int size() {
      return ids.length;
    }

    @Override
    public void weigh(int row, double[] weights, double[] sums) {
      int labels = sums.length;
      for (int i = 0; i < ids[row].length; i++) {
        int at = ids[row][i] * labels;
        for (int label = 0; label < labels; label++) {
          sums[label] += values[row][i] * weights[at + label];
        }
      }
    }

    @Override
    public void spread(int row, double[] off, double[] gradient) {
      int labels = off.length;
      for (int i = 0; i < ids[row].length; i++) {
        int at = ids[row][i] * labels;
        for (int label = 0; label < labels; label++) {
          gradient[at + label] += values[row][i] * off[label];
        }
      }
    }
  }
}

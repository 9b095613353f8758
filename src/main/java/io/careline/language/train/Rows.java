package io.careline.language.train;

/** The features of many texts, a row each. */
interface Rows {
  /** How many rows are gone through at a time. */
  int BLOCK = 128;

  int size();

  int features();

  /** What one thread needs to go through rows. */
  Hand hand(int labels);

  /**
   * Goes through rows a block at a time, so that what it needs of them stays near the processor.
   */
  interface Hand {
    /**
     * What the features of each row of a block weigh, label by label. The answer may be written
     * over and holds until the next question.
     *
     * @param weights label by label behind their feature
     */
    float[][] weigh(int from, int to, float[] weights);

    /** Learns from a block how far each label's chance is off in each row. */
    void spread(int from, int to, float[][] off);

    /** Adds what was learned since the last time, label by label behind their feature. */
    void giveTo(double[] slope);
  }
}

package io.careline.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The function that training brings down, for both kinds of rows. */
class LogLossTest {
  private static final int ROWS = 4 * Rows.BLOCK + 135;
  private static final int FEATURES = 7;
  private static final int LABELS = 3;

  private final Random random = new Random(5);
  private final float[][] values = new float[ROWS][FEATURES];
  private final int[] answers = IntStream.generate(() -> random.nextInt(3)).limit(ROWS).toArray();
  private final float[] gains = new float[FEATURES * LABELS];
  private final double[] point = new double[(FEATURES + 1) * LABELS];

  LogLossTest() {
    for (float[] row : values) {
      for (int i = 0; i < FEATURES; i++) {
        row[i] = random.nextFloat() - 0.5f;
      }
    }
    for (int i = 0; i < gains.length; i++) {
      gains[i] = 0.5f + random.nextFloat();
    }
    Arrays.setAll(point, _ -> random.nextDouble() - 0.5);
  }

  private LogLoss loss(Rows rows) {
    double[] counts = IntStream.range(0, ROWS).mapToDouble(row -> 1 + row % 2).toArray();
    return new LogLoss(rows, answers, counts, LABELS, gains, 0.1);
  }

  private Rows sparse() {
    int[][] ids = new int[ROWS][];
    Arrays.setAll(ids, _ -> IntStream.range(0, FEATURES).toArray());
    return new SparseRows(ids, values, FEATURES);
  }

  @Test
  void the_slope_says_how_the_value_changes() {
    LogLoss loss = loss(new DenseRows(values, FEATURES));
    double[] slope = loss.derivativeAt(point);
    double step = 0.05;
    for (int i = 0; i < point.length; i++) {
      double[] above = point.clone();
      double[] below = point.clone();
      above[i] += step;
      below[i] -= step;
      double measured = (loss.valueAt(above) - loss.valueAt(below)) / (2 * step);
      assertThat(slope[i]).isCloseTo(measured, within(1e-4));
    }
  }

  @Test
  void rows_that_are_full_say_the_same_either_way() {
    LogLoss dense = loss(new DenseRows(values, FEATURES));
    LogLoss sparse = loss(sparse());
    assertThat(dense.valueAt(point)).isCloseTo(sparse.valueAt(point), within(1e-6));
    assertThat(dense.derivativeAt(point)).containsExactly(sparse.derivativeAt(point), within(1e-5));
  }

  @Test
  void asked_twice_it_says_the_same() {
    double[] first = loss(sparse()).derivativeAt(point);
    assertThat(loss(sparse()).derivativeAt(point)).isEqualTo(first);
  }
}

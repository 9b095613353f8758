package io.careline.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VectorTest {
  private final Random random = new Random(7);

  private Vector any(Space space) {
    float[] values = new float[space.size()];
    double length = 0;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) random.nextGaussian();
      length += values[i] * values[i];
    }
    for (int i = 0; i < values.length; i++) {
      values[i] /= (float) Math.sqrt(length);
    }
    return new Vector(space, values);
  }

  private static int product(byte[] a, byte[] b) {
    int sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  @Test
  void bytes_keep_cosines() {
    for (Space space : Space.values()) {
      for (int i = 0; i < 200; i++) {
        Vector a = any(space);
        Vector b = Vector.middle(List.of(a, any(space), any(space)));
        assertThat(space.cosine(product(a.bytes(), b.bytes())))
            .isCloseTo(a.cosine(b), within(0.01));
      }
    }
  }

  @Test
  void the_middle_is_as_near_to_both() {
    Vector a = any(Space.ENGLISH);
    Vector b = any(Space.ENGLISH);
    Vector middle = Vector.middle(List.of(a, b));
    assertThat(middle.cosine(a)).isCloseTo(middle.cosine(b), within(1e-5));
    assertThat(middle.cosine(middle)).isCloseTo(1, within(1e-5));
  }
}

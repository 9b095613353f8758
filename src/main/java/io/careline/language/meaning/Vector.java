package io.careline.language.meaning;

import java.util.Arrays;
import java.util.List;

/**
 * What a text means.
 *
 * @param values of length 1, as many as the space has
 */
public record Vector(Space space, float[] values) {
  public Vector {
    if (values.length != space.size()) {
      throw new IllegalArgumentException(
          "a vector of "
              + space.word()
              + " has "
              + space.size()
              + " numbers, not "
              + values.length);
    }
    values = values.clone();
  }

  @Override
  public float[] values() {
    return values.clone();
  }

  /**
   * How near two meanings are: 1 for the same. These models put unrelated texts at 0.3 to 0.6, so
   * only the order of such figures says something.
   *
   * @throws IllegalArgumentException for a vector of another space
   */
  public double cosine(Vector other) {
    if (space != other.space) {
      throw new IllegalArgumentException(
          space.word() + " cannot be compared with " + other.space.word());
    }
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return sum;
  }

  /**
   * The same by a byte for each number, to be kept: a quarter of the room, and no cosine moves by
   * more than a hundredth. See {@link Space#cosine}.
   */
  public byte[] bytes() {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      float scaled = Math.round(values[i] * space.scale());
      bytes[i] = (byte) Math.clamp(scaled, -Byte.MAX_VALUE, Byte.MAX_VALUE);
    }
    return bytes;
  }

  /** What was kept by {@link #bytes}. */
  public static Vector of(Space space, byte[] bytes) {
    float[] values = new float[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      values[i] = bytes[i] / space.scale();
    }
    return new Vector(space, values);
  }

  /** What lies in the middle of some meanings of one space; they are not to be none. */
  public static Vector middle(List<Vector> some) {
    Space space = some.getFirst().space();
    float[] sum = new float[space.size()];
    for (Vector one : some) {
      for (int i = 0; i < sum.length; i++) {
        sum[i] += one.values[i];
      }
    }
    double length = 0;
    for (float number : sum) {
      length += number * number;
    }
    for (int i = 0; i < sum.length; i++) {
      sum[i] /= (float) Math.sqrt(length);
    }
    return new Vector(space, sum);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector(Space where, float[] what)
        && where == space
        && Arrays.equals(what, values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return "Vector[" + space.word() + "]";
  }
}

package io.careline.language.meaning;

import java.util.Arrays;

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

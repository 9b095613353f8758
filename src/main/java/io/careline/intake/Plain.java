package io.careline.intake;

import io.careline.http.OddText;

/** Text from outside as PostgreSQL and a screen can take it. */
public final class Plain {
  private Plain() {}

  /** Without NUL, which PostgreSQL refuses, and without halves of surrogate pairs. */
  public static String text(String foreign) {
    return OddText.without(foreign);
  }

  /** One line without control characters, for names and subjects. */
  public static String line(String foreign) {
    return text(foreign).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}

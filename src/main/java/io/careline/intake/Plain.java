package io.careline.intake;

/** Text from outside as PostgreSQL and a screen can take it. */
public final class Plain {
  private Plain() {}

  /** Without NUL, which PostgreSQL refuses, and without halves of surrogate pairs. */
  public static String text(String foreign) {
    StringBuilder clean = new StringBuilder(foreign.length());
    foreign
        .codePoints()
        .filter(c -> c != 0)
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(clean::appendCodePoint);
    return clean.toString();
  }

  /** One line without control characters, for names and subjects. */
  public static String line(String foreign) {
    return text(foreign).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
  }
}

package io.careline.intake;

/** A subject for what came without one. */
public final class Subjects {
  private Subjects() {}

  /** The beginning of the first line that says something. */
  public static String of(String text) {
    String line = text.strip().lines().findFirst().orElse("").strip();
    if (line.isEmpty()) {
      return "–";
    }
    return line.length() <= 80 ? line : line.substring(0, 80) + "…";
  }
}

package io.careline.language;

/**
 * A stretch of a text.
 *
 * @param start the first place, in UTF-16 units from 0
 * @param end the place after the last
 */
public record Span(int start, int end) {
  public Span {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException("no stretch from " + start + " to " + end);
    }
  }

  /** The words it covers. */
  public String of(String text) {
    return text.substring(start, end);
  }
}

package io.careline.search.text;

import java.util.Locale;

/**
 * A term and where it stands.
 *
 * @param position in words; terms of one place have the same
 * @param start in UTF-16 units of the text
 * @param end behind the last unit
 */
public record Cut(String term, Kind kind, int position, int start, int end) {

  /** What a term is, as its token's type says. */
  public enum Kind {
    /** A word as it is written. */
    WORD,
    /** An English word without its ending, marked by {@link Words#STEM}. */
    STEM,
    /** All of {@code wi-fi}, {@code AB-12345/6} or an address, in one. */
    WHOLE,
    /** A word inside of such a one. */
    PART,
    /** One Han character. */
    HAN,
    /** Two Han characters that stand side by side. */
    PAIR;

    private final String type = name().toLowerCase(Locale.ROOT);

    /** The type of the token. */
    public String type() {
      return type;
    }

    static Kind of(String type) {
      return valueOf(type.toUpperCase(Locale.ROOT));
    }
  }
}

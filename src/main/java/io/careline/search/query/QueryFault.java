package io.careline.search.query;

import java.util.Locale;

/** A query that cannot be read. The message tells the one who typed it what to do. */
public final class QueryFault extends RuntimeException {
  private final Reason reason;
  private final int at;

  /** What is wrong, for pages that say it in their own words. */
  public enum Reason {
    TOO_LONG,
    TOO_MANY_PARTS,
    TOO_DEEP,
    OPEN_QUOTE,
    OPEN_BRACKET,
    STRAY_BRACKET,
    LONE_MINUS,
    NOTHING,
    WILDCARD,
    NO_VALUE,
    NO_COMPARISON,
    UNKNOWN_VALUE,
    NO_DATE;

    /** The word of the API, such as {@code openQuote}. */
    public String word() {
      StringBuilder word = new StringBuilder();
      for (String part : name().toLowerCase(Locale.ROOT).split("_")) {
        word.append(
            word.isEmpty()
                ? part
                : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
      }
      return word.toString();
    }
  }

  /** At a place of the query, in UTF-16 units, from 0 to its length. */
  public QueryFault(Reason reason, int at, String message) {
    super(message, null, false, false);
    this.reason = reason;
    this.at = at;
  }

  public Reason reason() {
    return reason;
  }

  public int at() {
    return at;
  }
}

package io.careline.ticket;

import java.util.Locale;

/** How soon a ticket wants to be looked at, lowest first. */
public enum Priority {
  LOW,
  NORMAL,
  HIGH,
  URGENT;

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Priority of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

package io.careline.access;

import java.util.Locale;

/**
 * Which tickets somebody sees: those assigned to them, those of their teams and of no team, or all.
 */
public enum Scope {
  OWN,
  TEAM,
  ALL;

  /** The word in the API and in tables. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Scope of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}

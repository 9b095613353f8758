package io.careline.language;

/** The language of a message. */
public enum Tongue {
  ENGLISH("en"),
  CHINESE("zh"),
  /** Whole phrases of both English and Chinese. */
  MIXED("mixed"),
  /** Another language, or nothing that is language at all: a number, emoji, junk. */
  OTHER("other");

  private final String word;

  Tongue(String word) {
    this.word = word;
  }

  /** The word of the API and the database. */
  public String word() {
    return word;
  }
}

package io.careline.language;

/** How a customer sounds. */
public enum Tone {
  NEGATIVE("negative"),
  NEUTRAL("neutral"),
  POSITIVE("positive");

  private final String word;

  Tone(String word) {
    this.word = word;
  }

  /** The word of the API and the database. */
  public String word() {
    return word;
  }

  /**
   * The tone of this word.
   *
   * @throws IllegalArgumentException for any other word
   */
  public static Tone of(String word) {
    for (Tone tone : values()) {
      if (tone.word.equals(word)) {
        return tone;
      }
    }
    throw new IllegalArgumentException("no tone is called " + word);
  }
}

package io.careline.search.files;

/**
 * What came of looking into a file.
 *
 * @param why a word of {@link Why} where something was left out, else empty
 */
record FileText(Outcome outcome, String text, String why) {

  /** How it ended. */
  enum Outcome {
    /** There is text. */
    FOUND,
    /** There is none, or none that is looked for. */
    NONE,
    /** It cannot be read, and could not be the next time either. */
    FAILED,
    /** The process ended over it; another time may be better. */
    LOST
  }

  static FileText found(String text, String why) {
    return new FileText(Outcome.FOUND, text, why);
  }

  static FileText none(String why) {
    return new FileText(Outcome.NONE, "", why);
  }

  static FileText failed(String why) {
    return new FileText(Outcome.FAILED, "", why);
  }

  static FileText lost(String why) {
    return new FileText(Outcome.LOST, "", why);
  }
}

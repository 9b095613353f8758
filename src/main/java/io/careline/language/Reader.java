package io.careline.language;

/** Reads messages. May be called from any thread. */
@FunctionalInterface
public interface Reader {
  /**
   * Reads one message. Takes bounded time for any text: of a very long one only the beginning and
   * the end are read.
   *
   * @param text as the customer wrote it, without quoted history
   */
  Reading read(String text);

  /** Which models read; kept beside what was read, so that corrections can be told apart. */
  default String version() {
    return "none";
  }
}

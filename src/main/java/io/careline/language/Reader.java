package io.careline.language;

import java.time.Duration;

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

  /**
   * What was read of a text and the subject above it.
   *
   * @param said how the text alone sounds: its language, tone and sentences
   * @param both the subject and below it the text
   * @param matter what these are about and ask for: their language, signals and topics
   */
  record Below(Reading said, String both, Reading matter) {}

  /** Reads a text below its subject. */
  default Below below(String subject, String text) {
    String both = subject + "\n" + text;
    return new Below(read(text), both, read(both));
  }

  /**
   * Looks again at what the first look left unsure, by what the text means as well; takes some
   * milliseconds. The same reading where nothing is unsure, or where that cannot be done.
   *
   * @param first what {@link #read} made of this text
   * @param patience how long it may wait
   */
  default Reading closer(String text, Reading first, Duration patience) {
    return first;
  }

  /** Whether a short text is read in a fraction of a millisecond, and so on any thread. */
  default boolean quick() {
    return false;
  }

  /** Which models read; kept beside what was read, so that corrections can be told apart. */
  default String version() {
    return "none";
  }
}

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

  /** How a text sounds alone: its language, tone and sentences. */
  default Reading heard(String text) {
    return read(text);
  }

  /** What a text is about and asks for alone: its language, signals and topics. */
  default Reading matter(String text) {
    return read(text);
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

  /** Which models read; kept beside what was read, so that corrections can be told apart. */
  default String version() {
    return "none";
  }
}

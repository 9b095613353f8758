package io.careline.intake.mail;

import java.util.Arrays;

/** Bytes that have come in and were not taken yet. Holds one chunk and at most one command line. */
final class SmtpInput {
  /** What stands next in the input, as far as commands go. */
  sealed interface Line {}

  /** A command. */
  record Whole(SmtpCommand command) implements Line {}

  /** A line that is no command, and what to say about it. */
  record Bad(String reply) implements Line {}

  /** The line's end has not come yet. */
  record Partial() implements Line {}

  private static final Line PARTIAL = new Partial();

  private final int longestLine;
  private byte[] bytes = {};
  private int at;
  private boolean skipping;

  SmtpInput(int longestLine) {
    this.longestLine = longestLine;
  }

  void add(byte[] chunk) {
    if (at == bytes.length) {
      bytes = chunk;
    } else {
      byte[] joined = Arrays.copyOfRange(bytes, at, bytes.length + chunk.length);
      System.arraycopy(chunk, 0, joined, bytes.length - at, chunk.length);
      bytes = joined;
    }
    at = 0;
  }

  /** Takes the next command line; of a line that is too long only its end is waited for. */
  Line line() {
    int from = at;
    int end = lineFeed();
    if (end < 0) {
      boolean tooLong = bytes.length - from > longestLine;
      skipping = skipping || tooLong;
      at = skipping ? bytes.length : from;
      return PARTIAL;
    }
    at = end + 1;
    if (skipping || at - from > longestLine) {
      skipping = false;
      return new Bad(SmtpReply.LINE_TOO_LONG);
    }
    if (end == from || bytes[end - 1] != '\r') {
      return new Bad(SmtpReply.BARE_LINE_FEED);
    }
    return new Whole(SmtpCommand.read(bytes, from, end - 1));
  }

  private int lineFeed() {
    for (int i = at; i < bytes.length; i++) {
      if (bytes[i] == '\n') {
        return i;
      }
    }
    return -1;
  }

  /** Gives what there is to a message; true when the message has ended. */
  boolean feed(SmtpData message) {
    if (at == bytes.length) {
      return false;
    }
    int end = message.take(bytes, at, bytes.length);
    at = end < 0 ? bytes.length : end;
    return end >= 0;
  }
}

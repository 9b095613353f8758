package io.careline.intake.mail;

import java.util.Arrays;

/**
 * Takes the bytes between DATA and its end. Only CR LF dot CR LF ends a message, and only a dot
 * behind CR LF is a stuffed one: a bare CR or LF means nothing here, so no second message can be
 * smuggled inside a first. A message that is too large, or that finds no room, is read to its end
 * without being kept.
 */
final class SmtpData {
  private static final byte[] NOTHING = {};
  private static final byte[] CARRIAGE_RETURN = {'\r'};
  private static final int FIRST_CAPACITY = 4096;

  private enum At {
    LINE_START,
    DOT,
    DOT_CR,
    TEXT,
    CR
  }

  private final int largest;
  private final SmtpLoad load;
  private At at = At.LINE_START;
  private byte[] kept = NOTHING;
  private int size;
  private boolean tooLarge;
  private boolean noRoom;

  SmtpData(int largest, SmtpLoad load) {
    this.largest = largest;
    this.load = load;
  }

  /**
   * Takes bytes.
   *
   * @return the position behind the message's end, or -1 when it goes on
   */
  int take(byte[] input, int from, int to) {
    if (at == At.DOT_CR && from < to && input[from] != '\n') {
      keep(CARRIAGE_RETURN, 0, 1);
      at = At.CR;
    }
    int run = from;
    for (int i = from; i < to; i++) {
      byte b = input[i];
      switch (at) {
        case TEXT -> at = b == '\r' ? At.CR : At.TEXT;
        case CR -> at = b == '\n' ? At.LINE_START : b == '\r' ? At.CR : At.TEXT;
        case LINE_START -> {
          if (b == '.') {
            keep(input, run, i);
            run = i + 1;
            at = At.DOT;
          } else {
            at = b == '\r' ? At.CR : At.TEXT;
          }
        }
        case DOT -> at = b == '\r' ? At.DOT_CR : At.TEXT;
        case DOT_CR -> {
          if (b == '\n') {
            return i + 1;
          }
          at = b == '\r' ? At.CR : At.TEXT;
        }
      }
    }
    // The CR behind a dot may belong to the end; the next bytes tell.
    keep(input, run, at == At.DOT_CR && run < to ? to - 1 : to);
    return -1;
  }

  private void keep(byte[] input, int from, int to) {
    int more = to - from;
    if (more <= 0 || refused()) {
      return;
    }
    if (more > largest - size) {
      tooLarge = true;
    } else if (!fits(size + more)) {
      noRoom = true;
    } else {
      System.arraycopy(input, from, kept, size, more);
      size += more;
    }
    if (refused()) {
      drop();
    }
  }

  private boolean fits(int needed) {
    if (needed <= kept.length) {
      return true;
    }
    int capacity =
        (int) Math.min(largest, Math.max(needed, Math.max(FIRST_CAPACITY, kept.length * 2L)));
    if (!load.hold(capacity - kept.length)) {
      return false;
    }
    kept = Arrays.copyOf(kept, capacity);
    return true;
  }

  /** Gives the memory back; the message is gone. */
  void drop() {
    load.release(kept.length);
    kept = NOTHING;
    size = 0;
  }

  /** The message, dots unstuffed, with the line end of its last line. */
  byte[] bytes() {
    return Arrays.copyOf(kept, size);
  }

  boolean tooLarge() {
    return tooLarge;
  }

  boolean noRoom() {
    return noRoom;
  }

  private boolean refused() {
    return tooLarge || noRoom;
  }
}

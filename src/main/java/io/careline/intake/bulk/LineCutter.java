package io.careline.intake.bulk;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Cuts bytes of any number into lines, holding one line at a time. Of a line that is too long
 * nothing is kept.
 */
final class LineCutter {
  /** Bytes of a line, without its end. */
  static final int LONGEST = 1 << 20;

  /**
   * A line.
   *
   * @param number from 1
   * @param bytes without the end of the line; empty when there were too many
   */
  record Line(long number, Optional<byte[]> bytes) {}

  private final Supplier<Optional<byte[]>> pieces;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private byte[] piece = {};
  private int at;
  private long number;
  private boolean tooLong;

  /**
   * @param pieces gives one piece after the other, and empty at the end
   */
  LineCutter(Supplier<Optional<byte[]>> pieces) {
    this.pieces = pieces;
  }

  /** The next line; what stands behind the last line's end is one too, unless it is nothing. */
  Optional<Line> next() {
    line.reset();
    tooLong = false;
    boolean begun = false;
    while (at < piece.length || fill()) {
      begun = true;
      int end = end();
      take(end);
      boolean ends = end < piece.length;
      at = ends ? end + 1 : end;
      if (ends) {
        return Optional.of(cut());
      }
    }
    return begun ? Optional.of(cut()) : Optional.empty();
  }

  private boolean fill() {
    Optional<byte[]> next = pieces.get();
    while (next.isPresent() && next.get().length == 0) {
      next = pieces.get();
    }
    piece = next.orElse(new byte[0]);
    at = 0;
    return next.isPresent();
  }

  private int end() {
    int end = at;
    while (end < piece.length && piece[end] != '\n') {
      end++;
    }
    return end;
  }

  private void take(int end) {
    tooLong |= line.size() + end - at > LONGEST + 1;
    if (!tooLong) {
      line.write(piece, at, end - at);
    }
  }

  private Line cut() {
    byte[] bytes = line.toByteArray();
    int length = bytes.length;
    if (length > 0 && bytes[length - 1] == '\r') {
      length--;
    }
    boolean kept = !tooLong && length <= LONGEST;
    return new Line(++number, kept ? Optional.of(Arrays.copyOf(bytes, length)) : Optional.empty());
  }
}

package io.careline.search.text;

import io.careline.search.text.Cut.Kind;
import java.io.IOException;
import java.io.Reader;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;

/** The folded text that is being cut, and the terms that wait to be taken. */
final class CutText {
  private static final int KEPT = 65_536; // units of buffer that stay for the next text

  /** A term that waits; {@code step} is how many positions it lies behind the one before. */
  record Term(String text, Kind kind, int start, int end, int step) {}

  private final Queue<Term> waiting = new ArrayDeque<>();
  private char[] units = new char[256];
  private int length;
  private int skipped;

  /** Takes the whole text, folded. */
  void read(Reader from) throws IOException {
    clear();
    for (int n = 0; n >= 0; length += Math.max(0, n)) {
      if (length == units.length) {
        units = Arrays.copyOf(units, length * 2);
      }
      n = from.read(units, length, units.length - length);
    }
    Fold.fold(units, length);
  }

  void clear() {
    if (units.length > KEPT) {
      units = new char[256];
    }
    waiting.clear();
    length = 0;
    skipped = 0;
  }

  int length() {
    return length;
  }

  /** The character at a place, or 0 outside of the text. */
  int point(int at) {
    return at < 0 || at >= length ? 0 : Character.codePointAt(units, at, length);
  }

  /** The character before a place, or 0 at the beginning. */
  int before(int at) {
    return at <= 0 ? 0 : Character.codePointBefore(units, at, 0);
  }

  char unit(int at) {
    return at < 0 || at >= length ? 0 : units[at];
  }

  String part(int start, int end) {
    return new String(units, start, end - start);
  }

  /** A term at the position of the one before. */
  void beside(String text, Kind kind, int start, int end) {
    waiting.add(new Term(text, kind, start, end, 0));
  }

  /** A term at the next position. */
  void next(String text, Kind kind, int start, int end) {
    waiting.add(new Term(text, kind, start, end, 1 + skipped));
    skipped = 0;
  }

  /** Leaves a position without a term. */
  void skip() {
    skipped++;
  }

  /** The next term, or null when none waits. */
  Term take() {
    return waiting.poll();
  }

  /** How many positions were left behind the last term. */
  int skipped() {
    return skipped;
  }
}

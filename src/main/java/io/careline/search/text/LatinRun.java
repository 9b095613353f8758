package io.careline.search.text;

import io.careline.search.text.Cut.Kind;
import io.careline.search.text.Words.Mode;
import org.tartarus.snowball.ext.EnglishStemmer;

/**
 * Words between blanks, and what is made of several of them: {@code wi-fi}, addresses, codes. Of a
 * compound its parts are terms and, where it may be written in one as well, the whole.
 */
final class LatinRun {
  private static final int LONGEST_RUN = 256; // units; what is longer is cut there
  private static final int LONGEST_TERM = 64; // units; what is longer is known by its beginning
  private static final String JOINTS = "-_./@&+'";

  private final CutText text;
  private final Mode mode;
  private final EnglishStemmer stemmer = new EnglishStemmer();

  LatinRun(CutText text, Mode mode) {
    this.text = text;
    this.mode = mode;
  }

  /** Cuts the word or compound at this place and gives the place after it. */
  int cut(int start) {
    int end = end(start);
    if (partEnd(start, end) == end) {
      word(start, end, Kind.WORD, true);
      return end;
    }
    String whole = mode == Mode.EXACT ? "" : whole(start, end);
    if (!whole.isEmpty()) {
      text.next(whole, Kind.WHOLE, start, end);
    }
    boolean next = whole.isEmpty();
    for (int from = start; from < end; next = true) {
      int to = partEnd(from, end);
      word(from, to, Kind.PART, next);
      from = to + 1;
    }
    return end;
  }

  private int end(int start) {
    int at = start;
    while (at < text.length() && at - start < LONGEST_RUN) {
      int point = text.point(at);
      if (!Signs.more(point) && !joint(at)) {
        break;
      }
      at += Character.charCount(point);
    }
    return joint(at - 1) ? at - 1 : at;
  }

  /** Whether a sign joins two words, or two groups of digits. */
  private boolean joint(int at) {
    char c = text.unit(at);
    int after = text.point(at + 1);
    return JOINTS.indexOf(c) >= 0 && Signs.word(after)
        || c == ',' && Signs.digit(text.unit(at - 1)) && Signs.digit(after);
  }

  private int partEnd(int from, int end) {
    int at = from;
    while (at < end && (text.unit(at) == '\'' || !joint(at))) {
      at++;
    }
    return at;
  }

  private void word(int from, int to, Kind kind, boolean next) {
    boolean owner = to - from > 2 && text.unit(to - 1) == 's' && text.unit(to - 2) == '\'';
    int end = owner ? to - 2 : to;
    String word = spoken(from, end, false);
    if (next) {
      text.next(word, kind, from, end);
    } else {
      text.beside(word, kind, from, end);
    }
    if (mode != Mode.EXACT && word.chars().allMatch(c -> c >= 'a' && c <= 'z')) {
      stemmer.setCurrent(word);
      stemmer.stem();
      text.beside(Words.STEM + stemmer.getCurrent(), Kind.STEM, from, end);
    }
  }

  /** The compound in one: an address as it is, codes and hyphened words without their joints. */
  private String whole(int start, int end) {
    boolean address = false;
    boolean code = false;
    boolean hyphened = true;
    for (int at = start; at < end; at++) {
      char c = text.unit(at);
      address |= c == '@';
      code |= Signs.digit(c);
      hyphened &= c == '-' || c == '\'' || !joint(at);
    }
    String whole = address || code || hyphened ? spoken(start, end, address) : "";
    return end - start > LONGEST_TERM ? "" : whole;
  }

  /** What is looked for: the letters and digits, and of an address its signs. */
  private String spoken(int start, int end, boolean signs) {
    StringBuilder spoken = new StringBuilder();
    for (int at = start; at < end && spoken.length() < LONGEST_TERM - 1; ) {
      int point = text.point(at);
      boolean joint = point < 0x80 && !Signs.plain(point);
      if (!Signs.silent(point) && (!joint || signs)) {
        spoken.appendCodePoint(point);
      }
      at += Character.charCount(point);
    }
    return spoken.toString();
  }
}

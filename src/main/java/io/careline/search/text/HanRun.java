package io.careline.search.text;

import io.careline.search.text.Cut.Kind;
import io.careline.search.text.Words.Mode;

/**
 * Han characters, where no blank says where a word ends: each character and each pair. A search
 * asks for pairs alone, and for a character alone when it has no neighbour.
 */
final class HanRun {
  private final CutText text;
  private final Mode mode;

  HanRun(CutText text, Mode mode) {
    this.text = text;
    this.mode = mode;
  }

  /** Cuts the character at this place and gives the place after it. */
  int cut(int at) {
    int end = at + Character.charCount(text.point(at));
    int pair = Signs.han(text.point(end)) ? end + Character.charCount(text.point(end)) : end;
    if (mode == Mode.INDEX) {
      text.next(text.part(at, end), Kind.HAN, at, end);
      if (pair > end) {
        text.beside(text.part(at, pair), Kind.PAIR, at, pair);
      }
    } else if (pair > end) {
      text.next(text.part(at, pair), Kind.PAIR, at, pair);
    } else if (!Signs.han(text.before(at))) {
      text.next(text.part(at, end), Kind.HAN, at, end);
    } else {
      text.skip(); // its pair has been asked for; what follows stands one position further
    }
    return end;
  }
}

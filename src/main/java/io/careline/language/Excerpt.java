package io.careline.language;

import java.util.List;

/**
 * What is read of a text: all of it, or the beginning and the end of a very long one. It is what
 * bounds the time of everything in this room.
 *
 * @param offset where it stands in the whole text, in UTF-16 units
 */
record Excerpt(String text, int offset) {
  static final int HEAD = 20_000;
  static final int TAIL = 4_000;

  static List<Excerpt> of(String text) {
    if (text.length() <= HEAD + TAIL) {
      return List.of(new Excerpt(text, 0));
    }
    int end = whole(text, HEAD);
    int start = whole(text, text.length() - TAIL);
    return List.of(
        new Excerpt(text.substring(0, end), 0), new Excerpt(text.substring(start), start));
  }

  /** The place itself, or the one after it where it would cut a character in two. */
  private static int whole(String text, int place) {
    return Character.isLowSurrogate(text.charAt(place)) ? place + 1 : place;
  }
}

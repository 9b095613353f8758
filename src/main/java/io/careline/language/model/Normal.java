package io.careline.language.model;

import java.util.Arrays;

/**
 * A text as models see it: small letters, half-width forms, digits as 0, addresses and names of
 * accounts as one sign each, no letter more than twice in a row. Every sign knows where it came
 * from. Of a long text the beginning and the end are taken.
 */
public final class Normal {
  private static final int HEAD = 3_000;
  private static final int TAIL = 1_000;

  /** UTF-16 units of a text of which nothing is left out. */
  public static final int WHOLE = HEAD + TAIL;

  static final char LINK = '\u0001';
  static final char ACCOUNT = '\u0002';
  private static final char CUT = '\n';

  private final char[] signs;
  private final int[] places;
  private int length;

  private Normal(int capacity) {
    this.signs = new char[capacity];
    this.places = new int[capacity + 1];
  }

  /** Takes at most the first 3,000 and the last 1,000 UTF-16 units of the text. */
  public static Normal of(String text) {
    Normal normal = new Normal(Math.min(text.length(), WHOLE) + 1);
    if (text.length() <= WHOLE) {
      normal.take(text, 0, text.length());
    } else {
      normal.take(text, 0, HEAD);
      normal.add(CUT, HEAD);
      normal.take(text, text.length() - TAIL, text.length());
    }
    return normal;
  }

  private void take(String text, int from, int to) {
    int i = from;
    while (i < to) {
      int end = Marks.link(text, i, to);
      if (end > i) {
        add(LINK, i);
      } else {
        end = Marks.account(text, i, to);
        if (end > i) {
          add(ACCOUNT, i);
        } else {
          end = i + 1;
          add(sign(text.charAt(i)), i);
        }
      }
      i = end;
    }
    places[length] = to;
  }

  private void add(char sign, int place) {
    boolean third = length > 1 && signs[length - 1] == sign && signs[length - 2] == sign;
    boolean blanks = sign == ' ' && length > 0 && signs[length - 1] == ' ';
    if (!third && !blanks) {
      signs[length] = sign;
      places[length++] = place;
    }
  }

  private static char sign(char c) {
    if (c >= '\uff01' && c <= '\uff5e') {
      c = (char) (c - 0xfee0);
    }
    if (c <= ' ' || Character.isWhitespace(c) || c == '\u00a0') {
      return ' ';
    }
    if (Character.isDigit(c)) {
      return '0';
    }
    return c == '\u2019' ? '\'' : Character.toLowerCase(c);
  }

  int length() {
    return length;
  }

  char at(int i) {
    return signs[i];
  }

  /** The first sign that stands at this place of the text or behind it. */
  int signAt(int place) {
    int found = Arrays.binarySearch(places, 0, length, place);
    return found < 0 ? -found - 1 : found;
  }

  /** Where the i-th sign stands in the text, in UTF-16 units; of the length, the end. */
  int place(int i) {
    return places[i];
  }
}

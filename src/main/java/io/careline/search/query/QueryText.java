package io.careline.search.query;

import io.careline.search.query.QueryFault.Reason;
import io.careline.search.text.Fold;

/** The query and the place up to which it has been read. Full-width signs stand as half-width. */
final class QueryText {
  private final String text;
  int at;

  QueryText(String query) {
    StringBuilder narrow = new StringBuilder(query);
    for (int i = 0; i < narrow.length(); i++) {
      narrow.setCharAt(i, narrow(narrow.charAt(i)));
    }
    this.text = narrow.toString();
  }

  private static char narrow(char c) {
    return switch (c) {
      case '“', '”' -> '"';
      case '\u3000' -> ' ';
      default -> c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c;
    };
  }

  boolean done() {
    return at >= text.length();
  }

  /** The unit at the place, or 0 at the end. */
  char now() {
    return done() ? 0 : text.charAt(at);
  }

  char unit(int place) {
    return text.charAt(place);
  }

  String part(int from, int to) {
    return text.substring(from, to);
  }

  void blanks() {
    while (!done() && blank(at)) {
      at++;
    }
  }

  /** Passes blanks, and signs that stand alone and mean nothing. */
  void noise() {
    blanks();
    while (!done() && now() != '-' && end() > at && idle(part(at, end()))) {
      at = end();
      blanks();
    }
  }

  private static boolean idle(String word) {
    return word.indexOf('*') < 0 && !tells(word);
  }

  /** Whether there is a letter or digit in it, so that it can be looked for. */
  static boolean tells(String word) {
    return Fold.of(word).codePoints().anyMatch(Character::isLetterOrDigit);
  }

  /** Whether a blank or the end stands at a place. */
  boolean blank(int place) {
    return place >= text.length()
        || Character.isWhitespace(text.charAt(place))
        || Character.isSpaceChar(text.charAt(place));
  }

  /** Where the word that stands here ends: at a blank, a bracket or a quotation mark. */
  int end() {
    int end = at;
    while (!blank(end) && "()\"".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /** Whether this sign stands here; if so, passes it. */
  boolean take(String sign) {
    boolean here = text.startsWith(sign, at);
    at += here ? sign.length() : 0;
    return here;
  }

  /** Whether one of these words stands here alone. */
  boolean stands(String... words) {
    String word = part(at, end());
    for (String one : words) {
      if (word.equals(one)) {
        return true;
      }
    }
    return false;
  }

  /** What stands between the quotation mark here and the next one; passes both. */
  String quoted() {
    int open = at;
    int close = text.indexOf('"', open + 1);
    if (close < 0) {
      throw new QueryFault(
          Reason.OPEN_QUOTE,
          open,
          "This quotation mark is never closed; put another one behind the phrase.");
    }
    at = close + 1;
    return part(open + 1, close);
  }
}

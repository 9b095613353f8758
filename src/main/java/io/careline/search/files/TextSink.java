package io.careline.search.files;

/**
 * Takes a file's text up to a limit. Runs of blanks and lines become one, and what no page shows is
 * left out, so that nothing but text fills it.
 */
final class TextSink {
  /** UTF-16 units of one file. */
  static final int MOST = 200_000;

  /** It is full: whoever writes can stop. Carries no trace, since it says nothing about where. */
  static final class Full extends RuntimeException {
    private static final Full NOW = new Full();

    private Full() {
      super("enough", null, false, false);
    }
  }

  private final StringBuilder text = new StringBuilder();
  private final boolean joins;
  private char gap;

  /**
   * @param joins whether lines end where the page does and not the sentence: then Chinese goes on
   *     without a gap
   */
  TextSink(boolean joins) {
    this.joins = joins;
  }

  void add(CharSequence more) {
    for (int at = 0; at < more.length(); at++) {
      add(more.charAt(at));
    }
  }

  void line() {
    gap = '\n';
  }

  void blank() {
    gap = gap == 0 ? ' ' : gap;
  }

  private void add(char c) {
    if (c == '\n' || c == '\r' || c == '\f' || c == '\u2028' || c == '\u2029') {
      line();
    } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
      blank();
    } else if (shown(c)) {
      gap(c);
      put(c);
    }
  }

  private void gap(char next) {
    boolean first = text.isEmpty();
    if (gap != 0 && !first && !(joins && gap == '\n' && han(next) && han(last()))) {
      put(gap);
    }
    gap = 0;
  }

  private void put(char c) {
    if (text.length() >= MOST) {
      throw Full.NOW;
    }
    text.append(c);
  }

  private char last() {
    return text.charAt(text.length() - 1);
  }

  private static boolean shown(char c) {
    int type = Character.getType(c);
    return type != Character.CONTROL
        && type != Character.FORMAT
        && type != Character.UNASSIGNED
        && type != Character.PRIVATE_USE
        && c != '\uFFFD';
  }

  /** Chinese and its signs. */
  private static boolean han(char c) {
    return c >= 0x2E80 && c <= 0x9FFF || c >= 0xF900 && c <= 0xFAFF || c >= 0xFF00 && c <= 0xFFEF;
  }

  String text() {
    boolean torn = !text.isEmpty() && Character.isHighSurrogate(last());
    return torn ? text.substring(0, text.length() - 1) : text.toString();
  }
}

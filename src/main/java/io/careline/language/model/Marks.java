package io.careline.language.model;

/** Links and names of accounts, which say nothing by their letters. */
final class Marks {
  private static final int LONGEST = 500;

  private Marks() {}

  /** The end of the link that begins at this place, or the place itself. */
  static int link(String text, int from, int to) {
    boolean begins =
        text.startsWith("http://", from)
            || text.startsWith("https://", from)
            || text.startsWith("www.", from);
    return begins ? run(text, from, to, true) : from;
  }

  /** The end of the account's name, such as {@code @careline}, or the place itself. */
  static int account(String text, int from, int to) {
    if (text.charAt(from) != '@' || from > 0 && isWord(text.charAt(from - 1))) {
      return from;
    }
    int end = run(text, from + 1, to, false);
    return end > from + 1 ? end : from;
  }

  private static int run(String text, int from, int to, boolean link) {
    int end = from;
    while (end < to
        && end - from < LONGEST
        && (link ? isLink(text, end) : isWord(text.charAt(end)))) {
      end++;
    }
    return end;
  }

  private static boolean isLink(String text, int i) {
    char c = text.charAt(i);
    return c > ' ' && c < '\u007f';
  }

  private static boolean isWord(char c) {
    return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
  }
}

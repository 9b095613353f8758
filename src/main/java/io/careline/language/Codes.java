package io.careline.language;

/** Stretches that are no language: addresses of the web and of mail, handles, codes with digits. */
final class Codes {
  private static final int LONGEST = 2_000;

  private static final String SENT_FROM = "sent from my "; // telephones write it, not people

  private Codes() {}

  /** The place after the code that begins here, or {@code at} when none does. */
  static int after(String text, int at) {
    if (at > 0 && inside(text.charAt(at - 1)) || !start(text.charAt(at))) {
      return at;
    }
    if (text.regionMatches(true, at, SENT_FROM, 0, SENT_FROM.length())) {
      int line = text.indexOf('\n', at);
      return line < 0 ? text.length() : line;
    }
    int end = at;
    boolean code = false;
    while (end < text.length() && end - at < LONGEST && part(text.charAt(end))) {
      code |= tells(text, at, end);
      end++;
    }
    return code ? end : at;
  }

  private static boolean tells(String text, int at, int end) {
    char c = text.charAt(end);
    return c == '@'
        || c >= '0' && c <= '9'
        || c == ':' && text.startsWith("://", end)
        || c == '.' && end - at == 3 && text.regionMatches(true, at, "www", 0, 3);
  }

  private static boolean start(char c) {
    return c < 0x80 && (Character.isLetterOrDigit(c) || c == '@');
  }

  private static boolean inside(char c) {
    return c < 0x80 && Character.isLetterOrDigit(c);
  }

  private static boolean part(char c) {
    return c > ' ' && c < 0x7F && ",;!\"()<>[]{}|'".indexOf(c) < 0;
  }
}

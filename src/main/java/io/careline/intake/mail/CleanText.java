package io.careline.intake.mail;

/** Text as the desk keeps it: no NUL, no half characters, lines end in LF. */
final class CleanText {
  private CleanText() {}

  /** Several lines. A NUL or a lone surrogate could not be stored by PostgreSQL. */
  static String lines(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        clean.append('\n');
        i += i + 1 < text.length() && text.charAt(i + 1) == '\n' ? 1 : 0;
      } else if (Character.isSurrogate(c)) {
        int whole = text.codePointAt(i);
        boolean pair = Character.isSupplementaryCodePoint(whole);
        clean.appendCodePoint(pair ? whole : 0xFFFD);
        i += pair ? 1 : 0;
      } else if (c != 0 && !(c == 0xFEFF && i == 0)) {
        clean.append(c);
      }
    }
    return clean.toString();
  }

  /** One line, for headers and names: control characters and folds become single spaces. */
  static String line(String text, int longest) {
    StringBuilder clean = new StringBuilder(Math.min(text.length(), longest));
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean space = c == ' ' || Character.isISOControl(c) || c == '\u2028' || c == '\u2029';
      if (!space) {
        clean.append(c);
      } else if (c != 0 && !clean.isEmpty() && clean.charAt(clean.length() - 1) != ' ') {
        clean.append(' ');
      }
    }
    return cut(lines(clean.toString()), longest).strip();
  }

  /** At most so many chars, without cutting a character in half. */
  static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    boolean split = longest > 0 && Character.isHighSurrogate(text.charAt(longest - 1));
    return text.substring(0, split ? longest - 1 : longest);
  }
}

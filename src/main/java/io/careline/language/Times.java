package io.careline.language;

/** Numbers, times of day and dates in a folded text. */
final class Times {
  private static final int DIGITS = 4;

  private Times() {}

  static int number(char[] text, int start) {
    int at = start;
    while (at < text.length && at < start + DIGITS && digit(text[at])) {
      at++;
    }
    boolean whole = at > start && (start == 0 || !digit(text[start - 1]));
    return whole && (at == text.length || !digit(text[at])) ? at : -1;
  }

  /** Such as 5pm, 5 p.m., 17:00, 12 noon, 5 o'clock. */
  static int clock(char[] text, int start) {
    int at = number(text, start);
    if (at < 0 || at > start + 2) {
      return -1;
    }
    boolean minutes = at < text.length && text[at] == ':' && number(text, at + 1) > 0;
    int hours = minutes ? number(text, at + 1) : at;
    int half = first(text, Words.gap(text, hours), "am", "pm", "a.m", "p.m", "noon", "o'clock");
    return half > 0 ? half : minutes ? hours : -1;
  }

  /** Such as 5th, 12/24, 24.12. */
  static int day(char[] text, int start) {
    int at = number(text, start);
    if (at < 0 || at > start + 2 || at == text.length) {
      return -1;
    }
    if (text[at] == '/' || text[at] == '.') {
      return number(text, at + 1);
    }
    return first(text, at, "st", "nd", "rd", "th");
  }

  private static int first(char[] text, int at, String... endings) {
    for (String ending : endings) {
      if (Folded.part(text, at, at + ending.length()).equals(ending)
          && Folded.edge(text, at + ending.length())) {
        return at + ending.length();
      }
    }
    return -1;
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}

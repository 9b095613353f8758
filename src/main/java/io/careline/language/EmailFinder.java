package io.careline.language;

import java.util.ArrayList;
import java.util.List;

/** Finds mail addresses. */
final class EmailFinder {
  private static final int LOCAL = 64;
  private static final int DOMAIN = 253;

  private EmailFinder() {}

  static List<PersonalData.Found> in(char[] text) {
    List<PersonalData.Found> found = new ArrayList<>();
    for (int at = 0; at < text.length; at++) {
      if (text[at] == '@') {
        int start = start(text, at);
        int end = end(text, at + 1);
        if (start < at && end > 0) {
          found.add(new PersonalData.Found(PersonalData.Kind.EMAIL, new Span(start, end)));
        }
      }
    }
    return found;
  }

  private static int start(char[] text, int sign) {
    int start = sign;
    while (start > 0 && sign - start < LOCAL && local(text[start - 1])) {
      start--;
    }
    while (start < sign && !alnum(text[start])) {
      start++;
    }
    return start;
  }

  /** The place after the domain, or -1: at least two labels, the last of two letters or more. */
  private static int end(char[] text, int start) {
    int last = -1;
    int label = start;
    for (int at = start; at <= Math.min(text.length, start + DOMAIN); at++) {
      boolean inside = at < text.length && (alnum(text[at]) || text[at] == '-' && at > label);
      if (!inside) {
        if (at == label) {
          break;
        }
        last = label > start && top(text, label, at) ? at : last;
        if (at == text.length || text[at] != '.') {
          break;
        }
        label = at + 1;
      }
    }
    return last;
  }

  private static boolean top(char[] text, int start, int end) {
    for (int at = start; at < end; at++) {
      if (text[at] >= '0' && text[at] <= '9' || text[at] == '-') {
        return false;
      }
    }
    return end - start >= 2;
  }

  private static boolean local(char c) {
    return alnum(c) || "._%+-'".indexOf(c) >= 0;
  }

  static boolean alnum(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
  }
}

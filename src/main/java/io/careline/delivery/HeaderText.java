package io.careline.delivery;

import java.util.List;

/** Texts that go into headers: one line each, so that no text can become a header of its own. */
final class HeaderText {
  private static final int LONGEST = 500;

  private HeaderText() {}

  /** Control characters and line separators become spaces, and runs of spaces become one. */
  static String line(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\p{Zl}\\p{Zp}\\s]+", " ").strip();
    boolean split = line.length() > LONGEST && Character.isHighSurrogate(line.charAt(LONGEST - 1));
    return line.length() <= LONGEST ? line : line.substring(0, split ? LONGEST - 1 : LONGEST);
  }

  /** Whether something may stand between the angle brackets of a Message-ID. */
  static boolean messageId(String id) {
    return id.matches("[!-;=?-~]{1,900}");
  }

  /** Message-IDs in angle brackets; what is none is left out. */
  static List<String> bracketed(List<String> ids) {
    return ids.stream().filter(HeaderText::messageId).map(id -> "<" + id + ">").toList();
  }
}

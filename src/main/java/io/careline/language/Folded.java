package io.careline.language;

import java.util.Arrays;

/**
 * Writes a text in the one way in which the tables are written: small letters, simplified
 * characters, half-width forms, straight apostrophes. Each UTF-16 unit stays in its place.
 */
final class Folded {
  private static final char[] SIMPLE = new char[0x10000];

  static {
    for (int c = 0; c < SIMPLE.length; c++) {
      SIMPLE[c] = fold((char) c);
    }
  }

  private Folded() {}

  static char[] of(String text) {
    char[] folded = text.toCharArray();
    for (int at = 0; at < folded.length; at++) {
      folded[at] = SIMPLE[folded[at]];
    }
    return folded;
  }

  /** The half-width form of a digit, letter or sign, else the character itself. */
  static char narrow(char c) {
    return c >= '！' && c <= '～' ? (char) (c - '！' + '!') : c == '\u3000' ? ' ' : c;
  }

  private static char fold(char c) {
    return switch (c) {
      case '’', '‘', '`', '´' -> '\'';
      case '\u00A0', '\t' -> ' ';
      default -> Simplified.of(Character.toLowerCase(narrow(c)));
    };
  }

  /** Whether a sentence ends with this character of a folded text. */
  static boolean ends(char c) {
    return c == '!' || c == '?' || c == ';' || c == '。';
  }

  /** Whether such a character stands inside English words and numbers. */
  static boolean inWord(char c) {
    return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
  }

  /** Whether a word may begin or end between this place and the one before. */
  static boolean edge(char[] text, int at) {
    return at == 0 || at >= text.length || !inWord(text[at - 1]) || !inWord(text[at]);
  }

  /** A part of a folded text, cut to the text's ends. */
  static String part(char[] text, int start, int end) {
    int from = Math.max(0, start);
    return new String(Arrays.copyOfRange(text, from, Math.clamp(end, from, text.length)));
  }
}

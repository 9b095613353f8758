package io.careline.search.text;

import io.careline.language.Simplified;
import java.text.Normalizer;
import java.text.Normalizer.Form;

/**
 * One spelling for what people write in several: small letters, half width, simplified characters,
 * no accents, straight apostrophes. Each UTF-16 unit becomes one unit, so places stay right.
 */
public final class Fold {
  private static final char[] FOLDED = new char[0x10000];
  private static final String WHOLE = "øłđħıßæœ"; // have no accent that could come off
  private static final String PLAIN = "oldhisao";

  static {
    for (int c = 0; c < FOLDED.length; c++) {
      FOLDED[c] = fold((char) c);
    }
  }

  private Fold() {}

  public static char of(char c) {
    return FOLDED[c];
  }

  /** The folded text, as long as the text. */
  public static String of(String text) {
    char[] units = text.toCharArray();
    fold(units, units.length);
    return new String(units);
  }

  /** Folds the first units in place. */
  static void fold(char[] units, int length) {
    for (int at = 0; at < length; at++) {
      units[at] = FOLDED[units[at]];
    }
  }

  private static char fold(char c) {
    char small = Character.toLowerCase(sign(plain(sign(c))));
    int place = WHOLE.indexOf(small);
    return Simplified.of(place < 0 ? small : PLAIN.charAt(place));
  }

  private static char sign(char c) {
    return switch (c) {
      case '’', '‘', '`', '´', 'ʼ' -> '\'';
      case '‐', '‑', '‒', '–', '−' -> '-';
      default -> c;
    };
  }

  /** The letter without its accents, or the plain form of a variant of a sign. */
  private static char plain(char c) {
    if (c < 0x80 || Character.isSurrogate(c) || c >= 0x3040 && c < 0x3100) {
      return c; // kana keep their marks: they are other syllables
    }
    String apart = Normalizer.normalize(String.valueOf(c), Form.NFKD);
    boolean accents = apart.codePoints().skip(1).allMatch(Signs::accent);
    return accents && !Character.isSurrogate(apart.charAt(0)) ? apart.charAt(0) : c;
  }
}

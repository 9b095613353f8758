package io.careline.search.text;

/** What a character is to the one who cuts texts into terms. */
final class Signs {
  private Signs() {}

  /** Whether it is written without blanks between words, as Han characters and kana are. */
  static boolean han(int point) {
    return point >= 0x3005
        && (Character.isIdeographic(point)
            || point == '々'
            || point >= 0x3041 && point <= 0x30FF && point != '・' && point != '゠'
            || point >= 0xAC00 && point <= 0xD7A3
            || point >= 0xFF66 && point <= 0xFF9F);
  }

  /** Whether words begin with it. */
  static boolean word(int point) {
    return Character.isLetterOrDigit(point) && !han(point);
  }

  /** Whether a word goes on with it. */
  static boolean more(int point) {
    return word(point) || silent(point) || mark(point);
  }

  /** What stands inside words and is not looked for: accents, soft hyphens, joiners. */
  static boolean silent(int point) {
    return accent(point) || point == 0xAD || point >= 0x200B && point <= 0x200D || point == 0x2060;
  }

  static boolean accent(int point) {
    return point >= 0x300 && point <= 0x36F || point >= 0xFE00 && point <= 0xFE0F;
  }

  private static boolean mark(int point) {
    int type = point < 0x300 ? Character.UNASSIGNED : Character.getType(point);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  static boolean digit(int point) {
    return point >= '0' && point <= '9';
  }

  /** Whether it is a small letter or a digit of ASCII. */
  static boolean plain(int point) {
    return point >= 'a' && point <= 'z' || digit(point);
  }
}

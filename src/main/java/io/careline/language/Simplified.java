package io.careline.language;

/**
 * Traditional characters and the simplified ones in their place, one for one: the house's only
 * table of them.
 */
public final class Simplified {
  private static final char[] SIMPLE = new char[0x10000];

  static {
    for (int c = 0; c < SIMPLE.length; c++) {
      SIMPLE[c] = (char) c;
    }
    for (WordFile.Line line : WordFile.lines("simplified.txt")) {
      for (String pair : line.value().split(" ")) {
        SIMPLE[pair.charAt(0)] = pair.charAt(1);
      }
    }
  }

  private Simplified() {}

  /** The simplified character, or the character itself when there is no other. */
  public static char of(char c) {
    return SIMPLE[c];
  }
}

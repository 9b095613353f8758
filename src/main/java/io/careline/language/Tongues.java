package io.careline.language;

/**
 * Tells the language of a message. A name, an "app" or an order number does not make a Chinese
 * message mixed, nor a Chinese name an English one; whole phrases of both do.
 */
public final class Tongues {
  private static final double HAN_IN_A_WORD = 1.6;
  private static final double SMALLER_SHARE = 0.12;
  private static final double NEARLY = -1.2; // with a word of another language in it
  private static final double JUNK = -2.8; // without; names and slang look like no language

  private Tongues() {}

  /** The language of a text. Of a very long one the beginning and the end are read. */
  public static Tongue of(String text) {
    TongueScan scan = new TongueScan();
    Excerpt.of(text).forEach(excerpt -> scan.read(excerpt.text()));
    if (foreign(scan)) {
      return Tongue.OTHER;
    }
    if (scan.han == 0) {
      return english(scan) ? Tongue.ENGLISH : Tongue.OTHER;
    }
    if (mixed(scan)) {
      return Tongue.MIXED;
    }
    return chinese(scan) ? Tongue.CHINESE : english(scan) ? Tongue.ENGLISH : Tongue.OTHER;
  }

  /** Another script, or the mixture of Han and kana that is Japanese. */
  private static boolean foreign(TongueScan scan) {
    int others = scan.han + scan.words + 3 * scan.hanMarks; // a Chinese question about a word
    boolean japanese = scan.kana >= 2 && scan.kana * 3 > others;
    return japanese || scan.otherLetters > 2 * (scan.han + scan.words);
  }

  private static boolean english(TongueScan scan) {
    return scan.words > 0 && scan.english > (scan.foreignWords > 0 ? NEARLY : JUNK);
  }

  private static boolean mixed(TongueScan scan) {
    double chinese = scan.phraseHan / HAN_IN_A_WORD;
    double smaller = Math.min(chinese, scan.phraseWords);
    return smaller > 0 && smaller >= SMALLER_SHARE * (chinese + scan.phraseWords) && english(scan);
  }

  /** Where one of the two is only names, the little words decide. */
  private static boolean chinese(TongueScan scan) {
    double chinese = scan.han / HAN_IN_A_WORD + 2 * scan.hanMarks;
    return chinese >= scan.words + 3 * scan.marks;
  }
}

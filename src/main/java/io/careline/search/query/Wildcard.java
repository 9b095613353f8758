package io.careline.search.query;

import io.careline.search.query.QueryFault.Reason;
import io.careline.search.text.Fold;

/** The star at a word's end. In front or between, it would make an index read all its terms. */
final class Wildcard {
  private static final int FEWEST_LETTERS = 2;

  private Wildcard() {}

  /** The word without its star. */
  static String stem(String word, int from) {
    int star = word.indexOf('*');
    if (star < word.length() - 1) {
      throw new QueryFault(
          Reason.WILDCARD,
          from + star,
          "A * stands only at a word's end, as in refund*; take it away, or put the word in"
              + " quotation marks.");
    }
    String stem = word.substring(0, star);
    if (!enough(Fold.of(stem))) {
      throw new QueryFault(
          Reason.WILDCARD,
          from + star,
          "A * needs at least two letters or one Chinese character before it, as in re* or 退*.");
    }
    return stem;
  }

  private static boolean enough(String stem) {
    return stem.codePoints().anyMatch(Character::isIdeographic)
        || stem.codePoints().filter(Character::isLetterOrDigit).count() >= FEWEST_LETTERS;
  }
}

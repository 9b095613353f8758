package io.careline.search.text;

import java.util.Optional;

/** Phone numbers as people write them, without blanks and signs. */
final class Phone {
  private static final int FEWEST = 7; // digits
  private static final int MOST = 15; // digits, by E.164
  private static final int LONGEST = 40; // units, with signs
  private static final int GAP = 2; // signs between two groups of digits
  private static final String SIGNS = " -.()/";

  /** Country codes of two digits; 1 and 7 are the only ones of one, all others have three. */
  private static final String COUNTRIES =
      " 20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 60 61 62 63"
          + " 64 65 66 81 82 84 86 90 91 92 93 94 95 98 ";

  private Phone() {}

  /**
   * The number whose digits begin here in a folded text, with its country's code if that is
   * written, else as it stands.
   */
  static Optional<String> at(String text, int start) {
    StringBuilder digits = new StringBuilder();
    boolean abroad = start > 0 && text.charAt(start - 1) == '+' || text.startsWith("00", start);
    int at = start;
    while (at < text.length() && at - start < LONGEST && Signs.digit(text.charAt(at))) {
      int end = group(text, at);
      boolean room = digits.length() + end - at <= MOST + 2;
      if (!room || end < text.length() && Signs.plain(text.charAt(end))) {
        break;
      }
      if (!trunk(text, at, end)) {
        digits.append(text, at, end);
      }
      at = next(text, end, abroad ? 1 : 2);
    }
    String number = digits.indexOf("00") == 0 ? digits.substring(2) : digits.toString();
    return Optional.of(number).filter(n -> n.length() >= FEWEST && n.length() <= MOST);
  }

  /** What all ways to write a searched number have in common: neither country nor zero. */
  static Optional<String> asked(String word) {
    int start = 0;
    while (start < word.length() && "+( ".indexOf(word.charAt(start)) >= 0) {
      start++;
    }
    int plus = word.lastIndexOf('+');
    boolean once = plus < start && plus == word.indexOf('+');
    if (!once || !word.substring(start).chars().allMatch(Phone::written)) {
      return Optional.empty();
    }
    boolean zeros = word.startsWith("00", start);
    int digits = (int) word.replace("(0)", "").chars().filter(Signs::digit).count();
    return at(word, start)
        .filter(number -> number.length() == (zeros ? digits - 2 : digits))
        .map(number -> zeros || plus >= 0 ? home(number) : number)
        .map(number -> number.startsWith("0") ? number.substring(1) : number);
  }

  private static boolean written(int point) {
    return Signs.digit(point) || SIGNS.indexOf(point) >= 0;
  }

  private static String home(String number) {
    char first = number.charAt(0);
    boolean one = first == '1' || first == '7';
    return number.substring(
        one ? 1 : COUNTRIES.contains(" " + number.substring(0, 2) + " ") ? 2 : 3);
  }

  private static int group(String text, int start) {
    int at = start;
    while (at < text.length() && at - start < LONGEST && Signs.digit(text.charAt(at))) {
      at++;
    }
    return at;
  }

  /** Whether it is the zero of {@code +44 (0)20}, which is not dialled from abroad. */
  private static boolean trunk(String text, int start, int end) {
    return text.startsWith("(0)", start - 1) && end == start + 1 && start > 1;
  }

  /** Where the next group of at least so many digits begins, or the text's end. */
  private static int next(String text, int end, int digits) {
    int at = end;
    while (at < text.length() && at - end < GAP && SIGNS.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean enough = at > end && group(text, at) - at >= digits;
    return enough || at > end && text.startsWith("(0)", at - 1) ? at : text.length();
  }
}

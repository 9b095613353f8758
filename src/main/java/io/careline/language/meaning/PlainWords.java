package io.careline.language.meaning;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into words as BERT's first tokeniser does: what cannot be seen is dropped, Chinese
 * characters, punctuation and emoji stand alone. Models know only words that were cut in just this
 * way, so the ranges are theirs and not today's Unicode.
 */
final class PlainWords {
  private final List<String> words = new ArrayList<>();
  private final StringBuilder word = new StringBuilder();

  private PlainWords() {}

  /** The words of a text, in small letters and without accents. */
  static List<String> of(String text) {
    PlainWords cut = new PlainWords();
    Normalizer.normalize(text, Normalizer.Form.NFD)
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .filter(point -> !unseen(point))
        .map(Character::toLowerCase)
        .forEach(cut::add);
    cut.end();
    return cut.words;
  }

  private void add(int point) {
    if (space(point)) {
      end();
    } else if (ideograph(point) || punctuation(point) || emoji(point)) {
      end();
      words.add(Character.toString(point));
    } else {
      word.appendCodePoint(point);
    }
  }

  private void end() {
    if (!word.isEmpty()) {
      words.add(word.toString());
      word.setLength(0);
    }
  }

  private static boolean unseen(int point) {
    if (point == '\t' || point == '\n' || point == '\r') {
      return false;
    }
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          true;
      default -> point == 0xFFFD;
    };
  }

  private static boolean space(int point) {
    return Character.isWhitespace(point) || Character.isSpaceChar(point);
  }

  private static boolean ideograph(int point) {
    return point >= 0x4E00 && point <= 0x9FFF
        || point >= 0x3400 && point <= 0x4DBF
        || point >= 0x20000 && point <= 0x2A6DF
        || point >= 0x2A700 && point <= 0x2CEAF
        || point >= 0xF900 && point <= 0xFAFF
        || point >= 0x2F800 && point <= 0x2FA1F;
  }

  /** Not in the original, where an emoji at the end of a word makes the word unknown. */
  private static boolean emoji(int point) {
    return point >= 0x1F000 && point < 0x20000 || point >= 0x2600 && point <= 0x27BF;
  }

  private static boolean punctuation(int point) {
    if (point < 128) {
      return point > ' ' && point < 127 && !Character.isLetterOrDigit(point);
    }
    return switch (Character.getType(point)) {
      case Character.CONNECTOR_PUNCTUATION,
          Character.DASH_PUNCTUATION,
          Character.START_PUNCTUATION,
          Character.END_PUNCTUATION,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION,
          Character.OTHER_PUNCTUATION ->
          true;
      default -> false;
    };
  }
}

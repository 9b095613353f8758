package io.careline.language.meaning;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns words into the numbers that a model knows: the longest piece of the vocabulary first, then
 * the longest that goes on from there. By our own hand, since the library that does it unpacks a
 * native one into the home folder, may fetch it, and calls its makers.
 */
final class WordPieces {
  private static final int LONGEST_WORD = 100;

  private final Map<String, Integer> vocabulary = new HashMap<>();
  private final int unknown;
  private final int begin;
  private final int end;

  /**
   * @param tokenizer a {@code tokenizer.json} of the kind WordPiece
   */
  WordPieces(JsonObject tokenizer) {
    JsonObject pieces = tokenizer.getJsonObject("model").getJsonObject("vocab");
    pieces.forEach(piece -> vocabulary.put(piece.getKey(), (Integer) piece.getValue()));
    unknown = vocabulary.get("[UNK]");
    begin = vocabulary.get("[CLS]");
    end = vocabulary.get("[SEP]");
  }

  /**
   * The pieces of a text between a beginning and an end.
   *
   * @param most how many, with the two; what comes behind is left out
   */
  long[] of(String text, int most) {
    List<Integer> pieces = new ArrayList<>(List.of(begin));
    for (String word : PlainWords.of(text)) {
      pieces.addAll(cut(word));
    }
    List<Integer> kept = new ArrayList<>(pieces.subList(0, Math.min(pieces.size(), most - 1)));
    kept.add(end);
    return kept.stream().mapToLong(Integer::longValue).toArray();
  }

  /** Whether the model knows anything of it. */
  boolean known(long[] pieces) {
    return Arrays.stream(pieces)
        .anyMatch(piece -> piece != unknown && piece != begin && piece != end);
  }

  /** A word of which one piece is unknown is unknown as a whole, as the models were taught. */
  private List<Integer> cut(String word) {
    if (word.codePointCount(0, word.length()) > LONGEST_WORD) {
      return List.of(unknown);
    }
    List<Integer> pieces = new ArrayList<>();
    int from = 0;
    while (from < word.length()) {
      int to = longest(word, from);
      if (to == from) {
        return List.of(unknown);
      }
      pieces.add(vocabulary.get(piece(word, from, to)));
      from = to;
    }
    return pieces;
  }

  private int longest(String word, int from) {
    int to = word.length();
    while (to > from && !vocabulary.containsKey(piece(word, from, to))) {
      to--;
    }
    return to;
  }

  private static String piece(String word, int from, int to) {
    return from == 0 ? word.substring(0, to) : "##" + word.substring(from, to);
  }
}

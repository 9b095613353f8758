package io.careline.language;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Which words in Latin letters are English, by a table and by the look of them. */
final class LatinWords {
  private static final double KNOWN = 2;
  private static final double SHARED = 0.4; // "was" is German too
  private static final double ACCENT = -1; // a letter that English has not
  private static final LatinWords TABLE = new LatinWords();

  private final Map<String, Double> scores = new HashMap<>();
  private final Set<String> marks = new HashSet<>();
  private final LetterTriples triples = new LetterTriples();

  private LatinWords() {
    Set<String> english = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (WordFile.Line line : WordFile.lines("tongues.txt")) {
      boolean mark = line.key().equals("mark");
      for (String word : line.value().split(" +")) {
        (mark || line.key().equals("en") ? english : others).add(word);
        if (mark) {
          marks.add(word);
        }
      }
    }
    english.forEach(word -> learn(word, others.contains(word) ? SHARED : KNOWN));
    others.stream().filter(word -> !english.contains(word)).forEach(word -> learn(word, -KNOWN));
    marks.removeAll(others);
    triples.settle();
  }

  private void learn(String word, double score) {
    scores.put(word, score);
    triples.learn(word, score > 0);
  }

  /** How English a word is: above 0 it speaks for English, below 0 against; small letters. */
  static double score(String word) {
    Double known = TABLE.scores.get(word);
    return known != null ? known : TABLE.triples.english(word) + accent(word);
  }

  /** Whether a word is in the table of English words. */
  static boolean known(String word) {
    return TABLE.scores.getOrDefault(word, 0.0) > 0;
  }

  /** Whether a word is in the table of another language and not of English. */
  static boolean foreign(String word) {
    return TABLE.scores.getOrDefault(word, 0.0) < 0;
  }

  static boolean inTable(String word) {
    return TABLE.scores.containsKey(word);
  }

  /** Whether a word holds English phrases together, such as "the", "is" and "my". */
  static boolean mark(String word) {
    return TABLE.marks.contains(word);
  }

  private static double accent(String word) {
    return word.chars().allMatch(c -> c < 0x80) ? 0 : ACCENT;
  }
}

package io.careline.search.find;

import io.careline.search.find.TellingWords.Word;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Words that stand in two texts, as a person would say them. */
final class SharedWords {
  private SharedWords() {}

  /**
   * Those of the words that stand in a document too, the rarest first; pairs of Han characters that
   * follow each other are one word.
   */
  static List<String> of(
      List<Word> words, int document, Standing standing, List<String> fields, int limit)
      throws IOException {
    List<Word> shared = new ArrayList<>();
    for (Word word : words) {
      if (standing.in(document, fields, word.term())) {
        shared.add(word);
      }
    }
    return joined(shared).stream()
        .sorted(Comparator.comparingInt(Word::documents))
        .map(Word::written)
        .distinct()
        .limit(limit)
        .toList();
  }

  private static List<Word> joined(List<Word> shared) {
    List<Word> all = new ArrayList<>();
    for (Word word : shared.stream().sorted(Comparator.comparingInt(Word::start)).toList()) {
      Word before = all.isEmpty() ? null : all.getLast();
      if (before != null && word.start() < before.start() + before.written().length()) {
        all.set(all.size() - 1, join(before, word));
      } else {
        all.add(word);
      }
    }
    return all;
  }

  private static Word join(Word before, Word word) {
    int more = word.start() + word.written().length() - before.start() - before.written().length();
    String written =
        before.written() + word.written().substring(word.written().length() - Math.max(0, more));
    return new Word(
        before.term(), written, before.start(), Math.min(before.documents(), word.documents()));
  }
}

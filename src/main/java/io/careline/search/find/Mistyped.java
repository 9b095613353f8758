package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.Fold;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.spell.DirectSpellChecker;
import org.apache.lucene.search.spell.SuggestMode;
import org.apache.lucene.search.spell.SuggestWord;

/** Words that differ from a mistyped one by a letter or two and stand in tickets in sight. */
final class Mistyped {
  private static final int SHORTEST = 4; // letters
  private static final int CANDIDATES = 12; // of each field
  private static final int MOST = 3; // that are offered

  /** A word of so few tickets may be mistyped there as well ... */
  private static final int RARE = 3;

  /** ... when another one is so many times as frequent. */
  private static final int FAR_MORE = 20;

  private static final List<String> WHERE = List.of(Fields.SUBJECT, Fields.TEXT, Fields.NAME);

  private final InSight sight;
  private final WordQuery words;
  private final DirectSpellChecker checker = new DirectSpellChecker();

  private record Candidate(String word, float likeness, int count) {}

  Mistyped(InSight sight, WordQuery words) {
    this.sight = sight;
    this.words = words;
    // However frequent a word is out of sight: that is asked of the tickets in sight alone.
    checker.setMaxQueryFrequency(Integer.MAX_VALUE);
    checker.setMinQueryLength(SHORTEST);
  }

  /** What may have been meant, the likeliest first; empty when it is known, or nothing is near. */
  List<String> of(String typed) throws IOException {
    if (typed.length() < SHORTEST) {
      return List.of();
    }
    int known = sight.count(words.word(typed));
    List<Candidate> near = known > RARE ? List.of() : near(typed, known);
    return near.stream().limit(MOST).map(one -> written(typed, one.word())).toList();
  }

  private List<Candidate> near(String typed, int known) throws IOException {
    List<Candidate> candidates = new ArrayList<>();
    for (Map.Entry<String, Float> one : alike(Fold.of(typed)).entrySet()) {
      int count = sight.count(words.word(one.getKey()));
      if (count > known * FAR_MORE) {
        candidates.add(new Candidate(one.getKey(), one.getValue(), count));
      }
    }
    candidates.sort(
        Comparator.comparing(Candidate::likeness)
            .thenComparing(Candidate::count)
            .reversed()
            .thenComparing(Candidate::word));
    return candidates;
  }

  /** Terms of all tickets; stems begin with a sign of their own, so they are never like a word. */
  private Map<String, Float> alike(String folded) throws IOException {
    Map<String, Float> alike = new HashMap<>();
    for (String field : WHERE) {
      Term term = new Term(field, folded);
      for (SuggestWord one :
          checker.suggestSimilar(term, CANDIDATES, sight.reader(), SuggestMode.SUGGEST_ALWAYS)) {
        if (one.string.chars().allMatch(Character::isLetter)) {
          alike.merge(one.string, one.score, Math::max);
        }
      }
    }
    return alike;
  }

  /** In capitals as it was typed. */
  private static String written(String typed, String word) {
    if (typed.equals(typed.toUpperCase(Locale.ROOT))) {
      return word.toUpperCase(Locale.ROOT);
    }
    return Character.isUpperCase(typed.charAt(0))
        ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1)
        : word;
  }
}

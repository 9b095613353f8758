package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.Fold;
import io.careline.search.text.Homophones;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.lucene.index.Term;

/**
 * Chinese words that sound like one that was typed and stand in tickets in sight: 退宽 is 退款. One
 * character of a short word is another one; so an input method goes wrong.
 */
final class SameSound {
  private static final int FEWEST = 2; // characters
  private static final int CANDIDATES = 24; // that are counted
  private static final int MOST = 3; // that are offered

  private final InSight sight;
  private final WordQuery words;

  private record Candidate(String word, int frequency) {}

  SameSound(InSight sight, WordQuery words) {
    this.sight = sight;
    this.words = words;
  }

  /** What may have been meant, the most frequent first; empty when what was typed is known. */
  List<String> of(String typed) throws IOException {
    String folded = Fold.of(typed);
    boolean single = folded.codePointCount(0, folded.length()) == folded.length();
    if (!single || folded.length() < FEWEST || folded.length() > InField.SHORT_RUN) {
      return List.of();
    }
    return sight.count(words.word(folded)) > 0 ? List.of() : counted(candidates(folded));
  }

  private List<String> counted(List<Candidate> candidates) throws IOException {
    List<Candidate> seen = new ArrayList<>();
    for (Candidate one : candidates.subList(0, Math.min(CANDIDATES, candidates.size()))) {
      int count = sight.count(words.word(one.word()));
      if (count > 0) {
        seen.add(new Candidate(one.word(), count));
      }
    }
    seen.sort(Comparator.comparing(Candidate::frequency).reversed());
    return seen.stream().limit(MOST).map(Candidate::word).toList();
  }

  /** Those of which all pairs stand somewhere; whether they stand side by side is asked later. */
  private List<Candidate> candidates(String typed) throws IOException {
    List<Candidate> all = new ArrayList<>();
    for (int at = 0; at < typed.length() && !sight.late(); at++) {
      for (char other : Homophones.of(typed.charAt(at))) {
        String word = typed.substring(0, at) + other + typed.substring(at + 1);
        int rarest = rarest(word);
        if (rarest > 0) {
          all.add(new Candidate(word, rarest));
        }
      }
    }
    all.sort(Comparator.comparing(Candidate::frequency).reversed());
    return all;
  }

  private int rarest(String word) throws IOException {
    int least = Integer.MAX_VALUE;
    for (int at = 0; at + 1 < word.length() && least > 0; at++) {
      String pair = word.substring(at, at + 2);
      int subjects = sight.reader().docFreq(new Term(Fields.SUBJECT, pair));
      least = Math.min(least, subjects + sight.reader().docFreq(new Term(Fields.TEXT, pair)));
    }
    return least;
  }
}

package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.Fold;
import io.careline.search.text.Names;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/** What could complete a word that is being typed, out of tickets in sight. Computes. */
public final class Completions {
  private static final List<String> TEXTS = List.of(Fields.TEXT, Fields.SUBJECT);
  private static final int FEWEST = 2; // letters of a word
  private static final int LONGEST = 12; // Han characters that are looked for together
  private static final int SUBJECTS = 40; // that are read for how they go on

  private final InSight sight;

  /**
   * @param count of tickets in sight, as far as they were counted
   */
  public record Counted(String text, int count) {}

  public Completions(InSight sight) {
    this.sight = sight;
  }

  /** Words that begin so, as they stand in texts: no stems, no codes. */
  public List<Counted> words(String typed) throws IOException {
    String start = Fold.of(typed);
    boolean letters = start.chars().allMatch(Character::isLetter);
    return !letters || start.length() < FEWEST
        ? List.of()
        : new Beginnings(sight, TEXTS)
            .of(start, term -> term.chars().allMatch(Character::isLetter));
  }

  /** How a row of Han characters goes on: to its next character, and as subjects go on. */
  public List<Counted> han(String row) throws IOException {
    String start = Fold.of(row);
    if (start.length() > LONGEST) {
      return List.of();
    }
    Map<String, Integer> all = new LinkedHashMap<>();
    if (start.length() == 1) {
      new Beginnings(sight, TEXTS)
          .of(start, term -> term.length() == 2)
          .forEach(one -> all.put(one.text(), one.count()));
    }
    Continuations.of(start, subjects(start))
        .forEach(one -> all.putIfAbsent(one.text(), one.count()));
    return all.entrySet().stream()
        .map(one -> new Counted(one.getKey(), one.getValue()))
        .sorted((one, two) -> two.count() - one.count())
        .toList();
  }

  private List<String> subjects(String row) throws IOException {
    List<String> subjects = new ArrayList<>();
    for (int document : sight.best(row(row), SUBJECTS)) {
      String subject =
          sight
              .searcher()
              .storedFields()
              .document(document, Set.of(Fields.SUBJECT))
              .get(Fields.SUBJECT);
      subjects.add(subject == null ? "" : subject);
    }
    return subjects;
  }

  private static Query row(String row) {
    if (row.length() == 1) {
      return new TermQuery(new Term(Fields.SUBJECT, row));
    }
    List<String> pairs = new ArrayList<>();
    for (int at = 0; at + 1 < row.length(); at++) {
      pairs.add(row.substring(at, at + 2));
    }
    return new PhraseQuery(Fields.SUBJECT, pairs.toArray(String[]::new));
  }

  /** Tags that begin so, or whose Pinyin does. */
  public List<Counted> tags(String typed) throws IOException {
    String start = Fold.of(typed);
    return new Beginnings(sight, List.of(Fields.TAG))
        .of("", tag -> !tag.equals(Fields.NONE) && begins(tag, start));
  }

  /** Whether a name can be found by what was typed of it. */
  public static boolean begins(String name, String typed) {
    String start = Fold.of(typed);
    return Fold.of(name).startsWith(start)
        || Names.of(name).stream().anyMatch(term -> term.startsWith(start));
  }
}

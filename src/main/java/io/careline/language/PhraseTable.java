package io.careline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The phrases of both languages, found by their first character. */
final class PhraseTable {
  /** A phrase in a text. */
  record Hit(Phrase phrase, int start, int end) {
    boolean overlaps(Hit other) {
      return start < other.end && other.start < end;
    }
  }

  /** The second character, 0 for any, spares most of the comparing. */
  private record Opening(Words words, Phrase phrase, char second) {}

  private static final int MOST = 400; // hits in one excerpt; more tell nothing new
  private static final String DIGITS = "0123456789";
  static final PhraseTable BOTH = new PhraseTable();

  private final Opening[][] byFirst = new Opening[0x10000][];

  private PhraseTable() {
    PhraseReader.read("signals-en.txt", false).forEach(this::add);
    PhraseReader.read("signals-zh.txt", true).forEach(this::add);
  }

  private void add(Phrase phrase) {
    for (Words words : phrase.steps().getFirst().alternatives()) {
      String firsts = words.number() ? DIGITS : words.firsts();
      firsts.chars().forEach(first -> add(first, new Opening(words, phrase, words.second())));
    }
  }

  private void add(int first, Opening opening) {
    Opening[] old = byFirst[first] == null ? new Opening[0] : byFirst[first];
    byFirst[first] = Arrays.copyOf(old, old.length + 1);
    byFirst[first][old.length] = opening;
  }

  /** Every phrase of a folded text, in order; those that mean nothing too. */
  List<Hit> in(char[] text) {
    List<Hit> hits = new ArrayList<>();
    for (int at = 0; at < text.length && hits.size() < MOST; at++) {
      if (byFirst[text[at]] != null && Folded.edge(text, at)) {
        at(text, at, hits);
      }
    }
    return hits;
  }

  private void at(char[] text, int at, List<Hit> hits) {
    char second = at + 1 < text.length ? text[at + 1] : 0;
    for (Opening opening : byFirst[text[at]]) {
      boolean likely = opening.second() == 0 || opening.second() == second;
      int first = likely ? opening.words().match(text, at) : -1;
      int end = first < 0 ? -1 : opening.phrase().rest(text, first);
      if (end >= 0) {
        hits.add(new Hit(opening.phrase(), at, end));
      }
    }
  }
}

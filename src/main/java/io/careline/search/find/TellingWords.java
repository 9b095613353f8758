package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.CareAnalyzer;
import io.careline.search.text.Cut;
import io.careline.search.text.Cut.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.Term;

/**
 * The words of a text that tell it from others: the rarest of those that other tickets have too.
 * English ones are compared by their stems, Chinese by pairs of characters.
 */
final class TellingWords {
  private static final int MOST = 25;

  /** A word that stands in more of the tickets tells nothing. */
  private static final double COMMON = 0.25;

  /** So few tickets, and every word may tell something. */
  private static final int FEW = 50;

  /**
   * One of them.
   *
   * @param term as it is indexed
   * @param written as it stands in the text
   * @param start where it stands there
   */
  record Word(String term, String written, int start, int documents) {}

  private TellingWords() {}

  /** The rarest first. */
  static List<Word> of(String text, IndexReader reader) throws IOException {
    Map<String, Cut> terms = new LinkedHashMap<>();
    for (Stretch stretch : Stretch.of(CareAnalyzer.indexing().cut(text))) {
      if (stretch.han() || !LittleWords.has(stretch)) {
        telling(stretch).forEach(cut -> terms.putIfAbsent(cut.term(), cut));
      }
    }
    List<Word> words = new ArrayList<>();
    for (Cut cut : terms.values()) {
      int documents = documents(reader, cut.term());
      if (documents > 0 && documents <= Math.max(FEW, reader.numDocs() * COMMON)) {
        String written = text.substring(cut.start(), cut.end());
        words.add(new Word(cut.term(), written, cut.start(), documents));
      }
    }
    words.sort(Comparator.comparingInt(Word::documents));
    return words.subList(0, Math.min(MOST, words.size()));
  }

  private static List<Cut> telling(Stretch stretch) {
    if (stretch.han()) {
      return stretch.cuts().stream().filter(cut -> cut.kind() == Kind.PAIR).toList();
    }
    return stretch.words().stream().map(places -> places.getLast()).toList();
  }

  private static int documents(IndexReader reader, String term) throws IOException {
    return Math.max(
        reader.docFreq(new Term(Fields.SUBJECT, term)),
        reader.docFreq(new Term(Fields.TEXT, term)));
  }
}

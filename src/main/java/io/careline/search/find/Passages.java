package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.CareAnalyzer;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The sentences of tickets in which a question's words stand. */
final class Passages extends UnifiedHighlighter {
  private static final int LONGEST = 200_000;
  private static final int EACH = 2;

  /** Around the words of a sentence that is longer. */
  private static final int WIDEST = 240;

  /**
   * A stretch of text.
   *
   * @param interactionId 0 in a subject
   * @param marks from and to of each word within the text, in UTF-16 units
   */
  record Found(String field, long interactionId, String text, List<int[]> marks, float score) {}

  private record Cut(List<int[]> marks, float score, int value, String text) {}

  Passages(IndexSearcher searcher) {
    super(
        UnifiedHighlighter.builder(searcher, CareAnalyzer.indexing())
            .withMaxLength(LONGEST)
            .withHandleMultiTermQuery(true)
            .withFormatter(new Cuts())
            .withFieldMatcher(field -> true)
            .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT)));
  }

  @Override
  protected OffsetSource getOffsetSource(String field) {
    return OffsetSource.ANALYSIS;
  }

  /** The best passages of each document, the best first. */
  List<List<Found>> of(Query words, int[] documents, List<String> fields) throws IOException {
    String[] names = fields.toArray(String[]::new);
    int[] most = new int[names.length];
    java.util.Arrays.fill(most, EACH);
    Map<String, Object[]> cut = highlightFieldsAsObjects(names, words, documents, most);
    List<List<Found>> all = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Document ids =
          searcher.storedFields().document(documents[i], Set.of(Fields.TEXT_IDS, Fields.NOTE_IDS));
      List<Found> found = new ArrayList<>();
      for (String field : names) {
        found.addAll(found(field, (Cut[]) cut.get(field)[i], ids));
      }
      found.sort(Comparator.comparingDouble(Found::score).reversed());
      all.add(found);
    }
    return all;
  }

  private static List<Found> found(String field, Cut[] cuts, Document ids) {
    List<Found> found = new ArrayList<>();
    for (Cut cut : cuts == null ? new Cut[0] : cuts) {
      if (!cut.marks().isEmpty()) {
        long interaction = interaction(field, cut.value(), ids);
        found.add(new Found(field, interaction, cut.text(), cut.marks(), cut.score()));
      }
    }
    return found;
  }

  private static long interaction(String field, int value, Document ids) {
    String list =
        switch (field) {
          case Fields.TEXT -> ids.get(Fields.TEXT_IDS);
          case Fields.NOTE -> ids.get(Fields.NOTE_IDS);
          default -> "";
        };
    String[] parts = list == null || list.isEmpty() ? new String[0] : list.split(",");
    return value < parts.length ? Long.parseLong(parts[value]) : 0;
  }

  /** Gives places instead of text with marks: how they are shown is for the page to say. */
  private static final class Cuts extends PassageFormatter {
    @Override
    public Object format(Passage[] passages, String content) {
      Cut[] cuts = new Cut[passages.length];
      for (int i = 0; i < cuts.length; i++) {
        cuts[i] = cut(passages[i], content);
      }
      return cuts;
    }

    private static Cut cut(Passage passage, String content) {
      int from = start(passage, content);
      int to = end(passage, content, from);
      List<int[]> marks = new ArrayList<>();
      for (int i = 0; i < passage.getNumMatches(); i++) {
        mark(
            marks, passage.getMatchStarts()[i] - from, passage.getMatchEnds()[i] - from, to - from);
      }
      int value = (int) content.chars().limit(from).filter(c -> c == MULTIVAL_SEP_CHAR).count();
      return new Cut(marks, passage.getScore(), value, content.substring(from, to));
    }

    /** Words that touch or overlap, such as pairs of Chinese characters, are one mark. */
    private static void mark(List<int[]> marks, int from, int to, int length) {
      if (from < 0 || to > length) {
        return;
      }
      int[] last = marks.isEmpty() ? null : marks.getLast();
      if (last != null && from <= last[1]) {
        last[1] = Math.max(last[1], to);
      } else {
        marks.add(new int[] {from, to});
      }
    }

    private static int start(Passage passage, String content) {
      int first = passage.getNumMatches() == 0 ? 0 : passage.getMatchStarts()[0];
      int from = Math.max(passage.getStartOffset(), first - WIDEST / 3);
      int separator = content.lastIndexOf(MULTIVAL_SEP_CHAR, Math.max(0, first - 1));
      from = Math.max(from, separator + 1);
      return from > 0 && Character.isLowSurrogate(content.charAt(from)) ? from - 1 : from;
    }

    private static int end(Passage passage, String content, int from) {
      int to = Math.min(passage.getEndOffset(), from + WIDEST);
      int separator = content.indexOf(MULTIVAL_SEP_CHAR, from);
      to = separator >= 0 ? Math.min(to, separator) : to;
      boolean torn = to < content.length() && Character.isLowSurrogate(content.charAt(to));
      return torn ? to - 1 : to;
    }
  }
}

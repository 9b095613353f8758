package io.careline.search.find;

import io.careline.search.index.Fields;
import io.careline.search.text.CareAnalyzer;
import java.io.IOException;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.lucene.document.Document;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.uhighlight.UnifiedHighlighter;

/** The sentences of tickets in which a question's words stand. */
final class Passages extends UnifiedHighlighter {
  private static final int LONGEST = 200_000;
  private static final int EACH = 2;

  /** Stands between the values of a field. */
  static final char PARTED = MULTIVAL_SEP_CHAR;

  private static final int LONGEST_OF_FILES = 1_000_000;

  /**
   * A stretch of text.
   *
   * @param interactionId 0 in a subject
   * @param file in whose text it stands, by its name
   * @param marks from and to of each word within the text, in UTF-16 units
   */
  record Found(
      String field,
      long interactionId,
      Optional<String> file,
      String text,
      List<int[]> marks,
      float score) {}

  private Passages(IndexSearcher searcher, int longest) {
    super(
        UnifiedHighlighter.builder(searcher, CareAnalyzer.indexing())
            .withMaxLength(longest)
            .withHandleMultiTermQuery(true)
            .withFormatter(new Cuts())
            .withFieldMatcher(field -> true)
            .withBreakIterator(() -> BreakIterator.getSentenceInstance(Locale.ROOT)));
  }

  @Override
  protected OffsetSource getOffsetSource(String field) {
    return field.equals(Fields.FILE_TEXT) ? OffsetSource.POSTINGS : OffsetSource.ANALYSIS;
  }

  /** The best passages of each document, the best first. */
  static List<List<Found>> of(
      IndexSearcher searcher, Query words, int[] documents, List<String> fields)
      throws IOException {
    List<String> others = fields.stream().filter(one -> !one.equals(Fields.FILE_TEXT)).toList();
    List<List<Found>> all = new Passages(searcher, LONGEST).in(others, words, documents);
    if (others.size() < fields.size()) {
      Query closed = OpenWords.closed(searcher.getIndexReader(), Fields.FILE_TEXT, words);
      var inFiles =
          new Passages(searcher, LONGEST_OF_FILES).in(List.of(Fields.FILE_TEXT), closed, documents);
      for (int i = 0; i < documents.length; i++) {
        all.get(i).addAll(inFiles.get(i));
      }
    }
    all.forEach(one -> one.sort(Comparator.comparingDouble(Found::score).reversed()));
    return all;
  }

  private List<List<Found>> in(List<String> fields, Query words, int[] documents)
      throws IOException {
    String[] names = fields.toArray(String[]::new);
    int[] most = new int[names.length];
    Arrays.fill(most, EACH);
    Map<String, Object[]> cut = highlightFieldsAsObjects(names, words, documents, most);
    List<List<Found>> all = new ArrayList<>();
    for (int i = 0; i < documents.length; i++) {
      Document ids =
          searcher
              .storedFields()
              .document(documents[i], Set.of(Fields.TEXT_IDS, Fields.NOTE_IDS, Fields.FILE_OF));
      List<Found> found = new ArrayList<>();
      for (String field : names) {
        found.addAll(found(field, (Cuts.Cut[]) cut.get(field)[i], ids));
      }
      all.add(found);
    }
    return all;
  }

  private static List<Found> found(String field, Cuts.Cut[] cuts, Document ids) {
    List<Found> found = new ArrayList<>();
    for (Cuts.Cut cut : cuts == null ? new Cuts.Cut[0] : cuts) {
      if (!cut.marks().isEmpty()) {
        long interaction = interaction(field, cut.value(), ids);
        Optional<String> file = file(field, cut.value(), ids);
        found.add(new Found(field, interaction, file, cut.text(), cut.marks(), cut.score()));
      }
    }
    return found;
  }

  private static long interaction(String field, int value, Document ids) {
    String list =
        switch (field) {
          case Fields.TEXT -> ids.get(Fields.TEXT_IDS);
          case Fields.NOTE -> ids.get(Fields.NOTE_IDS);
          case Fields.FILE_TEXT -> idsOfFiles(ids);
          default -> "";
        };
    String[] parts = list == null || list.isEmpty() ? new String[0] : list.split(",");
    return value < parts.length ? Long.parseLong(parts[value]) : 0;
  }

  private static String idsOfFiles(Document ids) {
    return Arrays.stream(ids.getValues(Fields.FILE_OF))
        .map(file -> file.split(" ", 2)[0])
        .collect(Collectors.joining(","));
  }

  private static Optional<String> file(String field, int value, Document ids) {
    String[] files = field.equals(Fields.FILE_TEXT) ? ids.getValues(Fields.FILE_OF) : new String[0];
    return value < files.length ? Optional.of(files[value].split(" ", 2)[1]) : Optional.empty();
  }
}

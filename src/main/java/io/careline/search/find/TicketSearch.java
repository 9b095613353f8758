package io.careline.search.find;

import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.queries.function.FunctionScoreQuery;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MultiCollectorManager;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopFieldCollectorManager;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * One search in one index, within a second: the tickets of a page, how many there are in all, how
 * they spread over statuses, teams and the like, and where the words stand.
 */
public final class TicketSearch {
  private static final long LONGEST_NANOS = 1_000_000_000;

  /** More than the longest question makes; the time limit is what bounds it. */
  private static final int MOST_CLAUSES = 32_768;

  static {
    IndexSearcher.setMaxClauseCount(MOST_CLAUSES);
  }

  /**
   * A ticket that was found; the passages best first.
   *
   * @param nearness the cosine of what it and the question are about, where that was asked and is
   *     known
   */
  public record Hit(
      long ticketId, float score, List<Passage> passages, Optional<Double> nearness) {}

  /**
   * A stretch in which words of the question stand.
   *
   * @param interactionId 0 in a subject or a file's name
   * @param file in whose text it stands, by its name
   * @param marks from and to of each word within the text, in UTF-16 units
   */
  public record Passage(
      String field, long interactionId, Optional<String> file, String text, List<int[]> marks) {}

  /**
   * What was found.
   *
   * @param whole whether all of the index was looked at in time
   * @param counts of each value of each facet
   */
  public record Found(
      long total, List<Hit> hits, Map<String, Map<String, Integer>> counts, boolean whole) {}

  /**
   * What is asked for.
   *
   * @param from how many of the best are passed over
   * @param facets whether to count
   * @param newest whether the newest come first, instead of the best
   */
  public record Page(int from, int limit, boolean facets, boolean newest) {}

  private TicketSearch() {}

  /** Asks it. Runs on the caller's thread and computes. */
  public static Found in(IndexSearcher shared, Wanted wanted, Page page) throws IOException {
    // The time limit is the searcher's own, so each search has one of its own.
    IndexSearcher searcher = new IndexSearcher(shared.getIndexReader());
    long until = System.nanoTime() + LONGEST_NANOS;
    searcher.setTimeout(() -> System.nanoTime() > until);
    BooleanQuery query =
        new BooleanQuery.Builder()
            .add(ranked(wanted), Occur.MUST)
            .add(wanted.sight(), Occur.FILTER)
            .build();
    List<String> counted = page.facets() ? Fields.FACETS : List.of();
    boolean meant = !page.newest() && !wanted.meanings().isEmpty();
    int most = Math.max(page.from() + page.limit(), meant ? Neighbours.AMONG : 0);
    Object[] results =
        searcher.search(
            query,
            new MultiCollectorManager(
                page.newest()
                    ? new TopFieldCollectorManager(newest(), most, Integer.MAX_VALUE)
                    : new TopScoreDocCollectorManager(most, Integer.MAX_VALUE),
                new FacetCounts(counted)));
    TopDocs top = (TopDocs) results[0];
    ScoreDoc[] hits = page(meant ? again(searcher, top.scoreDocs, wanted) : top.scoreDocs, page);
    @SuppressWarnings("unchecked")
    Map<String, Map<String, Integer>> counts = (Map<String, Map<String, Integer>>) results[1];
    return new Found(
        top.totalHits.value(), hits(searcher, wanted, hits), counts, !searcher.timedOut());
  }

  /** The first of them once more by their neighbours; the others follow as they are. */
  private static ScoreDoc[] again(IndexSearcher searcher, ScoreDoc[] all, Wanted wanted)
      throws IOException {
    int first = Math.min(all.length, Neighbours.AMONG);
    ScoreDoc[] hits = all.clone();
    ScoreDoc[] head = Arrays.copyOf(all, first);
    System.arraycopy(Neighbours.ranked(searcher, head, wanted.meanings()), 0, hits, 0, first);
    return hits;
  }

  private static ScoreDoc[] page(ScoreDoc[] all, Page page) {
    int from = Math.min(page.from(), all.length);
    return Arrays.copyOfRange(all, from, Math.min(all.length, from + page.limit()));
  }

  private static Query ranked(Wanted wanted) {
    return wanted.meanings().isEmpty()
        ? FunctionScoreQuery.boostByValue(wanted.query(), new Freshness())
        : new FunctionScoreQuery(wanted.query(), Nearness.ofQuestion(wanted.meanings()));
  }

  private static Sort newest() {
    return new Sort(LongField.newSortField(Fields.UPDATED, true, SortedNumericSelector.Type.MAX));
  }

  private static List<Hit> hits(IndexSearcher searcher, Wanted wanted, ScoreDoc[] found)
      throws IOException {
    int[] documents = Arrays.stream(found).mapToInt(hit -> hit.doc).toArray();
    List<List<Passages.Found>> passages =
        Passages.of(searcher, wanted.words(), documents, wanted.shown());
    IndexReader reader = searcher.getIndexReader();
    Nearness nearness = Nearness.ofQuestion(wanted.meanings());
    List<Hit> hits = new ArrayList<>();
    for (int i = 0; i < found.length; i++) {
      List<Passage> shown =
          passages.get(i).stream()
              .map(
                  one ->
                      new Passage(
                          one.field(), one.interactionId(), one.file(), one.text(), one.marks()))
              .toList();
      float score = Float.isNaN(found[i].score) ? 0 : found[i].score; // nobody scores by time
      hits.add(
          new Hit(
              Documents.ticket(reader, documents[i]),
              score,
              shown,
              nearness.of(reader, documents[i])));
    }
    return hits;
  }
}

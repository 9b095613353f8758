package io.careline.search.find;

import java.io.IOException;
import java.util.Arrays;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TopScoreDocCollectorManager;

/**
 * Small questions about the tickets in sight, each bounded, all together within a time limit. What
 * an index knows of its terms is of all tickets; whatever is offered has to be asked for here.
 */
public final class InSight {
  /** So many are counted; more is not worth the time. */
  public static final int MOST_COUNTED = 10_000;

  private final IndexSearcher searcher;
  private final Query sight;
  private final long until;

  /**
   * @param nanos after which nothing more is found
   */
  public InSight(IndexReader reader, Query sight, long nanos) {
    // The time limit is the searcher's own, so each call has one of its own.
    this.searcher = new IndexSearcher(reader);
    this.sight = sight;
    this.until = System.nanoTime() + nanos;
    searcher.setTimeout(this::late);
  }

  /** Whether there is no time left. */
  public boolean late() {
    return System.nanoTime() > until;
  }

  IndexReader reader() {
    return searcher.getIndexReader();
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /** How many tickets in sight match, up to about {@link #MOST_COUNTED}. */
  public int count(Query query) throws IOException {
    return count(query, MOST_COUNTED);
  }

  /** How many tickets in sight match, up to so many. */
  int count(Query query, int most) throws IOException {
    if (late()) {
      return 0;
    }
    Query seen = new ConstantScoreQuery(seen(query, Occur.FILTER));
    TopDocs found = searcher.search(seen, new TopScoreDocCollectorManager(1, most));
    return (int) Math.min(most, found.totalHits.value());
  }

  /** The documents of the best tickets in sight, best first. */
  int[] best(Query query, int most) throws IOException {
    if (late()) {
      return new int[0];
    }
    TopDocs found = searcher.search(seen(query, Occur.MUST), most);
    return Arrays.stream(found.scoreDocs).mapToInt(hit -> hit.doc).toArray();
  }

  private Query seen(Query query, Occur occur) {
    return new BooleanQuery.Builder().add(query, occur).add(sight, Occur.FILTER).build();
  }
}

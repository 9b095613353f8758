package io.careline.search.find;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import java.util.Arrays;
import org.apache.lucene.search.KnnByteVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.TotalHits;

/**
 * The hundred tickets nearest by what they are about, of those that hold otherwise. What is so far
 * away that it has most likely nothing to do with it is not among them.
 */
final class NearQuery extends KnnByteVectorQuery {
  private static final int MOST = 100;

  private final float least;

  /**
   * @param holding what must hold for each of them, sight included
   */
  NearQuery(Vector wanted, Query holding) {
    super(Fields.MEANING + wanted.space().word(), wanted.bytes(), MOST, holding);
    this.least = score(wanted.space());
  }

  /** The least nearness of tickets that belong together, as Lucene counts it. */
  private static float score(Space space) {
    return (float) (0.5 + space.product(space.related()) / (space.size() * (double) (1 << 15)));
  }

  @Override
  protected TopDocs mergeLeafResults(TopDocs[] segments) {
    TopDocs all = super.mergeLeafResults(segments);
    ScoreDoc[] near =
        Arrays.stream(all.scoreDocs).filter(hit -> hit.score >= least).toArray(ScoreDoc[]::new);
    return new TopDocs(new TotalHits(near.length, TotalHits.Relation.EQUAL_TO), near);
  }
}

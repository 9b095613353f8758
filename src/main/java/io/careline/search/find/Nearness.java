package io.careline.search.find;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import java.io.IOException;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.util.VectorUtil;

/**
 * How well a ticket answers by what it is about, and a little by its words and by being fresh. The
 * words count by how good they are at all, not beside the other tickets of this question, so that
 * one search is enough. Weights were chosen on the sets of {@code docs/search-quality.md}.
 */
final class Nearness extends TicketValues {
  /** What words count at most, and the score at which they count half of it. */
  private static final double WORDS = 0.05;

  private static final double HALF = 20;
  private static final double FRESH = 0.02;

  /**
   * A ticket that is not understood, not yet or for being in another language, counts as one that
   * lies so near to the question as others with such words do.
   */
  private static final double UNKNOWN = 0.5;

  private static final double UNKNOWN_WORDS = 0.35;

  private final Space space;
  private final byte[] wanted;
  private final Freshness freshness = new Freshness();

  Nearness(Vector wanted) {
    this.space = wanted.space();
    this.wanted = wanted.bytes();
  }

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    ByteVectorValues vectors = segment.reader().getByteVectorValues(Fields.MEANING + space.word());
    DocIndexIterator at = vectors == null ? null : vectors.iterator();
    DoubleValues fresh = freshness.getValues(segment, scores);
    return new DoubleValues() {
      private int document;

      @Override
      public double doubleValue() throws IOException {
        double score = scores.advanceExact(document) ? scores.doubleValue() : 0;
        double words = score / (score + HALF);
        double near =
            understood()
                ? space.cosine(VectorUtil.dotProduct(vectors.vectorValue(at.index()), wanted))
                : UNKNOWN + UNKNOWN_WORDS * words;
        double lately = fresh.advanceExact(document) ? fresh.doubleValue() - 1 : 0;
        return Math.max(0, near + WORDS * words + FRESH * lately / Freshness.MOST);
      }

      private boolean understood() throws IOException {
        if (at != null && at.docID() < document) {
          at.advance(document);
        }
        return at != null && at.docID() == document && document != DocIdSetIterator.NO_MORE_DOCS;
      }

      @Override
      public boolean advanceExact(int next) {
        document = next;
        return true;
      }
    };
  }

  @Override
  public boolean needsScores() {
    return true;
  }
}

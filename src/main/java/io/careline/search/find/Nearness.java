package io.careline.search.find;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.Optional;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;
import org.apache.lucene.util.VectorUtil;

/**
 * How well a ticket answers by what it is about, and a little by its words and by being fresh. The
 * words count by how good they are at all, not beside the other tickets of this question, so that
 * one search is enough. Weights were chosen on the sets of {@code docs/search-quality.md}.
 */
final class Nearness extends TicketValues {
  private static final double FRESH = 0.02;

  /**
   * A ticket that is not understood, not yet or for being in another language, counts as one that
   * lies so near as others with such words do.
   */
  private static final double UNKNOWN = 0.5;

  private static final double UNKNOWN_WORDS = 0.35;

  private final Optional<Vector> wanted;
  private final double words;
  private final double half;
  private final Freshness freshness = new Freshness();

  /**
   * @param words what they count at most
   * @param half the score at which they count half of it
   */
  private Nearness(Optional<Vector> wanted, double words, double half) {
    this.wanted = wanted;
    this.words = words;
    this.half = half;
  }

  /** To a question. */
  static Nearness ofQuestion(Vector wanted) {
    return new Nearness(Optional.of(wanted), 0.05, 20);
  }

  /** To another ticket. */
  static Nearness ofTickets(Optional<Vector> wanted) {
    return new Nearness(wanted, 0.03, 40);
  }

  /** From where on tickets have most likely to do with each other. */
  double related() {
    return wanted.map(vector -> vector.space().related()).orElse(UNKNOWN + UNKNOWN_WORDS / 2);
  }

  /** The cosine with a ticket's meaning, if both are known and in one space. */
  Optional<Double> of(LeafReaderContext segment, int document) throws IOException {
    Cosines cosines = new Cosines(segment);
    return Optional.of(cosines.of(document)).filter(near -> !near.isNaN());
  }

  /** Of the documents of a segment, in their order. */
  private final class Cosines {
    private final byte[] target;
    private final Space space;
    private final ByteVectorValues vectors;
    private final DocIndexIterator at;

    Cosines(LeafReaderContext segment) throws IOException {
      space = wanted.map(Vector::space).orElse(Space.ENGLISH);
      target = wanted.map(Vector::bytes).orElse(new byte[0]);
      vectors =
          wanted.isEmpty()
              ? null
              : segment.reader().getByteVectorValues(Fields.MEANING + space.word());
      at = vectors == null ? null : vectors.iterator();
    }

    /** Not a number where there is no vector. */
    double of(int document) throws IOException {
      if (at != null && at.docID() < document) {
        at.advance(document);
      }
      return at == null || at.docID() != document
          ? Double.NaN
          : space.cosine(VectorUtil.dotProduct(vectors.vectorValue(at.index()), target));
    }
  }

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    Cosines cosines = new Cosines(segment);
    DoubleValues fresh = freshness.getValues(segment, scores);
    return new DoubleValues() {
      private int document;

      @Override
      public double doubleValue() throws IOException {
        double score = scores.advanceExact(document) ? scores.doubleValue() : 0;
        double said = score / (score + half);
        double cosine = cosines.of(document);
        double near = Double.isNaN(cosine) ? UNKNOWN + UNKNOWN_WORDS * said : cosine;
        double lately = fresh.advanceExact(document) ? fresh.doubleValue() - 1 : 0;
        return Math.max(0, near + words * said + FRESH * lately / Freshness.MOST);
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

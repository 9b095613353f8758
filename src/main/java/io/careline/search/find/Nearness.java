package io.careline.search.find;

import io.careline.language.meaning.Vector;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValues;

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

  private final List<Vector> wanted;
  private final double words;
  private final double half;
  private final Freshness freshness = new Freshness();

  /**
   * @param words what they count at most
   * @param half the score at which they count half of it
   */
  private Nearness(List<Vector> wanted, double words, double half) {
    this.wanted = wanted;
    this.words = words;
    this.half = half;
  }

  /** To a question. */
  static Nearness ofQuestion(List<Vector> wanted) {
    return new Nearness(wanted, 0.05, 20);
  }

  /** To another ticket. */
  static Nearness ofTickets(Optional<Vector> wanted) {
    return new Nearness(wanted.stream().toList(), 0.03, 40);
  }

  /** From where on tickets have most likely to do with each other. */
  double related() {
    return wanted.stream().mapToDouble(vector -> vector.space().related()).min().orElse(1);
  }

  /** The cosine with a ticket's meaning, if both are known and in one space. */
  Optional<Double> of(IndexReader reader, int document) throws IOException {
    LeafReaderContext segment = Documents.segment(reader, document);
    double cosine = new Cosines(segment, wanted).of(document - segment.docBase);
    return Double.isNaN(cosine) ? Optional.empty() : Optional.of(cosine);
  }

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    Cosines cosines = new Cosines(segment, wanted);
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

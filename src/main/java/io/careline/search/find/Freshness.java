package io.careline.search.find;

import io.careline.search.index.Fields;
import java.io.IOException;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedNumericDocValues;
import org.apache.lucene.search.DoubleValues;

/** How much more a ticket counts for being fresh: 1.3 when it changed now, 1.15 after 30 days. */
final class Freshness extends TicketValues {
  static final double MOST = 0.3;
  private static final double HALF_MILLIS = 30 * 24 * 3_600_000.0;

  private final long now = System.currentTimeMillis();

  @Override
  public DoubleValues getValues(LeafReaderContext segment, DoubleValues scores) throws IOException {
    SortedNumericDocValues updated = DocValues.getSortedNumeric(segment.reader(), Fields.UPDATED);
    return new DoubleValues() {
      @Override
      public double doubleValue() throws IOException {
        double age = Math.max(0, now - updated.nextValue());
        return 1 + MOST * Math.pow(0.5, age / HALF_MILLIS);
      }

      @Override
      public boolean advanceExact(int document) throws IOException {
        return updated.advanceExact(document);
      }
    };
  }

  @Override
  public boolean needsScores() {
    return false;
  }
}

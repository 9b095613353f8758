package io.careline.search.find;

import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DoubleValuesSource;
import org.apache.lucene.search.Explanation;
import org.apache.lucene.search.IndexSearcher;

/** A figure for each ticket that is found, of which one question is made and no other. */
abstract class TicketValues extends DoubleValuesSource {
  @Override
  public Explanation explain(LeafReaderContext segment, int document, Explanation scored) {
    return Explanation.match(1, toString());
  }

  @Override
  public DoubleValuesSource rewrite(IndexSearcher searcher) {
    return this;
  }

  @Override
  public boolean isCacheable(LeafReaderContext segment) {
    return false;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }

  @Override
  public boolean equals(Object other) {
    return other == this;
  }

  @Override
  public String toString() {
    return getClass().getSimpleName();
  }
}

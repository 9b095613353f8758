package io.careline.search.index;

import org.apache.lucene.codecs.KnnVectorsFormat;
import org.apache.lucene.codecs.lucene104.Lucene104Codec;
import org.apache.lucene.codecs.lucene99.Lucene99HnswVectorsFormat;

/**
 * Lucene's own format, but that vectors are joined by a graph only where there are more than about
 * 100,000 in a segment. Fewer are compared one by one, which takes milliseconds and misses none,
 * while a graph costs most of the time that an index takes to be built.
 */
final class MeaningCodec extends Lucene104Codec {
  /** Visits that a search of the graph would cost; by Lucene's reckoning ln(115,000) times this. */
  private static final int NO_GRAPH_BELOW = 10_000;

  private final KnnVectorsFormat vectors =
      new Lucene99HnswVectorsFormat(
          Lucene99HnswVectorsFormat.DEFAULT_MAX_CONN,
          Lucene99HnswVectorsFormat.DEFAULT_BEAM_WIDTH,
          Lucene99HnswVectorsFormat.DEFAULT_NUM_MERGE_WORKER,
          null,
          NO_GRAPH_BELOW);

  @Override
  public KnnVectorsFormat getKnnVectorsFormatForField(String field) {
    return vectors;
  }
}

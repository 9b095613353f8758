package io.careline.search.find;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.VectorUtil;

/**
 * Ranks the best once more: what a ticket is about is said by those that lie next to it as well, so
 * each is moved half-way towards its three nearest neighbours among them before it is compared with
 * the question. One that lies alone by chance falls behind.
 */
final class Neighbours {
  /** Each is compared with each. */
  static final int AMONG = 100;

  private static final int NEAREST = 3;
  private static final double WEIGHT = 0.5;

  /** What is not very near hardly counts. */
  private static final int POWER = 6;

  private final Space space;
  private final byte[][] vectors;
  private final double[] wanted;
  private final double[][] near;

  private Neighbours(IndexSearcher searcher, ScoreDoc[] hits, Vector question) throws IOException {
    this.space = question.space();
    this.vectors = new byte[hits.length][];
    this.wanted = new double[hits.length];
    this.near = new double[hits.length][hits.length];
    read(searcher, hits);
    byte[] asked = question.bytes();
    for (int i = 0; i < hits.length; i++) {
      wanted[i] = vectors[i] == null ? 0 : cosine(vectors[i], asked);
      for (int j = 0; j < i; j++) {
        near[i][j] = vectors[i] == null || vectors[j] == null ? 0 : cosine(vectors[i], vectors[j]);
        near[j][i] = near[i][j];
      }
    }
  }

  /** The hits in a better order, with what they count then. */
  static ScoreDoc[] ranked(IndexSearcher searcher, ScoreDoc[] hits, List<Vector> questions)
      throws IOException {
    ScoreDoc[] moved = hits.clone();
    for (Vector question : questions) {
      Neighbours all = new Neighbours(searcher, hits, question);
      for (int i = 0; i < hits.length; i++) {
        if (all.vectors[i] != null) {
          float score = (float) (hits[i].score + all.moved(i) - all.wanted[i]);
          moved[i] = new ScoreDoc(hits[i].doc, score, hits[i].shardIndex);
        }
      }
    }
    Arrays.sort(moved, Comparator.comparingDouble((ScoreDoc hit) -> hit.score).reversed());
    return moved;
  }

  private double cosine(byte[] a, byte[] b) {
    return space.cosine(VectorUtil.dotProduct(a, b));
  }

  /** The cosine of the question with the middle of a ticket and its neighbours. */
  private double moved(int ticket) {
    int[] next =
        IntStream.range(0, vectors.length)
            .filter(i -> i != ticket && vectors[i] != null)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -near[ticket][i]))
            .limit(NEAREST)
            .mapToInt(Integer::intValue)
            .toArray();
    double sum = wanted[ticket];
    double square = 1;
    for (int i : next) {
      double share = share(ticket, i);
      sum += share * wanted[i];
      square += 2 * share * near[ticket][i];
      for (int j : next) {
        square += share * share(ticket, j) * (i == j ? 1 : near[i][j]);
      }
    }
    return sum / Math.sqrt(square);
  }

  private double share(int ticket, int neighbour) {
    return WEIGHT * Math.pow(Math.max(0, near[ticket][neighbour]), POWER);
  }

  private void read(IndexSearcher searcher, ScoreDoc[] hits) throws IOException {
    for (int i = 0; i < hits.length; i++) {
      LeafReaderContext segment = Documents.segment(searcher.getIndexReader(), hits[i].doc);
      ByteVectorValues values = segment.reader().getByteVectorValues(Fields.MEANING + space.word());
      if (values != null) {
        DocIndexIterator at = values.iterator();
        int document = hits[i].doc - segment.docBase;
        if (at.advance(document) == document) {
          vectors[i] = values.vectorValue(at.index()).clone();
        }
      }
    }
  }
}

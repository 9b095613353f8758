package io.careline.search.find;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.ByteVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.VectorUtil;

/**
 * How near the tickets of a segment lie to some vectors, asked for in the order of documents. The
 * first is that of the question itself; how near a ticket lies to its gloss is told on the scale of
 * the question's space, and less by a tenth: a gloss says only half of it, and one's own language
 * comes first.
 */
final class Cosines {
  private record Target(Space space, byte[] wanted, ByteVectorValues vectors, DocIndexIterator at) {
    double of(int document) throws IOException {
      if (at.docID() < document) {
        at.advance(document);
      }
      return at.docID() == document
          ? space.cosine(VectorUtil.dotProduct(vectors.vectorValue(at.index()), wanted))
          : Double.NaN;
    }
  }

  private static final double GLOSS = 0.1;

  private final List<Target> targets = new ArrayList<>();
  private final Space own;

  Cosines(LeafReaderContext segment, List<Vector> wanted) throws IOException {
    own = wanted.isEmpty() ? Space.ENGLISH : wanted.getFirst().space();
    for (Vector one : wanted) {
      ByteVectorValues vectors =
          segment.reader().getByteVectorValues(Fields.MEANING + one.space().word());
      if (vectors != null) {
        targets.add(new Target(one.space(), one.bytes(), vectors, vectors.iterator()));
      }
    }
  }

  /** Not a number where the ticket is not understood, or in a space that none of them is of. */
  double of(int document) throws IOException {
    for (Target target : targets) {
      double cosine = target.of(document);
      if (!Double.isNaN(cosine)) {
        return target.space() == own ? cosine : scaled(cosine, target.space());
      }
    }
    return Double.NaN;
  }

  private double scaled(double cosine, Space other) {
    double related = (cosine - other.related()) / (1 - other.related());
    return own.related() + related * (1 - own.related()) - GLOSS;
  }
}

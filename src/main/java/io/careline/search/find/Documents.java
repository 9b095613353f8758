package io.careline.search.find;

import io.careline.search.index.Fields;
import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.ReaderUtil;

/** Where the documents of an index stand, and of which tickets they are. */
final class Documents {
  private Documents() {}

  /** The segment that holds a document; its own number there is smaller by the segment's base. */
  static LeafReaderContext segment(IndexReader reader, int document) {
    List<LeafReaderContext> segments = reader.leaves();
    return segments.get(ReaderUtil.subIndex(document, segments));
  }

  /** The id of a document's ticket. */
  static long ticket(IndexReader reader, int document) throws IOException {
    LeafReaderContext segment = segment(reader, document);
    NumericDocValues ids = segment.reader().getNumericDocValues(Fields.TICKET);
    if (!ids.advanceExact(document - segment.docBase)) {
      throw new IllegalStateException("a document without its ticket");
    }
    return ids.longValue();
  }
}

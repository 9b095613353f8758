package io.careline.search.find;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;

/** Whether terms stand in a document, looked up one by one. */
final class Standing {
  private final IndexReader reader;

  Standing(IndexSearcher searcher) {
    this.reader = searcher.getIndexReader();
  }

  boolean in(int document, String field, String term) throws IOException {
    LeafReaderContext segment = Documents.segment(reader, document);
    PostingsEnum places = segment.reader().postings(new Term(field, term), PostingsEnum.NONE);
    int wanted = document - segment.docBase;
    return places != null && places.advance(wanted) == wanted;
  }

  boolean in(int document, List<String> fields, String term) throws IOException {
    for (String field : fields) {
      if (in(document, field, term)) {
        return true;
      }
    }
    return false;
  }
}

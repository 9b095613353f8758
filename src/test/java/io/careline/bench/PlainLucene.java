package io.careline.bench;

import io.careline.bench.Judged.Asked;
import io.careline.bench.Judged.Doc;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StoredField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;

/** Lucene as it comes, in one field. */
final class PlainLucene implements Judged.Ranker, AutoCloseable {
  private static final int DEPTH = 11;

  private final ByteBuffersDirectory directory = new ByteBuffersDirectory();
  private final QueryBuilder queries;
  private final DirectoryReader reader;

  PlainLucene(List<Doc> docs, Analyzer analyzer) throws IOException {
    queries = new QueryBuilder(analyzer);
    try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
      for (Doc doc : docs) {
        Document document = new Document();
        document.add(new StoredField("id", doc.id()));
        document.add(new TextField("t", doc.title() + "\n" + doc.text(), Field.Store.NO));
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  @Override
  public List<String> apply(Asked asked) {
    try {
      IndexSearcher searcher = new IndexSearcher(reader);
      List<String> ids = new ArrayList<>();
      var query = queries.createBooleanQuery("t", asked.text());
      if (query == null) {
        return ids;
      }
      for (ScoreDoc hit : searcher.search(query, DEPTH).scoreDocs) {
        ids.add(searcher.storedFields().document(hit.doc).get("id"));
      }
      return ids;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    reader.close();
    directory.close();
  }
}

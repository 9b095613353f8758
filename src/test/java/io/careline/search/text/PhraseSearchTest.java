package io.careline.search.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.apache.lucene.util.QueryBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The analyzer in a real index. */
class PhraseSearchTest {
  private static final List<String[]> TEXTS =
      List.of(
          new String[] {"The refund fails", "again and again"},
          new String[] {"Refunds failed twice"},
          new String[] {"自動還款失敗了，請看ABC-12"},
          new String[] {"还款成功，没有失败"},
          new String[] {"order AB-12345/6 failed"});

  private static DirectoryReader reader;

  @BeforeAll
  static void index() throws IOException {
    ByteBuffersDirectory directory = new ByteBuffersDirectory();
    IndexWriterConfig config = new IndexWriterConfig(CareAnalyzer.indexing());
    try (IndexWriter writer = new IndexWriter(directory, config)) {
      for (String[] values : TEXTS) {
        Document document = new Document();
        for (String value : values) {
          document.add(new TextField("text", value, Store.NO));
        }
        writer.addDocument(document);
      }
    }
    reader = DirectoryReader.open(directory);
  }

  @AfterAll
  static void close() throws IOException {
    reader.close();
  }

  private static List<Integer> phrase(CareAnalyzer analyzer, String words) throws IOException {
    Query query = new QueryBuilder(analyzer).createPhraseQuery("text", words);
    List<Integer> hits = new ArrayList<>();
    for (ScoreDoc hit : new IndexSearcher(reader).search(query, 10).scoreDocs) {
      hits.add(hit.doc);
    }
    return hits;
  }

  @Test
  void exact_words_are_told_from_their_relatives() throws IOException {
    assertThat(phrase(CareAnalyzer.exact(), "refunds failed")).containsExactly(1);
    assertThat(phrase(CareAnalyzer.querying(), "refunds failed")).containsOnly(0, 1);
  }

  @Test
  void phrases_run_over_scripts_and_compounds() throws IOException {
    assertThat(phrase(CareAnalyzer.exact(), "还款失败")).containsExactly(2);
    assertThat(phrase(CareAnalyzer.exact(), "请看abc")).containsExactly(2);
    assertThat(phrase(CareAnalyzer.querying(), "看ABC-12")).containsExactly(2);
    assertThat(phrase(CareAnalyzer.exact(), "12345 6 failed")).containsExactly(4);
    assertThat(phrase(CareAnalyzer.exact(), "AB-12345/6 failed")).containsExactly(4);
  }

  @Test
  void phrases_do_not_run_from_one_value_into_the_next() throws IOException {
    assertThat(phrase(CareAnalyzer.exact(), "fails again")).isEmpty();
    assertThat(phrase(CareAnalyzer.exact(), "again and again")).containsExactly(0);
  }
}

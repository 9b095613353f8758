package io.careline.search.find;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Supplier;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;
import org.apache.lucene.util.automaton.ByteRunAutomaton;

/**
 * Words whose end is open as the words of a field that begin so. The places of whole words are in
 * the index; for open ones each text would have to be read again, and files are long.
 */
final class OpenWords extends QueryVisitor {
  private static final int MOST = 256;

  private final IndexReader reader;
  private final String field;
  private final Set<BytesRef> words = new LinkedHashSet<>();
  private boolean open;

  private OpenWords(IndexReader reader, String field) {
    this.reader = reader;
    this.field = field;
  }

  /** The query itself where no word is open, else one of whole words. */
  static Query closed(IndexReader reader, String field, Query query) {
    OpenWords words = new OpenWords(reader, field);
    query.visit(words);
    if (!words.open) {
      return query;
    }
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    words.words.forEach(word -> any.add(new TermQuery(new Term(field, word)), Occur.SHOULD));
    return any.build();
  }

  @Override
  public void consumeTerms(Query query, Term... terms) {
    for (Term term : terms) {
      words.add(term.bytes());
    }
  }

  @Override
  public void consumeTermsMatching(
      Query query, String anywhere, Supplier<ByteRunAutomaton> automaton) {
    open = true;
    if (query instanceof PrefixQuery prefix) {
      try {
        begun(prefix.getPrefix().bytes());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private void begun(BytesRef start) throws IOException {
    Terms all = MultiTerms.getTerms(reader, field);
    TermsEnum terms = all == null ? TermsEnum.EMPTY : all.iterator();
    boolean more = terms.seekCeil(start) != TermsEnum.SeekStatus.END;
    for (int i = 0; more && i < MOST && StringHelper.startsWith(terms.term(), start); i++) {
      words.add(BytesRef.deepCopyOf(terms.term()));
      more = terms.next() != null;
    }
  }
}

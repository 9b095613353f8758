package io.careline.search.text;

import io.careline.search.text.Words.Mode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/** How texts become terms, the same for all fields; one for each purpose, shared by all threads. */
public final class CareAnalyzer extends Analyzer {
  /** Begins each stem. */
  public static final char STEM = Words.STEM;

  /** Positions between two values of one field, so that no phrase runs from one into the next. */
  public static final int GAP = 100;

  private static final CareAnalyzer INDEXING = new CareAnalyzer(Mode.INDEX);
  private static final CareAnalyzer QUERYING = new CareAnalyzer(Mode.QUERY);
  private static final CareAnalyzer EXACT = new CareAnalyzer(Mode.EXACT);

  private final Mode mode;

  private CareAnalyzer(Mode mode) {
    this.mode = mode;
  }

  /** For texts: words, stems, wholes of compounds, Han characters and their pairs. */
  public static CareAnalyzer indexing() {
    return INDEXING;
  }

  /** For what is searched: as in the index, but Han characters in pairs alone. */
  public static CareAnalyzer querying() {
    return QUERYING;
  }

  /** For what is searched in the very words: without stems and wholes. */
  public static CareAnalyzer exact() {
    return EXACT;
  }

  @Override
  protected TokenStreamComponents createComponents(String field) {
    return new TokenStreamComponents(new Words(mode));
  }

  @Override
  public int getPositionIncrementGap(String field) {
    return GAP;
  }

  /** Does nothing: others share it. */
  @Override
  public void close() {}

  /** The terms of a text in order. */
  public List<Cut> cut(String text) {
    try (TokenStream terms = tokenStream("", text)) {
      CharTermAttribute term = terms.getAttribute(CharTermAttribute.class);
      TypeAttribute type = terms.getAttribute(TypeAttribute.class);
      OffsetAttribute offset = terms.getAttribute(OffsetAttribute.class);
      PositionIncrementAttribute step = terms.getAttribute(PositionIncrementAttribute.class);
      List<Cut> cuts = new ArrayList<>();
      int position = -1;
      terms.reset();
      while (terms.incrementToken()) {
        position += step.getPositionIncrement();
        Cut.Kind kind = Cut.Kind.of(type.type());
        cuts.add(
            new Cut(term.toString(), kind, position, offset.startOffset(), offset.endOffset()));
      }
      terms.end();
      return cuts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

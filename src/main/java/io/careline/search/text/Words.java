package io.careline.search.text;

import java.io.IOException;
import org.apache.lucene.analysis.Tokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.OffsetAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.apache.lucene.analysis.tokenattributes.TypeAttribute;

/**
 * Folds, cuts and stems in one pass. Each unit stays in its place, so offsets point at the text as
 * it is written. Time and memory grow with the text's length and with nothing else.
 */
final class Words extends Tokenizer {
  /** Begins each stem, so that a search can tell the very word from its relatives. */
  static final char STEM = '\u0001';

  /** What the terms are for. */
  enum Mode {
    /** All terms by which a text may be found. */
    INDEX,
    /** As INDEX, but of Han characters the pairs alone. */
    QUERY,
    /** The words as they stand, for a phrase: no stems, no wholes, Han characters in pairs. */
    EXACT
  }

  private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
  private final OffsetAttribute offset = addAttribute(OffsetAttribute.class);
  private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
  private final TypeAttribute type = addAttribute(TypeAttribute.class);
  private final CutText text = new CutText();
  private final HanRun han;
  private final LatinRun latin;
  private int at;

  Words(Mode mode) {
    this.han = new HanRun(text, mode);
    this.latin = new LatinRun(text, mode);
  }

  @Override
  public void reset() throws IOException {
    super.reset();
    text.read(input);
    at = 0;
  }

  @Override
  public boolean incrementToken() {
    clearAttributes();
    CutText.Term next = text.take();
    while (next == null && at < text.length()) {
      scan();
      next = text.take();
    }
    if (next == null) {
      return false;
    }
    term.append(next.text());
    type.setType(next.kind().type());
    step.setPositionIncrement(next.step());
    offset.setOffset(correctOffset(next.start()), correctOffset(next.end()));
    return true;
  }

  private void scan() {
    int point = text.point(at);
    if (Signs.han(point)) {
      at = han.cut(at);
    } else if (Signs.word(point)) {
      at = latin.cut(at);
    } else {
      at += Character.charCount(point);
    }
  }

  @Override
  public void end() throws IOException {
    super.end();
    int end = correctOffset(text.length());
    offset.setOffset(end, end);
    step.setPositionIncrement(text.skipped());
  }

  @Override
  public void close() throws IOException {
    super.close();
    text.clear();
  }
}

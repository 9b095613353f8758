package io.careline.search.find;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.uhighlight.Passage;
import org.apache.lucene.search.uhighlight.PassageFormatter;

/** Gives places instead of text with marks: how they are shown is for the page to say. */
final class Cuts extends PassageFormatter {
  /** Around the words of a sentence that is longer. */
  private static final int WIDEST = 240;

  /**
   * A stretch of a field.
   *
   * @param marks from and to of each word within the text
   * @param value in which of the field's values it stands
   */
  record Cut(List<int[]> marks, float score, int value, String text) {}

  @Override
  public Object format(Passage[] passages, String content) {
    Cut[] cuts = new Cut[passages.length];
    for (int i = 0; i < cuts.length; i++) {
      cuts[i] = cut(passages[i], content);
    }
    return cuts;
  }

  private static Cut cut(Passage passage, String content) {
    int from = start(passage, content);
    int to = end(passage, content, from);
    List<int[]> marks = new ArrayList<>();
    for (int i = 0; i < passage.getNumMatches(); i++) {
      mark(marks, passage.getMatchStarts()[i] - from, passage.getMatchEnds()[i] - from, to - from);
    }
    int value = (int) content.chars().limit(from).filter(c -> c == Passages.PARTED).count();
    return new Cut(marks, passage.getScore(), value, content.substring(from, to));
  }

  /** Words that touch or overlap, such as pairs of Chinese characters, are one mark. */
  private static void mark(List<int[]> marks, int from, int to, int length) {
    if (from < 0 || to > length) {
      return;
    }
    int[] last = marks.isEmpty() ? null : marks.getLast();
    if (last != null && from <= last[1]) {
      last[1] = Math.max(last[1], to);
    } else {
      marks.add(new int[] {from, to});
    }
  }

  private static int start(Passage passage, String content) {
    int first = passage.getNumMatches() == 0 ? 0 : passage.getMatchStarts()[0];
    int from = Math.max(passage.getStartOffset(), first - WIDEST / 3);
    int separator = content.lastIndexOf(Passages.PARTED, Math.max(0, first - 1));
    from = Math.max(from, separator + 1);
    return from > 0 && Character.isLowSurrogate(content.charAt(from)) ? from - 1 : from;
  }

  private static int end(Passage passage, String content, int from) {
    int to = Math.min(passage.getEndOffset(), from + WIDEST);
    int separator = content.indexOf(Passages.PARTED, from);
    to = separator >= 0 ? Math.min(to, separator) : to;
    boolean torn = to < content.length() && Character.isLowSurrogate(content.charAt(to));
    return torn ? to - 1 : to;
  }
}

package io.careline.language;

import java.util.List;
import java.util.Optional;

/**
 * A way of saying something.
 *
 * @param cause what it tells; empty when it tells nothing and hides what overlaps it
 * @param surely whether it counts though it is negated or asked
 * @param steps at most {@link PhraseReader#STEPS}; the first is neither optional nor a gap
 * @param chinese whether gaps are counted in characters, not words
 */
record Phrase(Optional<Signal.Cause> cause, boolean surely, List<Step> steps, boolean chinese) {
  private static final int LONGEST_WORD = 30;

  /**
   * One step of it.
   *
   * @param skip how many words may stand before it
   * @param optional whether it may be missing
   */
  record Step(List<Words> alternatives, int skip, boolean optional) {}

  /** The place after the phrase, the first words of which end at {@code at}; -1 if it is not. */
  int rest(char[] text, int at) {
    return rest(text, at, 1);
  }

  private int rest(char[] text, int at, int index) {
    if (index == steps.size()) {
      return at;
    }
    Step step = steps.get(index);
    int place = at;
    for (int skipped = 0; skipped <= step.skip() && place >= 0; skipped++) {
      int end = step(text, gap(text, place), index);
      if (end >= 0) {
        return end;
      }
      place = skip(text, gap(text, place));
    }
    return step.optional() ? rest(text, at, index + 1) : -1;
  }

  private int step(char[] text, int at, int index) {
    for (Words words : steps.get(index).alternatives()) {
      int end = words.match(text, at);
      int rest = end < 0 ? -1 : rest(text, end, index + 1);
      if (rest >= 0) {
        return rest;
      }
    }
    return -1;
  }

  private int gap(char[] text, int at) {
    if (!chinese) {
      return Words.gap(text, at);
    }
    return at < text.length && text[at] == ' ' ? at + 1 : at;
  }

  /** The place after one word or Han character, or -1 where the sentence ends. */
  private int skip(char[] text, int at) {
    if (at >= text.length || Folded.ends(text[at]) || text[at] == '.') {
      return -1;
    }
    if (chinese && text[at] == ',') {
      return -1;
    }
    int end = at + 1;
    boolean word = !chinese || Folded.inWord(text[at]);
    while (word && end < text.length && end < at + LONGEST_WORD && inside(text[end])) {
      end++;
    }
    return end;
  }

  private static boolean inside(char c) {
    return Folded.inWord(c) || c == '\'';
  }
}

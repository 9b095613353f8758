package io.careline.language.model;

import java.util.Arrays;
import java.util.Set;

/**
 * The words of a text: letters, digits and apostrophes; runs of the same mark; other signs alone.
 */
final class Words {
  private static final Set<String> NEGATIONS =
      Set.of("not", "no", "never", "cannot", "without", "cant", "dont", "wont", "didnt", "isnt");

  private final Normal text;
  private int[] starts = new int[128];
  private int[] ends = new int[128];
  private int size;

  private Words(Normal text) {
    this.text = text;
  }

  static Words of(Normal text) {
    Words words = new Words(text);
    int i = 0;
    while (i < text.length()) {
      int end = i + 1;
      if (text.at(i) != ' ') {
        while (end < text.length() && joined(text.at(i), text.at(end))) {
          end++;
        }
        words.add(i, end);
      }
      i = end;
    }
    return words;
  }

  private static boolean joined(char first, char next) {
    boolean word = isWord(first) || first == '#';
    return word ? isWord(next) : isEnd(first) && isEnd(next);
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) || c == '\'';
  }

  private static boolean isEnd(char c) {
    return c == '!' || c == '?' || c == '.';
  }

  private void add(int start, int end) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      ends = Arrays.copyOf(ends, size * 2);
    }
    starts[size] = start;
    ends[size++] = end;
  }

  int size() {
    return size;
  }

  int start(int i) {
    return starts[i];
  }

  int end(int i) {
    return ends[i];
  }

  /** Whether what follows this word is said not to be. */
  boolean negates(int i) {
    int length = ends[i] - starts[i];
    if (length > 7 || length < 2) {
      return false;
    }
    StringBuilder word = new StringBuilder(length);
    for (int at = starts[i]; at < ends[i]; at++) {
      word.append(text.at(at));
    }
    String found = word.toString();
    return found.endsWith("n't") || NEGATIONS.contains(found);
  }
}

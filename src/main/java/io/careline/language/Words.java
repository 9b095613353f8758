package io.careline.language;

import java.util.Arrays;
import java.util.List;

/** One alternative of a step: words after each other, each as written or of a class. */
record Words(String written, List<Word> words) {
  private static final int SEPARATORS = 3;

  /** Something that is matched at a place of a folded text. */
  @FunctionalInterface
  interface Word {
    /** The place after it, or -1 when it does not stand there. */
    int match(char[] text, int at);
  }

  static Words of(String written) {
    return new Words(written, Arrays.stream(written.split("_")).map(Words::word).toList());
  }

  int match(char[] text, int start) {
    int at = start;
    for (int index = 0; index < words.size() && at >= 0; index++) {
      at = words.get(index).match(text, index == 0 ? at : gap(text, at));
    }
    return at;
  }

  /** Whether it begins with digits, else {@link #firsts} says with what. */
  boolean number() {
    return written.startsWith("#");
  }

  /** The characters it may begin with: its first, or without its apostrophe its second. */
  String firsts() {
    return written.startsWith("'") ? written.substring(0, 2) : written.substring(0, 1);
  }

  /** The second character, or 0 where it may be any. */
  char second() {
    boolean any = number() || written.length() < 2 || "'_".indexOf(written.charAt(1)) >= 0;
    return any || written.startsWith("'") ? 0 : written.charAt(1);
  }

  private static Word word(String written) {
    return switch (written) {
      case "#number" -> Times::number;
      case "#clock" -> Times::clock;
      case "#day" -> Times::day;
      default -> literal(written.toCharArray());
    };
  }

  /** Words stand alone, Han characters need not; "dont" is "don't". */
  private static Word literal(char[] written) {
    return (text, start) -> {
      if (!Folded.edge(text, start)) {
        return -1;
      }
      int at = start;
      for (char c : written) {
        if (at < text.length && text[at] == c) {
          at++;
        } else if (c != '\'') {
          return -1;
        }
      }
      return Folded.edge(text, at) ? at : -1;
    };
  }

  /** The place after what may stand between two words. */
  static int gap(char[] text, int start) {
    int at = start;
    while (at < text.length && at < start + SEPARATORS && " ,-/\"()\n\r*".indexOf(text[at]) >= 0) {
      at++;
    }
    return at;
  }
}

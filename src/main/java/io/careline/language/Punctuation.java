package io.careline.language;

import java.util.ArrayList;
import java.util.List;

/** Signs that are repeated in anger; "thank you!!!" is none. */
final class Punctuation {
  private static final int REPEATED = 3;
  private static final int MOST = 8;
  private static final int BEFORE = 60;
  private static final List<String> WARM =
      List.of(
          "thank",
          "thx",
          "love",
          "great",
          "awesome",
          "amazing",
          "perfect",
          "wonderful",
          "yay",
          "best",
          "fantastic",
          "brilliant",
          "excellent",
          "happy",
          "congrat",
          "good job",
          "well done",
          "works now",
          "谢",
          "感谢",
          "太好",
          "棒",
          "喜欢",
          "好评",
          "满意",
          "赞",
          "给力",
          "好吃",
          "辛苦",
          "点赞",
          "爱了",
          "不错",
          "感动",
          "开心",
          "好用",
          "超好",
          "完美");

  private Punctuation() {}

  static List<Span> in(char[] text) {
    List<Span> spans = new ArrayList<>();
    for (int at = 0; at < text.length && spans.size() < MOST; ) {
      int end = at;
      while (end < text.length && sign(text[end])) {
        end++;
      }
      if (end - at >= REPEATED && !warm(text, at, end)) {
        spans.add(new Span(at, end));
      }
      at = Math.max(end, at + 1);
    }
    return spans;
  }

  private static boolean sign(char c) {
    return c == '!' || c == '?' || c == '‼' || c == '⁉';
  }

  private static boolean warm(char[] text, int start, int end) {
    int from = start;
    while (from > 0 && start - from < BEFORE && !Folded.ends(text[from - 1])) {
      from--;
    }
    String sentence = Folded.part(text, from, start);
    boolean asks = Folded.part(text, start, end).contains("?");
    boolean negated =
        sentence.contains("not ") || sentence.contains("n't ") || sentence.contains("不满意");
    return !asks && !negated && WARM.stream().anyMatch(sentence::contains);
  }
}

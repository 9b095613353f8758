package io.careline.language;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Whether a phrase is not meant: negated, only asked about, or told of another's promise. */
final class Doubt {
  private static final int BEFORE = 90;
  private static final int AFTER = 14;
  private static final Set<Signal.Cause> THREATS =
      EnumSet.of(
          Signal.Cause.LEAVING,
          Signal.Cause.LEGAL,
          Signal.Cause.REGULATOR,
          Signal.Cause.PUBLICITY,
          Signal.Cause.MONEY);
  private static final List<String> ASKED =
      List.of(
          "how do i",
          "how do we",
          "how can i",
          "how can we",
          "how to",
          "how would i",
          "how does",
          "where do i",
          "where can i",
          "can i ",
          "could i ",
          "may i ",
          "what happens if",
          "is it possible to",
          "is there a way",
          "is there any way",
          "want to know how",
          "like to know",
          "steps to",
          "process for",
          "process to",
          "am i able to",
          "instructions",
          "do you ",
          "should i ",
          "will i ",
          "if i ",
          "wondering",
          "does it cost",
          "fee to",
          "fee for",
          "guide");
  private static final List<String> PLEASE =
      List.of("please ", "pls ", "could you", "can you", "help me");
  private static final List<String> ASKED_HAN =
      List.of(
          "如何", "怎样", "请问", "能否", "可否", "可不可以", "能不能", "是否", "哪里可以", "在哪", "想问", "咨询", "想了解",
          "怎么才能", "要怎么", "怎么", "需要什么", "麻烦帮", "帮我", "可以帮");
  private static final List<String> NOT_ASKED =
      List.of("怎么回", "怎么这", "怎么还", "怎么又", "怎么办", "怎么搞", "怎么就", "怎么能", "怎么做生意", "怎么老", "怎么一");
  private static final List<String> ASKED_AFTER =
      List.of("吗", "怎么", "流程", "步骤", "在哪", "多久", "条件", "手续", "需要", "如何", "功能", "按钮", "入口");
  private static final List<String> PROMISED =
      List.of(
          "supposed to",
          "promised",
          " was ",
          " were ",
          " said ",
          " told ",
          "should have",
          "guaranteed",
          "was due",
          "would be",
          "would have",
          "would arrive",
          "claimed",
          "说好",
          "承诺",
          "答应",
          "本来",
          "原定",
          "说是",
          "说的",
          "保证",
          "显示",
          "写着",
          "昨天",
          "昨晚",
          "原本",
          "明明",
          "说今",
          "说明天",
          "都说",
          "客服说",
          "页面");

  private Doubt() {}

  /** Whether the phrase from {@code start} to {@code end} of a folded text is not meant. */
  static boolean about(char[] text, PhraseTable.Hit hit) {
    Signal.Cause cause = hit.phrase().cause().orElseThrow();
    String sentence = before(text, hit.start());
    String clause = sentence.substring(lastComma(sentence) + 1);
    return Negation.ends(clause)
        || THREATS.contains(cause) && asked(clause, after(text, hit.end()))
        || cause == Signal.Cause.LEAVING && any(PLEASE, clause)
        || cause == Signal.Cause.DEADLINE && any(PROMISED, " " + sentence);
  }

  private static String before(char[] text, int start) {
    int from = start;
    while (from > 0 && start - from < BEFORE && !ends(text, from - 1)) {
      from--;
    }
    return Folded.part(text, from, start);
  }

  private static boolean ends(char[] text, int at) {
    char c = text[at];
    return Folded.ends(c) || c == '\n' || c == '.' && at + 1 < text.length && text[at + 1] == ' ';
  }

  private static int lastComma(String sentence) {
    return Math.max(sentence.lastIndexOf(','), sentence.lastIndexOf(':'));
  }

  private static String after(char[] text, int end) {
    String rest = Folded.part(text, end, end + AFTER);
    int cut = 0;
    while (cut < rest.length() && ",!。;\n".indexOf(rest.charAt(cut)) < 0) {
      cut++;
    }
    return rest.substring(0, cut);
  }

  private static boolean asked(String clause, String after) {
    boolean han = any(ASKED_HAN, clause) && !any(NOT_ASKED, clause);
    return han || any(ASKED, clause) || any(ASKED_AFTER, after);
  }

  private static boolean any(List<String> words, String part) {
    for (String word : words) {
      if (part.contains(word)) {
        return true;
      }
    }
    return false;
  }
}

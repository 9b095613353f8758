package io.careline.language;

import java.util.List;
import java.util.Set;

/** Whether what stands before a phrase negates it, with no more than little words between. */
final class Negation {
  private static final int FILLERS = 4;
  private static final Set<String> NOT =
      Set.copyOf(
          List.of(
              ("not no never without nothing neither nor nobody cannot don't won't can't didn't"
                   + " isn't wasn't wouldn't doesn't haven't hasn't hadn't aren't weren't shouldn't"
                   + " couldn't dont wont cant didnt isnt wasnt wouldnt doesnt havent arent")
                  .split(" ")));
  private static final Set<String> FILLER =
      Set.copyOf(
          List.of(
              ("a an the that this so very really super too particularly especially exactly going"
                      + " gonna want wanting to need needing needed trying planning plan intend"
                      + " intending think be being been any my yet all in it looking asking saying"
                      + " is terribly even threaten threatening wish of you your")
                  .split(" ")));
  private static final List<String> NOT_HAN = List.of("没有", "不", "没", "无", "别", "未", "勿", "非");
  private static final List<String> FILLER_HAN =
      List.of(
          "是", "很", "太", "那么", "这么", "要", "需要", "用", "想", "会", "打算", "特别", "算", "必", "多", "非常",
          "十分", "至于", "准备", "为了", "有", "再", "必要", "什么", "去", "发生", "出现");

  private Negation() {}

  /** Whether the clause, of folded text, ends with a negation. */
  static boolean ends(String clause) {
    return negated(clause) || negatedHan(clause);
  }

  private static boolean negated(String clause) {
    String[] words = clause.strip().split("[^a-z']+");
    for (int back = 1; back <= Math.min(words.length, FILLERS + 1); back++) {
      String word = words[words.length - back];
      if (NOT.contains(word)) {
        return true;
      }
      if (!FILLER.contains(word)) {
        return false;
      }
    }
    return false;
  }

  private static boolean negatedHan(String clause) {
    String rest = clause.strip();
    for (int filler = 0; filler <= FILLERS; filler++) {
      String left = rest;
      if (NOT_HAN.stream().anyMatch(left::endsWith)) {
        return !doubled(left, clause.strip());
      }
      String shorter =
          FILLER_HAN.stream()
              .filter(left::endsWith)
              .findFirst()
              .map(word -> left.substring(0, left.length() - word.length()))
              .orElse(left);
      if (shorter.equals(left)) {
        return false;
      }
      rest = shorter;
    }
    return false;
  }

  /** Whether it is the question 是不是, 要不要, which negates nothing. */
  private static boolean doubled(String left, String clause) {
    int at = left.length() - 1;
    return at > 0 && at + 1 < clause.length() && left.charAt(at - 1) == clause.charAt(at + 1);
  }
}

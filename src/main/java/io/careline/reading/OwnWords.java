package io.careline.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the customer says in a message, without what it quotes: the other side's words, and the
 * customer's own of last week, say nothing about how they feel today. Quoted lines and signatures
 * become spaces, so that every place in the text stays where it is.
 */
final class OwnWords {
  private static final Pattern QUOTED = Pattern.compile("^\\s{0,3}>.*");

  /** "On Monday support wrote:" above a quote; mail programs fold it into two lines at most. */
  private static final Pattern WROTE =
      Pattern.compile(
          "(?i).{0,300}\\b(wrote|writes|schrieb|a écrit)\\s*:\\s*$|.{0,300}写道\\s*[:：]\\s*$");

  /** From here on everything is history or a signature. */
  private static final Pattern HISTORY =
      Pattern.compile(
          "(?i)^\\s*[-_]{2,}\\s*(original message|original appointment|forwarded message|forwarded"
              + " by.*|原始邮件|转发的邮件|转发邮件信息|邮件原件)\\s*[-_]*\\s*$|^-- ?$");

  /** The heads of a mail below, as Outlook and Foxmail write them. */
  private static final Pattern HEAD =
      Pattern.compile(
          "(?i)^[*\\s]*(from|sent|date|to|cc|subject|发件人|发送时间|日期|收件人|抄送|主题)[*\\s]*[:：].*");

  private static final int HEADS_TOGETHER = 3;

  private OwnWords() {}

  /** A text of the same length; the text itself when nothing would be left of it. */
  static String of(String text) {
    String own = blanked(text);
    return own.isBlank() ? text : own;
  }

  private static String blanked(String text) {
    List<String> lines = List.of(text.split("\n", -1));
    boolean[] quoted = new boolean[lines.size()];
    int end = lines.size();
    for (int i = 0; i < end; i++) {
      if (QUOTED.matcher(lines.get(i)).matches()) {
        quoted[i] = true;
      } else if (WROTE.matcher(lines.get(i)).matches()) {
        boolean above = aboveQuote(lines, i);
        quoted[i] = above;
        fold(lines, quoted, i);
        end = above ? end : i;
      } else if (HISTORY.matcher(lines.get(i)).matches() || heads(lines, i)) {
        end = i;
      }
    }
    List<String> own = new ArrayList<>(lines.size());
    for (int i = 0; i < lines.size(); i++) {
      own.add(i >= end || quoted[i] ? " ".repeat(lines.get(i).length()) : lines.get(i));
    }
    return String.join("\n", own);
  }

  /** Whether the next line that says something is a quote. */
  private static boolean aboveQuote(List<String> lines, int place) {
    return lines.subList(place + 1, lines.size()).stream()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> QUOTED.matcher(line).matches())
        .orElse(false);
  }

  /** The first half of a folded "On Monday, / support wrote:". */
  private static void fold(List<String> lines, boolean[] quoted, int place) {
    if (place > 0 && lines.get(place - 1).matches("(?i)^(on|at|am|le|在)[\\s\\d].{3,200}$")) {
      quoted[place - 1] = true;
    }
  }

  private static boolean heads(List<String> lines, int place) {
    return place + HEADS_TOGETHER <= lines.size()
        && lines.subList(place, place + HEADS_TOGETHER).stream()
            .allMatch(line -> HEAD.matcher(line).matches());
  }
}

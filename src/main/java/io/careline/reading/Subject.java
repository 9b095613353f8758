package io.careline.reading;

import java.util.Locale;
import java.util.regex.Pattern;

/** What a subject adds to the text below it. */
final class Subject {
  private static final Pattern ANSWERS =
      Pattern.compile("(?i)^\\s*(re|aw|sv|回复|答复|回覆)\\s*(\\[\\d+])?\\s*[:：].*");
  private static final Pattern FORWARDS = Pattern.compile("(?i)^\\s*(fwd?|wg|转发|轉寄)\\s*[:：]\\s*");

  private Subject() {}

  /**
   * The words that are to be read before the text: none when the subject repeats an earlier one
   * ({@code Re:}, {@code 回复：}) or is the beginning of the text.
   */
  static String adds(String subject, String text) {
    if (ANSWERS.matcher(subject).matches()) {
      return "";
    }
    String words = FORWARDS.matcher(subject).replaceFirst("").strip();
    String end = fold(words.replaceFirst("(\\.{3}|…|–)$", ""));
    return end.isEmpty() || fold(text).startsWith(end) ? "" : words;
  }

  private static String fold(String text) {
    String start = text.length() > 2_000 ? text.substring(0, 2_000) : text;
    return start.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}

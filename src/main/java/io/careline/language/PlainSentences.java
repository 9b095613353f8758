package io.careline.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * English sentences whose ends nobody could doubt: a single mark behind a plain word of small
 * letters, and a blank and a capital behind it. CoreNLP ends them at the same places, for thirty
 * times as much time; where there is anything else, such as a quote or "Dept.", it has to look.
 */
final class PlainSentences {
  private static final String MARKS = ".!?";
  private static final int ALONE = 5;

  /** Words that CoreNLP takes for a part of a name or a brand with what follows. */
  private static final Set<String> SHORTENED =
      Set.of(
          ("adj adm adv amb asst attys ave blvd brig capt cie cmdr col comdr cpl def dept det elec"
               + " eng ens exh exhs gen gov govs govt hon insp invt jos lieut maj messrs miss mlle"
               + " mme mrs msgr mtg natl pfc pres prof profs pvt rep reps rev sen sens sfc sgt smt"
               + " soc spc sta ste supt supts syn treas ven viz assoc drs yahoo jeopardy")
              .split(" "));

  private PlainSentences() {}

  /** The sentences; empty where somebody has to look closer. */
  static Optional<List<Span>> of(String text) {
    List<Span> spans = new ArrayList<>();
    int start = past(text, 0);
    for (int i = start; i < text.length(); i++) {
      if (!plain(text.charAt(i))) {
        return Optional.empty();
      }
      if (MARKS.indexOf(text.charAt(i)) >= 0 && !number(text, i)) {
        int next = past(text, i + 1);
        if (!wordBefore(text, i) || !begins(text, i + 1, next)) {
          return Optional.empty();
        }
        spans.add(new Span(start, i + 1));
        start = next;
      }
    }
    if (start < text.length()) {
      spans.add(new Span(start, text.stripTrailing().length()));
    }
    return Optional.of(spans);
  }

  private static boolean plain(char c) {
    return c > ' ' && c < 0x7f && c != '<' || blank(c);
  }

  private static boolean blank(char c) {
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
  }

  private static int past(String text, int start) {
    int at = start;
    while (at < text.length() && blank(text.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean number(String text, int at) {
    return at > 0
        && at + 1 < text.length()
        && digit(text.charAt(at - 1))
        && digit(text.charAt(at + 1));
  }

  /** A sentence begins there, or the text ends. */
  private static boolean begins(String text, int end, int next) {
    return next == text.length()
        || next > end && text.charAt(next) >= 'A' && text.charAt(next) <= 'Z';
  }

  /** A word that stands alone before the mark and is no short form. */
  private static boolean wordBefore(String text, int mark) {
    int start = mark;
    while (start > 0 && (small(text.charAt(start - 1)) || text.charAt(start - 1) == '\'')) {
      start--;
    }
    if (mark - start < 3 || start > 0 && !blank(text.charAt(start - 1))) {
      return false;
    }
    String word = text.substring(start, mark);
    return small(word.charAt(word.length() - 1))
        && small(word.charAt(0))
        && !SHORTENED.contains(word)
        && (word.length() >= ALONE || LatinWords.known(word));
  }

  private static boolean small(char c) {
    return c >= 'a' && c <= 'z';
  }

  private static boolean digit(char c) {
    return c >= '0' && c <= '9';
  }
}

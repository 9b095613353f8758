package io.careline.language;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Finds what tells who a person is or could be misused: telephone numbers, mail addresses, numbers
 * of identity and bank cards, postal addresses. Reads the whole of any text, in time that grows
 * with its length only.
 */
public final class PersonalData {

  /** What was found; of two that overlap the one that stands first here is kept. */
  public enum Kind {
    EMAIL,
    /** A Chinese identity card: 18 digits with their checksum, or 15 of the old form. */
    ID_CARD,
    /** 13 to 19 digits with their check digit. */
    BANK_CARD,
    PHONE,
    /** A street and a number, with the town where it is named. */
    ADDRESS
  }

  /** A place in a text. */
  public record Found(Kind kind, Span span) {
    boolean overlaps(Found other) {
      return span.start() < other.span.end() && other.span.start() < span.end();
    }
  }

  private PersonalData() {}

  /** Everything found, in the order of the text; nothing overlaps. */
  public static List<Found> in(String text) {
    char[] narrow = narrow(text);
    List<Found> all = new ArrayList<>();
    all.addAll(EmailFinder.in(narrow));
    all.addAll(NumberFinder.in(narrow));
    all.addAll(ChineseAddress.in(narrow));
    all.addAll(EnglishAddress.in(new String(narrow)));
    return apart(all);
  }

  /**
   * The text with everything found made unreadable but for a part by which its owner knows it
   * again, such as {@code 138****5678}.
   */
  public static String masked(String text) {
    StringBuilder masked = new StringBuilder(text.length());
    int done = 0;
    for (Found found : in(text)) {
      masked.append(text, done, found.span().start());
      masked.append(Mask.of(found.kind(), found.span().of(text)));
      done = found.span().end();
    }
    return masked.append(text, done, text.length()).toString();
  }

  /** Digits and letters of full width as the usual ones, each in its place. */
  private static char[] narrow(String text) {
    char[] narrow = text.toCharArray();
    for (int at = 0; at < narrow.length; at++) {
      narrow[at] = Folded.narrow(narrow[at]);
    }
    return narrow;
  }

  /** Without what overlaps something more certain. */
  private static List<Found> apart(List<Found> all) {
    all.sort(
        Comparator.comparingInt((Found found) -> found.span().start()).thenComparing(Found::kind));
    List<Found> kept = new ArrayList<>();
    for (Found found : all) {
      while (!kept.isEmpty() && found.overlaps(kept.getLast()) && before(found, kept.getLast())) {
        kept.removeLast();
      }
      if (kept.isEmpty() || !found.overlaps(kept.getLast())) {
        kept.add(found);
      }
    }
    return kept;
  }

  private static boolean before(Found one, Found other) {
    return one.kind().compareTo(other.kind()) < 0;
  }
}

package io.careline.search.text;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Order numbers, product codes, phones and ticket numbers in texts, written in one way: small
 * letters and digits without signs. A code is indexed from each of its characters on, so any part
 * of it is the beginning of a term. One pass without patterns: no text makes it slow.
 */
public final class Codes {
  /** Fewer characters say too little. */
  public static final int SHORTEST = 4;

  public static final int LONGEST = 32;

  /** Codes of one text, and of one ticket, beyond which no more are taken. */
  public static final int MOST = 200;

  private static final String JOINTS = "-_./#";

  private Codes() {}

  /** The codes of a text, at most {@link #MOST}; {@code +86 138-0013-8000} is 8613800138000. */
  public static Set<String> in(String text) {
    String folded = Fold.of(text);
    Set<String> found = new LinkedHashSet<>();
    int at = 0;
    while (at < folded.length() && found.size() < MOST) {
      if (begins(folded, at)) {
        phone(folded, at, found);
        at = code(folded, at, found);
      } else {
        at++;
      }
    }
    return found;
  }

  /** The code from each of its characters on, each of at least {@link #SHORTEST} characters. */
  public static List<String> suffixes(String code) {
    List<String> all = new ArrayList<>();
    String known = code.length() > LONGEST ? code.substring(0, LONGEST) : code;
    for (int at = 0; at + SHORTEST <= known.length(); at++) {
      all.add(known.substring(at));
    }
    return all;
  }

  /** The terms of all codes of a ticket's texts, for at most {@link #MOST} codes. */
  public static Set<String> terms(Iterable<String> texts) {
    Set<String> codes = new LinkedHashSet<>();
    texts.forEach(text -> codes.addAll(in(text)));
    Set<String> terms = new LinkedHashSet<>();
    codes.stream().limit(MOST).map(Codes::suffixes).forEach(terms::addAll);
    return terms;
  }

  /**
   * With what a term begins that a searched word asks for; empty when the word is no part of a
   * code. A phone loses its country and its leading zero, which others write or leave out.
   */
  public static Optional<String> asked(String word) {
    String folded = Fold.of(word).strip();
    Optional<String> phone = Phone.asked(folded);
    if (phone.isPresent()) {
      return phone;
    }
    StringBuilder plain = new StringBuilder();
    for (int at = 0; at < folded.length(); at++) {
      char c = folded.charAt(at);
      if (Signs.plain(c)) {
        plain.append(c);
      } else if (JOINTS.indexOf(c) < 0 && c != ' ') {
        return Optional.empty();
      }
    }
    return Optional.of(plain.toString()).filter(Codes::useful);
  }

  static boolean useful(String code) {
    return code.length() >= SHORTEST
        && code.length() <= LONGEST
        && code.chars().anyMatch(Signs::digit);
  }

  private static boolean begins(String text, int at) {
    return Signs.plain(text.charAt(at)) && (at == 0 || !Signs.plain(text.charAt(at - 1)));
  }

  private static void phone(String text, int at, Set<String> found) {
    Phone.at(text, at).filter(Codes::useful).ifPresent(found::add);
  }

  /** Takes the code that begins here and gives the place after it. */
  private static int code(String text, int start, Set<String> found) {
    int at = start;
    StringBuilder all = new StringBuilder();
    while (at < text.length() && (Signs.plain(text.charAt(at)) || joint(text, at))) {
      if (Signs.plain(text.charAt(at))) {
        all.append(text.charAt(at));
      }
      at++;
    }
    if (all.length() <= LONGEST) {
      add(all.toString(), found);
    } else {
      parts(text.substring(start, at), found);
    }
    return at;
  }

  private static boolean joint(String text, int at) {
    return JOINTS.indexOf(text.charAt(at)) >= 0
        && at + 1 < text.length()
        && Signs.plain(text.charAt(at + 1));
  }

  /** What stands between slashes, such as the order in a shop's address. */
  private static void parts(String run, Set<String> found) {
    for (String part : run.split("/")) {
      add(part.replaceAll("[^a-z0-9]", ""), found);
    }
  }

  private static void add(String code, Set<String> found) {
    if (useful(code) && found.size() < MOST) {
      found.add(code);
    }
  }
}

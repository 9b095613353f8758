package io.careline.search.text;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A question word by word in the other language, by a small table of what customers say. No
 * sentence comes of it, but what is asked in Chinese finds what is written in English, and the
 * other way round.
 */
public final class TwoTongues {
  private static final String TABLE = "/search/two-tongues.tsv";
  private static final int LONGEST = 8;
  private static final int MOST_WORDS = 5;

  /** The least part of a question that has to be known. */
  private static final double ENOUGH = 0.4;

  private static final List<String> ENDINGS = List.of("s", "es", "ed", "d", "ing");

  /** Loaded when somebody first asks. */
  private static final TwoTongues SHIPPED = read();

  private final Map<String, String> english = new HashMap<>();
  private final Map<String, String> chinese = new HashMap<>();

  private TwoTongues() {}

  /** In the other language; empty when too little of it is known. */
  public static Optional<String> other(String question) {
    String folded = Fold.of(question);
    return folded.codePoints().anyMatch(Character::isIdeographic)
        ? SHIPPED.inEnglish(folded)
        : SHIPPED.inChinese(folded.strip().split("[^\\p{L}\\p{N}]+"));
  }

  private static TwoTongues read() {
    TwoTongues table = new TwoTongues();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                TwoTongues.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
      lines.lines().filter(line -> !line.startsWith("#")).forEach(table::add);
      return table;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    String[] pair = line.split("\t");
    String[] words = pair[1].split(";");
    english.putIfAbsent(Fold.of(pair[0]), words[0]);
    for (String word : words) {
      chinese.putIfAbsent(word.toLowerCase(Locale.ROOT), pair[0]);
    }
  }

  private Optional<String> inEnglish(String question) {
    List<String> words = new ArrayList<>();
    int known = 0;
    int at = 0;
    while (at < question.length()) {
      int end = longest(question, at);
      if (end > at) {
        words.add(english.get(question.substring(at, end)));
        known += end - at;
      } else {
        end = at + Character.charCount(question.codePointAt(at));
      }
      at = end;
    }
    long all = question.codePoints().filter(Character::isIdeographic).count();
    return gloss(words, known, all, " ");
  }

  private int longest(String question, int at) {
    for (int end = Math.min(question.length(), at + LONGEST); end > at; end--) {
      if (english.containsKey(question.substring(at, end))) {
        return end;
      }
    }
    return at;
  }

  private Optional<String> inChinese(String[] question) {
    List<String> words = new ArrayList<>();
    int known = 0;
    int at = 0;
    while (at < question.length) {
      int taken = 1;
      for (int length = Math.min(MOST_WORDS, question.length - at); length > 0; length--) {
        Optional<String> word =
            chinese(String.join(" ", List.of(question).subList(at, at + length)));
        if (word.isPresent()) {
          words.add(word.get());
          known += length;
          taken = length;
          break;
        }
      }
      at += taken;
    }
    return gloss(words, known, question.length, "");
  }

  private Optional<String> chinese(String word) {
    if (chinese.containsKey(word)) {
      return Optional.of(chinese.get(word));
    }
    return ENDINGS.stream()
        .filter(ending -> word.endsWith(ending) && word.length() > ending.length() + 2)
        .map(ending -> chinese.get(word.substring(0, word.length() - ending.length())))
        .filter(found -> found != null)
        .findFirst();
  }

  private static Optional<String> gloss(List<String> words, long known, long all, String between) {
    return words.isEmpty() || known < all * ENOUGH
        ? Optional.empty()
        : Optional.of(String.join(between, words));
  }
}

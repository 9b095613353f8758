package io.careline.search.find;

import io.careline.search.find.Completions.Counted;
import io.careline.search.text.Fold;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How Chinese goes on after what was typed, where no blank says where a word ends: as far as most
 * texts go on the same way.
 */
final class Continuations {
  private static final int LONGEST = 6; // characters behind what was typed
  private static final double SAME = 0.8; // of the texts that came so far

  private Continuations() {}

  /** Ways to go on in these texts, the most frequent first; none when nothing follows. */
  static List<Counted> of(String typed, List<String> texts) {
    String start = Fold.of(typed);
    List<String> rests = new ArrayList<>();
    texts.forEach(text -> rest(start, Fold.of(text)).ifPresent(rests::add));
    List<Counted> all = new ArrayList<>();
    next(rests, 0).values().forEach(same -> all.add(far(start, same)));
    all.sort(Comparator.comparing(Counted::count).reversed().thenComparing(Counted::text));
    return all;
  }

  /** The Han characters behind the first place where it stands with some. */
  private static Optional<String> rest(String start, String text) {
    for (int at = text.indexOf(start); at >= 0; at = text.indexOf(start, at + 1)) {
      int from = at + start.length();
      int to = from;
      while (to < text.length()
          && to - from < LONGEST
          && Character.isIdeographic(text.charAt(to))) {
        to++;
      }
      if (to > from) {
        return Optional.of(text.substring(from, to));
      }
    }
    return Optional.empty();
  }

  private static Counted far(String start, List<String> rests) {
    int length = 1;
    List<String> same = rests;
    while (true) {
      List<String> most =
          next(same, length).values().stream()
              .max(Comparator.comparing(List::size))
              .orElse(List.of());
      if (most.isEmpty() || most.size() < same.size() * SAME) {
        return new Counted(start + same.getFirst().substring(0, length), rests.size());
      }
      same = most;
      length++;
    }
  }

  /** By the character at this place. */
  private static Map<Character, List<String>> next(List<String> rests, int at) {
    Map<Character, List<String>> by = new TreeMap<>();
    rests.stream()
        .filter(rest -> rest.length() > at)
        .forEach(rest -> by.computeIfAbsent(rest.charAt(at), c -> new ArrayList<>()).add(rest));
    return by;
  }
}

package io.careline.search.find;

import io.careline.search.query.Part;
import io.careline.search.text.CareAnalyzer;
import io.careline.search.text.Cut;
import io.careline.search.text.Cut.Kind;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The words of a question that tickets in sight do not know, each with what may have been meant.
 * Only plain words: phrases, beginnings, values, codes and what is left out stay as they are.
 */
public final class Slips {
  /** Words of one question that are looked at. */
  private static final int MOST_WORDS = 6;

  private final WordQuery words = new WordQuery(true);
  private final Mistyped mistyped;
  private final SameSound sameSound;
  private final InSight sight;

  private Slips(InSight sight) {
    this.sight = sight;
    this.mistyped = new Mistyped(sight, words);
    this.sameSound = new SameSound(sight, words);
  }

  /**
   * A stretch of the question that nobody in sight has written.
   *
   * @param to behind its last unit
   * @param instead what may have been meant, the likeliest first; never empty
   */
  public record Slip(int from, int to, List<String> instead) {}

  /** The slips of a question, in their order. Computes. */
  public static List<Slip> in(InSight sight, Part question) throws IOException {
    Slips slips = new Slips(sight);
    List<Slip> found = new ArrayList<>();
    for (Part.Word word : plain(question).limit(MOST_WORDS).toList()) {
      List<Stretch> stretches = Stretch.of(CareAnalyzer.indexing().cut(word.text()));
      for (Stretch stretch : stretches) {
        slips.slip(word, stretch).ifPresent(found::add);
      }
    }
    return found;
  }

  private static Stream<Part.Word> plain(Part part) {
    return switch (part) {
      case Part.Word word -> Stream.of(word);
      case Part.And and -> and.parts().stream().flatMap(Slips::plain);
      case Part.Or or -> or.parts().stream().flatMap(Slips::plain);
      case Part.Phrase _, Part.Prefix _, Part.Field _, Part.Not _ -> Stream.empty();
    };
  }

  private Optional<Slip> slip(Part.Word word, Stretch stretch) throws IOException {
    Cut first = stretch.cuts().getFirst();
    int start = first.start();
    int end = stretch.cuts().stream().mapToInt(Cut::end).max().orElse(start);
    String typed = word.text().substring(start, end);
    List<String> instead = List.of();
    if (stretch.han()) {
      instead = sameSound.of(typed);
    } else if (first.kind() == Kind.WORD && typed.chars().allMatch(Character::isLetter)) {
      instead = mistyped.of(typed);
    }
    return instead.isEmpty() || sight.late()
        ? Optional.empty()
        : Optional.of(new Slip(word.from() + start, word.from() + end, instead));
  }
}

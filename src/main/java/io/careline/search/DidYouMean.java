package io.careline.search;

import io.careline.search.find.Slips.Slip;
import io.careline.search.query.Part;
import io.careline.search.query.QueryFault;
import io.careline.search.query.QueryReader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Another question that finds more, when few tickets have the words of the one that was asked. It
 * is put to the same index in the same sight before it is offered, so it tells of nothing that the
 * asker does not see.
 */
final class DidYouMean {
  /** Corrected questions that are tried. */
  private static final int MOST = 3;

  private DidYouMean() {}

  /** The question with its slips corrected and everything else as it stands. */
  static Optional<String> of(Asked asked, String question, Part part, Asked.Answer answer) {
    if (answer.all().isEmpty() || answer.all().get() >= Asked.FEW) {
      return Optional.empty();
    }
    return corrected(question, asked.slips(part)).stream()
        .filter(other -> better(asked, part, other, answer.all().get()))
        .findFirst();
  }

  /** More with all of the words, or, where there is none with all, more with some of them. */
  private static boolean better(Asked asked, Part asIs, String question, long before) {
    try {
      Part part = QueryReader.read(question);
      int found = asked.count(part);
      boolean neither = found == 0 && before == 0;
      return found > before || neither && asked.countSome(part) > asked.countSome(asIs);
    } catch (QueryFault e) {
      return false; // too long by now
    }
  }

  /** With the first choice for each slip, with the second, and so on. */
  static Set<String> corrected(String question, List<Slip> slips) {
    Set<String> all = new LinkedHashSet<>();
    for (int choice = 0; choice < MOST && !slips.isEmpty(); choice++) {
      StringBuilder text = new StringBuilder(question);
      for (Slip slip : slips.reversed()) {
        List<String> instead = slip.instead();
        text.replace(slip.from(), slip.to(), instead.get(Math.min(choice, instead.size() - 1)));
      }
      all.add(text.toString());
    }
    return all;
  }
}

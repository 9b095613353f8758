package io.careline.search.find;

import io.careline.language.meaning.Vector;
import io.careline.search.text.Codes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What tickets are compared with: another one, or one that is still being written.
 *
 * @param subject empty when it has none
 * @param text what the customer wrote first
 * @param meaning what it is about, if that is known
 * @param customerId whose it is, if that is known
 * @param identities addresses and phones of whose it is, as they are compared, for one that is no
 *     ticket yet
 * @param self its own number, not to be found
 */
public record Like(
    String subject,
    String text,
    Optional<Vector> meaning,
    Optional<Long> customerId,
    List<String> identities,
    Optional<Long> self) {
  /** Shorter ones are years and prices. */
  private static final int TELLING = 6;

  private static final int LONGEST = 4_000;
  private static final int MOST_CODES = 20;

  /** What is compared by words. */
  String words() {
    String all = subject + "\n" + text;
    return all.length() > LONGEST ? all.substring(0, LONGEST) : all;
  }

  /** Order numbers and the like that stand in it. */
  Set<String> codes() {
    return Codes.in(words()).stream()
        .filter(code -> code.length() >= TELLING)
        .limit(MOST_CODES)
        .collect(Collectors.toSet());
  }
}

package io.careline.search;

import io.careline.http.Call;
import io.careline.http.Page;
import java.util.Optional;

/**
 * Where a page begins. A page behind the first goes on with what the first decided, however many
 * tickets there are by then.
 *
 * @param relaxed whether tickets with some of the words are among the hits; empty on the first page
 */
record Place(int from, Optional<Boolean> relaxed) {
  /** Places move with each change, so nobody gets anywhere by turning a hundred pages. */
  private static final int DEEPEST = 1_000;

  private static final String RELAXED = "r";
  private static final Place FIRST = new Place(0, Optional.empty());

  /** The place of a call's cursor; a made-up one is refused. */
  static Place of(Call call) {
    return Page.position(call).map(Place::read).orElse(FIRST);
  }

  private static Place read(String cursor) {
    boolean relaxed = cursor.endsWith(RELAXED);
    try {
      int from = Integer.parseInt(relaxed ? cursor.substring(0, cursor.length() - 1) : cursor);
      if (from >= 0 && from <= DEEPEST) {
        return new Place(from, Optional.of(relaxed));
      }
    } catch (NumberFormatException e) {
      // Not ours either.
    }
    throw Page.foreign();
  }

  /** The cursor of a page that begins here. */
  static String cursor(int from, boolean relaxed) {
    return Page.cursor(from + (relaxed ? RELAXED : ""));
  }
}

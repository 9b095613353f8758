package io.careline.search.meaning;

import io.careline.language.meaning.Vector;
import java.util.List;
import java.util.Optional;

/**
 * What a question is about, beyond its words.
 *
 * @param gloss the question word by word in the other language, if that is known
 * @param vectors at most one of a space: of the question, and of its gloss
 */
public record Aim(Optional<String> gloss, List<Vector> vectors) {
  /** Nothing beyond its words. */
  public static final Aim NONE = new Aim(Optional.empty(), List.of());
}

package io.careline.language;

import java.time.Duration;
import java.util.Optional;

/** Gives the traits of a text's meaning. */
@FunctionalInterface
public interface TraitSource {
  /**
   * The traits, as models of meaning were learned from them. Empty when meaning is off, is not to
   * be had in time, or knows nothing of the text.
   *
   * @param patience how long it may wait
   */
  Optional<float[]> of(String text, Tongue tongue, Duration patience);
}

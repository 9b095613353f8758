package io.careline.wallboard;

import io.careline.language.Tone;
import java.util.List;
import java.util.Optional;

/**
 * A ticket as far as figures go. Times are microseconds of the epoch, as exact as the database's.
 *
 * @param open whether its status is before solved
 * @param waiting whether the customer waits for our answer
 * @param dueAt the earliest due time of its open clocks, or {@link #NEVER}
 * @param waitingSince since when the customer waits
 * @param tone how its conversation sounds; empty while nothing was read
 * @param ended clocks of it that ended today
 */
record Counted(
    long id,
    Spot spot,
    boolean open,
    boolean waiting,
    long dueAt,
    long waitingSince,
    Optional<Tone> tone,
    List<Ended> ended) {
  static final long NEVER = Long.MAX_VALUE;

  /**
   * A clock that ended today, met or breached.
   *
   * @param first whether it was the first response; a resolution when not
   * @param seconds from its start to its end, nights and holidays included
   */
  record Ended(boolean first, boolean met, int seconds) {}

  /** Whether it is part of any figure. */
  boolean matters() {
    return open || !ended.isEmpty();
  }
}

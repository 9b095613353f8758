package io.careline.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Joins the pieces of a walk to stretches. */
final class Stretches implements Walk.Sink {
  /** So many stretches are listed at most. */
  static final int AT_MOST = 20_000;

  private final List<Stretch> done = new ArrayList<>();
  private final Instant start;
  private final Instant end;
  private Instant from;
  private Reason reason;

  private Stretches(Instant from, Instant end) {
    this.start = from;
    this.end = end;
    this.from = from;
  }

  static List<Stretch> of(Almanac almanac, Instant from, Instant to) {
    if (from.equals(to)) {
      return List.of();
    }
    Stretches stretches = new Stretches(from, to);
    long end = to.getEpochSecond() + (to.getNano() > 0 ? 1 : 0);
    Walk.through(almanac, from.getEpochSecond(), end, stretches);
    stretches.close(to);
    return List.copyOf(stretches.done);
  }

  @Override
  public void piece(long pieceFrom, long pieceTo, Reason pieceReason) {
    if (reason != null && !reason.equals(pieceReason)) {
      close(Instant.ofEpochSecond(pieceFrom));
    }
    reason = pieceReason;
  }

  private void close(Instant to) {
    if (done.size() == AT_MOST) {
      throw new BeyondCalendar(
          "From %s to %s there are more than %d stretches; ask for a shorter time."
              .formatted(start, end, AT_MOST));
    }
    done.add(new Stretch(from, to, reason));
    from = to;
  }
}

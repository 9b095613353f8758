package io.careline.wallboard;

/** How near an open ticket's earliest due time is. Each lasts until the next begins. */
enum Phase {
  /** Nothing is due. */
  NONE(0),
  LATER(0),
  WITHIN_60(60),
  WITHIN_15(15),
  BREACHED(0);

  private static final long MINUTE = 60_000_000L;

  /** Before the due time, in microseconds. */
  private final long before;

  Phase(int minutes) {
    this.before = minutes * MINUTE;
  }

  /** The phase at an instant; both in microseconds of the epoch. */
  static Phase of(long dueAt, long now) {
    if (dueAt == Counted.NEVER) {
      return NONE;
    }
    for (Phase phase : new Phase[] {BREACHED, WITHIN_15, WITHIN_60}) {
      if (now >= dueAt - phase.before) {
        return phase;
      }
    }
    return LATER;
  }

  /** When the next phase begins; never when there is none. */
  long endsAt(long dueAt) {
    return switch (this) {
      case NONE, BREACHED -> Counted.NEVER;
      case LATER -> dueAt - WITHIN_60.before;
      case WITHIN_60 -> dueAt - WITHIN_15.before;
      case WITHIN_15 -> dueAt;
    };
  }

  boolean soon() {
    return this == WITHIN_60 || this == WITHIN_15;
  }
}

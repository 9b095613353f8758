package io.careline.reading;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets so many through in a second, and a second's worth at once after a quiet while. */
final class Budget {
  private static final long SECOND = 1_000_000_000;

  private final long each;
  private final LongSupplier clock;
  private final AtomicLong spentUntil;

  Budget(int perSecond) {
    this(perSecond, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds
   */
  Budget(int perSecond, LongSupplier clock) {
    this.each = SECOND / perSecond;
    this.clock = clock;
    this.spentUntil = new AtomicLong(clock.getAsLong() - SECOND);
  }

  /** Whether there is something left; takes it. */
  boolean take() {
    while (true) {
      long now = clock.getAsLong();
      long before = spentUntil.get();
      long after = Math.max(before, now - SECOND) + each;
      if (after > now) {
        return false;
      }
      if (spentUntil.compareAndSet(before, after)) {
        return true;
      }
    }
  }
}

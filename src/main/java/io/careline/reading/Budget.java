package io.careline.reading;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Lets so many through in a second, and after a quiet while what was saved up at once. */
final class Budget {
  private static final long SECOND = 1_000_000_000;

  private final long each;
  private final long saved;
  private final LongSupplier clock;
  private final AtomicLong spentUntil;

  Budget(int perSecond, int atOnce) {
    this(perSecond, atOnce, System::nanoTime);
  }

  /**
   * @param atOnce how many may be saved up
   * @param clock in nanoseconds
   */
  Budget(int perSecond, int atOnce, LongSupplier clock) {
    this.each = SECOND / perSecond;
    this.saved = atOnce * each;
    this.clock = clock;
    this.spentUntil = new AtomicLong(clock.getAsLong() - saved);
  }

  /** Whether there is something left; takes it. */
  boolean take() {
    while (true) {
      long now = clock.getAsLong();
      long before = spentUntil.get();
      long after = Math.max(before, now - saved) + each;
      if (after > now) {
        return false;
      }
      if (spentUntil.compareAndSet(before, after)) {
        return true;
      }
    }
  }
}

package io.careline.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How long to wait before a mail is tried again. */
public final class Backoff {
  private static final List<Duration> FIRST =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(2),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));
  private static final Duration THEN = Duration.ofHours(1);
  private static final Duration ALTOGETHER = Duration.ofDays(3);
  private static final int MOST =
      FIRST.size() + (int) ALTOGETHER.minus(Duration.ofMinutes(43)).dividedBy(THEN);

  private Backoff() {}

  /**
   * The wait after so many attempts; empty when it is enough.
   *
   * @param attempts those made, 1 and more
   */
  public static Optional<Duration> after(int attempts) {
    if (attempts > MOST) {
      return Optional.empty();
    }
    return Optional.of(attempts <= FIRST.size() ? FIRST.get(attempts - 1) : THEN);
  }
}

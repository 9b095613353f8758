package io.careline.store;

/** What works round after round for as long as the process lives, and can be seen to. */
public interface Worker {
  /** What {@code /health/live} calls it. */
  String name();

  /** Seconds since the last round began; what liveness looks at. */
  double idleSeconds();
}

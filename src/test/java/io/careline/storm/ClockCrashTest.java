package io.careline.storm;

/** A thousand clocks. */
class ClockCrashTest extends ClockKit {
  ClockCrashTest() {
    super(1_000, 10);
  }
}

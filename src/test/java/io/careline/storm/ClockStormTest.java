package io.careline.storm;

import org.junit.jupiter.api.Tag;

/** Ten thousand clocks. */
@Tag("storm")
class ClockStormTest extends ClockKit {
  ClockStormTest() {
    super(10_000, 30);
  }
}

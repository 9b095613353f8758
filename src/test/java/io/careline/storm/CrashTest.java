package io.careline.storm;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The small storm, part of every build. */
class CrashTest {
  @Test
  @Timeout(240)
  void nothing_acknowledged_is_lost_and_nothing_is_stored_twice() throws Exception {
    try (Storm storm = Storm.over(Plan.SMALL)) {
      Report report = storm.run();
      System.out.println(report);
      Judge.require(report);
    }
  }
}

package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clocks that come due while nodes die. */
@Timeout(600)
class ClockCrashTest {
  private static final int TICKETS = 1_000;
  private static final int SECONDS = 10;

  @Test
  void a_node_that_is_killed_while_it_fires_is_taken_over() throws Exception {
    try (ClockStorm storm = new ClockStorm(TICKETS, SECONDS)) {
      storm.startBoth();
      storm.open();
      storm.killOneInTheMiddle();
      storm.untilAllFired();
      assertThat(storm.longestLag()).isLessThan(30);
      System.out.printf("longest lag with a node killed: %.1f s%n", storm.longestLag());
    }
  }

  @Test
  void what_was_due_while_all_nodes_were_down_fires_after_the_start() throws Exception {
    try (ClockStorm storm = new ClockStorm(TICKETS, SECONDS)) {
      storm.startBoth();
      storm.open();
      storm.killBoth();
      Thread.sleep(SECONDS * 1_000L); // the promises have to be broken while nobody is there
      storm.startOne();
      double seconds = storm.untilAllFired();
      assertThat(seconds).isLessThan(60);
      System.out.printf("%d clocks fired %.1f s after the start%n", TICKETS, seconds);
    }
  }
}

package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clocks that come due while nodes die; small and large. */
@Timeout(600)
abstract class ClockKit {
  private final int tickets;
  private final int seconds;

  /**
   * @param seconds after which each ticket's promise is broken; long enough to open them all
   */
  ClockKit(int tickets, int seconds) {
    this.tickets = tickets;
    this.seconds = seconds;
  }

  @Test
  void a_node_that_is_killed_while_it_fires_is_taken_over() throws Exception {
    try (ClockStorm storm = new ClockStorm(tickets, seconds)) {
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
    try (ClockStorm storm = new ClockStorm(tickets, seconds)) {
      storm.startBoth();
      storm.open();
      storm.killBoth();
      Thread.sleep(seconds * 1_000L); // the promises have to be broken while nobody is there
      storm.startOne();
      double took = storm.untilAllFired();
      assertThat(took).isLessThan(60);
      System.out.printf("%d clocks fired %.1f s after the start%n", tickets, took);
    }
  }
}

package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The large storm: {@code mvn -Pstorm verify}. */
@Tag("storm")
class StormTest {
  private static final Plan CALM = new Plan(0, 0, 0, 0, 1, 1, Plan.SMALL.limit());
  private static final int TICKETS = 100_000;
  private static final int KILLS = 6;
  private static final int STARTS = 25;
  private static final double LIMIT_SECONDS = 15;

  @Test
  @Timeout(3_600)
  void nothing_acknowledged_is_lost_and_nothing_is_stored_twice() throws Exception {
    try (Storm storm = Storm.over(Plan.LARGE)) {
      Report report = storm.run();
      System.out.println(report);
      Judge.require(report);
    }
  }

  /** From the empty folder on: unpacking, making the database, recovering, migrating, opening. */
  @Test
  @Timeout(600)
  void killed_at_any_moment_of_its_start_it_starts_again() throws Exception {
    Random random = new Random(1);
    try (Storm storm = Storm.fresh(CALM)) {
      for (int i = 0; i < STARTS; i++) {
        storm.careline().start();
        Thread.sleep(random.nextInt(3_500));
        storm.careline().kill();
        if (random.nextBoolean()) {
          storm.database().kill();
        }
      }
      storm.careline().start();
      storm.careline().awaitReady();
      storm.database().adopt();
      assertThat(storm.run().broken()).isEmpty();
    }
  }

  @Test
  @Timeout(600)
  void with_many_tickets_it_is_soon_ready_again() throws Exception {
    try (Storm storm = Storm.over(CALM)) {
      ManyTickets.fill(storm.database(), TICKETS);
      List<Double> alone = new ArrayList<>();
      List<Double> withDatabase = new ArrayList<>();
      for (int i = 0; i < KILLS; i++) {
        storm.careline().kill();
        if (i % 2 == 1) {
          storm.database().kill();
        }
        (i % 2 == 1 ? withDatabase : alone).add(secondsToReady(storm));
        storm.database().adopt();
      }
      System.out.printf(
          "| ready again with %,d tickets, median and most | %s |%n"
              + "| the same when PostgreSQL was killed too | %s |%n",
          TICKETS, Report.seconds(alone), Report.seconds(withDatabase));
      assertThat(Collections.max(alone)).isLessThan(LIMIT_SECONDS);
      assertThat(Collections.max(withDatabase)).isLessThan(LIMIT_SECONDS);
    }
  }

  @Test
  @Timeout(600)
  void killed_while_the_database_recovers_it_starts_again() throws Exception {
    try (Storm storm = Storm.over(CALM)) {
      ManyTickets.fill(storm.database(), TICKETS);
      storm.careline().kill();
      storm.database().kill();
      storm.careline().start();
      for (int i = 0; i < 2_000 && !storm.database().starting(); i++) {
        Thread.sleep(5);
      }
      assertThat(storm.database().starting()).isTrue();
      storm.careline().kill();
      assertThat(secondsToReady(storm)).isLessThan(LIMIT_SECONDS);
      storm.database().adopt();
    }
  }

  private static double secondsToReady(Storm storm) throws Exception {
    long start = System.nanoTime();
    storm.careline().start();
    storm.careline().awaitReady();
    return (System.nanoTime() - start) / 1e9;
  }
}

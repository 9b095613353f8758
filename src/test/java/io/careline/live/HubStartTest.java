package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Where a node stands in the journal when its doors open. */
@Timeout(120)
class HubStartTest {
  private TestCareline first;

  @BeforeEach
  void start() {
    first = TestCareline.start();
  }

  @AfterEach
  void stop() {
    first.close();
  }

  /** A transaction that has drawn a number and stays open, so that no reader passes it. */
  private Connection held() throws SQLException {
    Connection held = TestTables.connect(first.databaseUrl);
    held.setAutoCommit(false);
    try (Statement statement = held.createStatement()) {
      statement.execute("INSERT INTO journal (name, actor) VALUES ('test.held', 'careline')");
    }
    return held;
  }

  private String fill() {
    String last = "";
    for (int i = 0; i < 5; i++) {
      last = first.ticket("Before the start " + i, "start@example.org");
    }
    return last;
  }

  private long last() {
    return Long.parseLong(TestTables.value(first.databaseUrl, "SELECT max(seq) FROM journal"));
  }

  @Test
  void who_comes_right_after_the_start_is_told_nothing_of_before() throws Exception {
    Connection held = held();
    fill();
    Thread late = Thread.ofVirtual().start(() -> commitLate(held));
    try (TestCareline second = TestCareline.start(first.databaseUrl, Optional.empty());
        TestSocket socket = TestSocket.open(second, TestCareline.TOKEN)) {
      assertThat(socket.hello(Optional.empty()).getLong("seq")).isGreaterThanOrEqualTo(last());
      late.join();
      String number = first.ticket("After the start", "start@example.org");
      socket.fact("ticket.opened", number);
      assertThat(socket.heard()).doesNotContain("Before the start");
    }
  }

  private static void commitLate(Connection held) {
    try {
      Thread.sleep(1_000);
      held.commit();
      held.close();
    } catch (InterruptedException | SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_transaction_that_stays_open_does_not_keep_the_doors_shut() throws Exception {
    String number;
    try (Connection held = held()) {
      number = fill();
      try (TestCareline second = TestCareline.start(first.databaseUrl, Optional.empty());
          TestSocket socket = TestSocket.open(second, TestCareline.TOKEN)) {
        assertThat(socket.hello(Optional.empty()).getLong("seq")).isLessThan(last());
        held.rollback();
        socket.fact("ticket.opened", number);
      }
    }
  }
}

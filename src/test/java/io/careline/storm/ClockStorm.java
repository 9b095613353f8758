package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Two nodes on one database, each a process; clocks that come due while nodes die. */
final class ClockStorm implements AutoCloseable {
  private static final String FIRED = "SELECT count(*) FROM sla_firing WHERE step = '%s'";
  private final String database = TestDatabase.fresh();
  private final CarelineProcess one;
  private final CarelineProcess two;
  private final int tickets;

  /**
   * @param seconds after which each ticket's promise is broken
   */
  ClockStorm(int tickets, int seconds) throws IOException {
    this.tickets = tickets;
    Path folder = StormFolder.fresh("clocks");
    Path policies = Files.createDirectories(folder.resolve("policies/calendars")).getParent();
    Files.copy(
        Path.of("sla-policies/calendars/24x7.yaml"), policies.resolve("calendars/24x7.yaml"));
    Files.writeString(
        policies.resolve("storm.yaml"),
        """
        name: Storm
        targets:
          resolution: {time: PT%dS, calendar: 24x7, ladder: [{at: 50%%}, {at: due, do: [{addTag: late}]}]}
        """
            .formatted(seconds));
    Map<String, String> settings =
        Map.of("CARELINE_DATABASE_URL", database, "CARELINE_SLA_POLICIES", policies.toString());
    one = new CarelineProcess(Files.createDirectories(folder.resolve("one")), settings);
    two = new CarelineProcess(Files.createDirectories(folder.resolve("two")), settings);
  }

  void startBoth() throws Exception {
    one.start();
    one.awaitReady();
    two.start();
    two.awaitReady();
  }

  /** Opens the tickets on the first node, all acknowledged. */
  void open() throws InterruptedException {
    AtomicInteger number = new AtomicInteger();
    Thread[] clients = new Thread[8];
    for (int i = 0; i < clients.length; i++) {
      clients[i] = Thread.ofVirtual().start(() -> open(number));
    }
    for (Thread client : clients) {
      client.join();
    }
    assertThat(count("SELECT count(*) FROM ticket")).isEqualTo(tickets);
  }

  private void open(AtomicInteger number) {
    try (ApiClient api = new ApiClient(one.port())) {
      for (int n = number.incrementAndGet(); n <= tickets; n = number.incrementAndGet()) {
        JsonObject opening =
            new JsonObject()
                .put("subject", "Ticket " + n)
                .put("text", "x")
                .put("customer", new JsonObject().put("email", "clock@example.org"));
        api.post("tickets", opening, Optional.of("clock-" + n));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** SIGKILL for the first node as soon as something has fired and not all. */
  void killOneInTheMiddle() {
    while (count(FIRED.formatted("due")) == 0) {
      LockSupport.parkNanos(1_000_000);
    }
    one.kill();
  }

  void killBoth() {
    one.kill();
    two.kill();
  }

  void startOne() throws Exception {
    one.start();
    one.awaitReady();
  }

  /** Seconds until every step has fired, each once; fails after two minutes. */
  double untilAllFired() {
    long start = System.nanoTime();
    while (count(FIRED.formatted("due")) < tickets
        && System.nanoTime() - start < 120_000_000_000L) {
      LockSupport.parkNanos(20_000_000);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    for (String event : new String[] {"warned", "breached"}) {
      String name = "name = 'sla.resolution." + event + "'";
      assertThat(count("SELECT count(*) FROM journal WHERE " + name)).isEqualTo(tickets);
      assertThat(count("SELECT count(DISTINCT ticket_id) FROM journal WHERE " + name))
          .isEqualTo(tickets);
    }
    assertThat(count("SELECT count(*) FROM ticket WHERE tags = '{late}'")).isEqualTo(tickets);
    return seconds;
  }

  /** The longest time from a due moment to its firing, in seconds. */
  double longestLag() {
    return count(
            """
            SELECT (max(extract(epoch FROM f.fired_at - c.due_at)) * 1000)::bigint
              FROM sla_firing f JOIN sla_clock c USING (ticket_id, target, cycle) WHERE f.step = 'due'\
            """)
        / 1000.0;
  }

  private long count(String sql) {
    try (Connection connection = DriverManager.getConnection(TestDatabase.jdbc(database));
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    one.close();
    two.close();
  }
}

package io.careline.bench;

import io.careline.TestDatabase;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (j) SLA clocks: what a change of policies costs with 100,000 open tickets, and how late a million
 * open clocks fire while tickets arrive.
 */
@Tag("bench")
@Timeout(1_800)
class SlaBench {
  private static final int OPEN = 100_000;
  private static final int MILLION = 1_000_000;
  private static final int DUE = 3_000;
  private static final double SECONDS = 8;

  private static final String PEOPLE =
      """
      INSERT INTO customer (name, email)
      SELECT 'Person ' || n, 'many' || n || '@customers.example' FROM generate_series(1, 5000) n\
      """;

  /** Open tickets; {@code %s} is when each was opened. */
  private static final String TICKETS =
      """
      INSERT INTO ticket (subject, channel, status, customer_id, created_at, updated_at)
      SELECT 'Ticket ' || n, 'api', 'open', (SELECT min(id) FROM customer) + n %% 5000, %s, now()
        FROM generate_series(1, %d) n\
      """;

  @Test
  void clocks() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "sla-");
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.createDirectories(policies.resolve("calendars"));
    Files.copy(
        Path.of("sla-policies/calendars/24x7.yaml"), policies.resolve("calendars/24x7.yaml"));
    try (Server server =
        new Server(folder)
            .with("CARELINE_SLA_POLICIES", policies.toAbsolutePath().toString())
            .start()) {
      String url = TestDatabase.jdbc(server.databaseUrl());
      execute(url, PEOPLE);
      execute(url, TICKETS.formatted("now() - n * interval '1 second'", OPEN));
      execute(url, "VACUUM ANALYZE");
      Figures.tell("%n## (j) SLA clocks%n");
      changes(server, url, policies);
      million(server, url);
    }
  }

  private static void policy(Path folder, String resolution) throws Exception {
    Path half = folder.resolve(".half");
    Files.writeString(
        half,
        """
        name: Bench
        targets:
          firstResponse: {time: PT400H, calendar: 24x7}
          resolution: {time: %s, calendar: 24x7, pausedIn: [pending], ladder: [{at: 75%%}]}
        """
            .formatted(resolution));
    Files.move(half, folder.resolve("bench.yaml"), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
  }

  private static void changes(Server server, String url, Path policies) throws Exception {
    Load.run(8, 6, place -> opening(server));
    policy(policies, "PT500H");
    double first = untilApplied(url, 2);
    Figures.tell("| what | seconds | intake meanwhile /s | intake otherwise /s | ratio |");
    Figures.tell("| --- | --- | --- | --- | --- |");
    Figures.tell("| first clocks for %d tickets | %.1f | | | |", OPEN, first);
    for (int round = 0; round < 3; round++) {
      double before = Load.run(8, SECONDS, place -> opening(server)).perSecond();
      policy(policies, "PT" + (510 + round) + "H");
      LockSupport.parkNanos(1_200_000_000L); // the folder is looked at every second
      double meanwhile = Load.run(8, SECONDS, place -> opening(server)).perSecond();
      double took = untilApplied(url, 3 + round);
      Figures.tell(
          "| change of policies, %d open tickets | %.1f | %.0f | %.0f | %.2f |",
          OPEN, took, meanwhile, before, meanwhile / before);
    }
  }

  private static Load.Caller opening(Server server) throws Exception {
    PlainHttp http = new PlainHttp(server.port);
    return number -> http.call("POST", "/api/v1/tickets", ApiBench.opening(number).encode(), 201);
  }

  /** Seconds from a version's installation until it was applied to all open tickets. */
  private static double untilApplied(String url, int version) {
    String applied =
        "SELECT coalesce(extract(epoch FROM recalculated_at - installed_at), -1) FROM sla_version"
            + " ORDER BY id OFFSET %d LIMIT 1";
    for (int i = 0; i < 3_000; i++) {
      double seconds = number(url, applied.formatted(version - 1));
      if (seconds >= 0) {
        return seconds;
      }
      LockSupport.parkNanos(100_000_000);
    }
    throw new IllegalStateException("version " + version + " was not applied");
  }

  private static void million(Server server, String url) throws Exception {
    steady(server, 20);
    double before = server.memory();
    long have = (long) number(url, "SELECT count(*) FROM sla_clock WHERE ended_at IS NULL");
    long more = (MILLION - have) / 2;
    execute(url, TICKETS.formatted("now() - n % 100000 * interval '1 second'", more));
    execute(
        url,
        """
        WITH fresh AS (
          INSERT INTO sla_ticket (ticket_id, version_id, next_at)
          SELECT t.id, (SELECT max(id) FROM sla_version), t.created_at + interval '384 hours' FROM ticket t
           WHERE NOT EXISTS (SELECT 1 FROM sla_ticket s WHERE s.ticket_id = t.id) RETURNING ticket_id)
        INSERT INTO sla_clock (ticket_id, target, cycle, policy, version_id, state, started_at, due_at, left_millis)
        SELECT f.ticket_id, g.target, 1, 'Bench', (SELECT max(id) FROM sla_version), 'running', t.created_at,
               t.created_at + g.hours * interval '1 hour', 0
          FROM fresh f JOIN ticket t ON t.id = f.ticket_id,
               (VALUES ('firstResponse', 400), ('resolution', 512)) AS g(target, hours)\
        """);
    execute(url, "VACUUM ANALYZE");
    // These pass the 400 hours of their first response within the next minute.
    execute(
        url,
        """
        WITH due AS (SELECT id, row_number() OVER (ORDER BY id DESC) AS n FROM ticket ORDER BY id DESC LIMIT %d),
             moved AS (
          UPDATE ticket t SET created_at = now() - interval '400 hours' + interval '10 seconds' + d.n * interval '15 milliseconds'
            FROM due d WHERE t.id = d.id RETURNING t.id, t.created_at)
        UPDATE sla_ticket s SET next_at = m.created_at + interval '400 hours' FROM moved m WHERE s.ticket_id = m.id\
        """
            .formatted(DUE));
    steady(server, 70);
    Figures.tell("%n| what | figure |");
    Figures.tell("| --- | --- |");
    Figures.tell(
        "| open clocks | %.0f |",
        number(url, "SELECT count(*) FROM sla_clock WHERE ended_at IS NULL"));
    Figures.tell("| memory added, MiB | %.0f |", server.memory() - before);
    for (double share : new double[] {0.5, 0.99, 1}) {
      Figures.tell(
          "| lag of firing, ms, at %.2f of %.0f | %.1f |",
          share,
          number(url, "SELECT count(*) FROM sla_firing WHERE step = 'due'"),
          number(
              url,
              """
              SELECT percentile_cont(%s) WITHIN GROUP (ORDER BY extract(epoch FROM f.fired_at - c.due_at) * 1000)
                FROM sla_firing f JOIN sla_clock c USING (ticket_id, target, cycle) WHERE f.step = 'due'\
              """
                  .formatted(share)));
    }
    Figures.tell(
        "| from opening to the first clock, ms, at 0.99 | %.1f |",
        number(
            url,
            """
            SELECT percentile_cont(0.99) WITHIN GROUP (ORDER BY extract(epoch FROM r.at - o.at) * 1000)
              FROM journal o JOIN journal r ON r.ticket_id = o.ticket_id AND r.name = 'sla.reckoned'
             WHERE o.name = 'ticket.opened' AND o.at > now() - interval '60 seconds'\
            """));
  }

  /** A hundred tickets a second for a while. */
  private static void steady(Server server, int seconds) throws Exception {
    PlainHttp http = new PlainHttp(server.port);
    long start = System.nanoTime();
    for (int i = 0; i < seconds * 100; i++) {
      LockSupport.parkNanos(start + i * 10_000_000L - System.nanoTime());
      JsonObject opening = ApiBench.opening(1_000_000 + i);
      http.call("POST", "/api/v1/tickets", opening.encode(), 201);
    }
  }

  private static void execute(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double number(String url, String sql) {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      return row.next() ? row.getDouble(1) : -1;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

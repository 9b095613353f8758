package io.careline.storm;

import io.careline.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** The test's own hands on Careline's embedded database: it looks, stops and kills. */
final class StormDatabase {
  private final Path data;
  private EmbeddedDatabase server;

  StormDatabase(Path data) {
    this.data = data;
  }

  /**
   * Takes hold of the server that Careline has started; the port may be another after each start.
   */
  void adopt() throws IOException {
    server = EmbeddedDatabase.start(data, sentence -> {});
  }

  /** Stops the server as a crash does: sessions are cut, nothing is written. */
  void stopImmediately() {
    server.stop("immediate");
  }

  /** SIGKILL for the server's first process; its children notice and end by themselves. */
  void kill() throws IOException {
    Optional<ProcessHandle> process =
        lock(0).filter(pid -> !pid.isEmpty()).map(Long::parseLong).flatMap(ProcessHandle::of);
    process.ifPresent(ProcessHandle::destroyForcibly);
    for (int i = 0; i < 2_000 && process.filter(ProcessHandle::isAlive).isPresent(); i++) {
      // onExit() of a process that is not our child looks only now and then
      LockSupport.parkNanos(2_000_000);
    }
  }

  /** Whether the server is on its way up, reading what the crash left. */
  boolean starting() throws IOException {
    return lock(7).filter("starting"::equals).isPresent();
  }

  /** A line of the file in which PostgreSQL says who it is and how it does. */
  private Optional<String> lock(int line) throws IOException {
    Path lock = data.resolve("postgres/postmaster.pid");
    List<String> lines = Files.exists(lock) ? Files.readAllLines(lock) : List.of();
    return lines.size() > line ? Optional.of(lines.get(line).strip()) : Optional.empty();
  }

  /** Ends the server for good, whoever started it last. */
  void end() throws IOException {
    try {
      adopt();
      server.stop("immediate");
    } finally {
      kill();
    }
  }

  /** Reads one row after another. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  /** Reads a query's rows; then runs what is to follow on the same connection. */
  void each(String query, Reader reader, String... then) {
    String[] parts = server.url().substring("postgresql://".length()).split("[:@/]");
    String jdbc = "jdbc:postgresql://" + parts[2] + ":" + parts[3] + "/" + parts[4];
    try (Connection connection = DriverManager.getConnection(jdbc, parts[0], parts[1]);
        Statement statement = connection.createStatement()) {
      if (statement.execute(query)) {
        ResultSet rows = statement.getResultSet();
        while (rows.next()) {
          reader.read(rows);
        }
      }
      for (String next : then) {
        statement.execute(next);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }

  void execute(String statement) {
    each(statement, row -> {});
  }

  long number(String query) {
    long[] number = new long[1];
    each(query, row -> number[0] = row.getLong(1));
    return number[0];
  }
}

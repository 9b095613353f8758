package io.careline.storm;

import io.careline.store.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

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

  void launch() throws IOException {
    server.launch();
  }

  /** SIGKILL for the server's first process; its children notice and end by themselves. */
  void kill() {
    Optional<ProcessHandle> process = server.pid().flatMap(ProcessHandle::of);
    process.ifPresent(ProcessHandle::destroyForcibly);
    process.ifPresent(p -> p.onExit().orTimeout(10, TimeUnit.SECONDS).join());
  }

  /** Ends the server for good, whoever started it last. */
  void end() throws IOException {
    adopt();
    server.stop("immediate");
  }

  /** Reads one row after another. */
  @FunctionalInterface
  interface Reader {
    void read(ResultSet row) throws SQLException;
  }

  void each(String query, Reader reader) {
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

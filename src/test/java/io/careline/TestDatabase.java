package io.careline;

import io.careline.store.EmbeddedDatabase;
import io.careline.store.Migrations;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Real databases for tests: one PostgreSQL for the whole run, one migrated template, a copy for
 * whoever asks. It keeps its unpacked programs below {@code target}, so that a second run starts
 * faster.
 */
public final class TestDatabase {
  private static final AtomicInteger COPIES = new AtomicInteger();
  private static EmbeddedDatabase server;

  private TestDatabase() {}

  /** The URL of a fresh, migrated database. */
  public static synchronized String fresh() {
    try {
      if (server == null) {
        start();
      }
      String name = "test_" + COPIES.incrementAndGet();
      execute("CREATE DATABASE " + name + " TEMPLATE template_careline");
      return url(name);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void start() throws IOException {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/databases")), "run-");
    Path programs = Files.createDirectories(Path.of("target/postgres-bin")).toAbsolutePath();
    Files.createSymbolicLink(folder.resolve("postgres-bin"), programs);
    server = EmbeddedDatabase.start(folder, sentence -> {});
    Runtime.getRuntime().addShutdownHook(new Thread(() -> server.stop("immediate")));
    execute("CREATE DATABASE template_careline");
    Migrations.apply(url("template_careline"));
  }

  private static String url(String database) {
    return server.url().replaceAll("/postgres$", "/" + database);
  }

  /** The same database as JDBC names it. */
  public static String jdbc(String url) {
    String[] parts = url.substring("postgresql://".length()).split("[:@/]");
    return "jdbc:postgresql://%s:%s/%s?user=%s&password=%s"
        .formatted(parts[2], parts[3], parts[4], parts[0], parts[1]);
  }

  private static void execute(String statement) {
    String[] parts = server.url().substring("postgresql://".length()).split("[:@/]");
    String jdbc = "jdbc:postgresql://" + parts[2] + ":" + parts[3] + "/postgres";
    try (Connection connection = DriverManager.getConnection(jdbc, parts[0], parts[1]);
        Statement one = connection.createStatement()) {
      one.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}

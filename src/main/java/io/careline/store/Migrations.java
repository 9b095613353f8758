package io.careline.store;

import io.vertx.pgclient.PgConnectOptions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings the database to the shape that this version needs. Numbered, forward only; many nodes may
 * start at once.
 *
 * <p>Looking whether anything is missing takes Flyway most of a second after a fresh start of the
 * process. So a fingerprint of the migrations stays with the database, and where it is ours, Flyway
 * is not asked.
 */
public final class Migrations {
  private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);
  private static final String HISTORY = "flyway_schema_history";
  private static final Sql MARK =
      new Sql(
          "store.migrations-mark",
          "SELECT obj_description(to_regclass($1::text)::oid, 'pg_class') AS mark");

  private Migrations() {}

  /** Applies what is missing, and says how many steps that were; asks the pool whether it need. */
  public static int bring(Db db, String url) {
    return current(db) ? 0 : apply(url);
  }

  /** Whether exactly the migrations of this version were applied last. */
  static boolean current(Db db) {
    try {
      String mark = db.run(MARK, HISTORY).iterator().next().getString("mark");
      return MigrationFiles.fingerprint().equals(mark);
    } catch (StoreException e) {
      LOG.debug("the mark could not be read", e);
      return false; // Flyway waits for a database that is not there yet, and says what is wrong
    }
  }

  /** Applies what is missing and says how many steps that were. */
  public static int apply(String url) {
    PgConnectOptions where = PgConnectOptions.fromUri(url);
    String jdbc =
        "jdbc:postgresql://" + where.getHost() + ":" + where.getPort() + "/" + where.getDatabase();
    MigrateResult result =
        Flyway.configure()
            .dataSource(jdbc, where.getUser(), where.getPassword())
            .locations("classpath:db/migration")
            .connectRetries(10)
            .load()
            .migrate();
    mark(jdbc, where);
    return result.migrationsExecuted;
  }

  /** Another version that migrates leaves its own mark; then ours is no longer there. */
  private static void mark(String jdbc, PgConnectOptions where) {
    try (Connection connection =
            DriverManager.getConnection(jdbc, where.getUser(), where.getPassword());
        Statement statement = connection.createStatement()) {
      statement.execute(
          "COMMENT ON TABLE " + HISTORY + " IS '" + MigrationFiles.fingerprint() + "'");
    } catch (SQLException e) {
      LOG.info("the next start will look at the migrations again: {}", e.getMessage());
    }
  }
}

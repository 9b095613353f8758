package io.careline.store;

import io.vertx.pgclient.PgConnectOptions;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the database to the shape that this version needs. Numbered, forward only; many nodes may
 * start at once.
 */
public final class Migrations {
  private Migrations() {}

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
    return result.migrationsExecuted;
  }
}

package io.careline.access;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;

/**
 * Makes the first administrator of an installation that has nobody. Many nodes may try at once; one
 * does it.
 */
public final class FirstStart {
  private static final Sql LOCK =
      new Sql("access.first-start-lock", "SELECT pg_advisory_xact_lock(7201001)");
  private static final Sql ANYBODY = new Sql("access.anybody", "SELECT id FROM agent LIMIT 1");
  private static final Sql ADMINISTRATOR =
      new Sql(
          "access.first-administrator",
          """
          INSERT INTO agent (email, name, password_hash, role, scope)
          VALUES ($1, 'Administrator', $2, 'administrator', 'all') RETURNING id\
          """);
  private static final Sql TOKEN =
      new Sql(
          "access.first-token",
          "INSERT INTO api_token (token_hash, agent_id, name) VALUES ($1, $2, 'first"
              + " administrator')");

  private FirstStart() {}

  /** How the first administrator signs in; kept nowhere but in the file that the caller writes. */
  public record Credentials(String email, String password, String token) {}

  /** Makes the administrator; empty when there is somebody already. */
  public static Optional<Credentials> administrator(
      Db db, Passwords passwords, Optional<String> token) {
    Credentials credentials =
        new Credentials(
            "admin@localhost",
            Secrets.token("pw").substring(3, 23),
            token.orElseGet(() -> Secrets.token("clt")));
    if (db.run(ANYBODY).size() > 0) {
      return Optional.empty();
    }
    String hash = passwords.hash(credentials.password()).await();
    boolean made = db.inTransaction(tx -> make(tx, credentials, hash));
    return made ? Optional.of(credentials) : Optional.empty();
  }

  private static boolean make(SqlClient tx, Credentials credentials, String hash) {
    Db.run(tx, LOCK);
    if (Db.run(tx, ANYBODY).size() > 0) {
      return false;
    }
    long id = Db.run(tx, ADMINISTRATOR, credentials.email(), hash).iterator().next().getLong("id");
    Db.run(tx, TOKEN, Buffer.buffer(Secrets.hash(credentials.token())), id);
    Audit.Source self = new Audit.Source("careline", "-", "-");
    Audit.write(tx, self, "first-start", "agent:" + id, new JsonObject());
    return true;
  }
}

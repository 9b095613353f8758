package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;

/** API tokens: opaque, shown once, kept as a hash, each acting for one agent. */
public final class TokenDesk {
  private static final String COLUMNS =
      "SELECT t.id, t.name, a.email, t.created_at, t.expires_at, t.revoked_at FROM api_token t JOIN"
          + " agent a ON a.id = t.agent_id";
  private static final Sql LIST =
      new Sql("access.tokens", COLUMNS + " ORDER BY t.id DESC LIMIT 1000");
  private static final Sql ONE = new Sql("access.token", COLUMNS + " WHERE t.id = $1");
  private static final Sql ADD =
      new Sql(
          "access.add-token",
          """
          INSERT INTO api_token (token_hash, agent_id, name, expires_at) VALUES ($1, $2, $3, $4)
          ON CONFLICT (token_hash) DO NOTHING RETURNING id\
          """);
  private static final Sql REVOKE =
      new Sql(
          "access.revoke-token",
          "UPDATE api_token SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL");

  private final Db db;
  private final Directory directory;
  private final SignIns signIns;

  public TokenDesk(Db db, Directory directory, SignIns signIns) {
    this.db = db;
    this.directory = directory;
    this.signIns = signIns;
  }

  public List<JsonObject> list() {
    return Db.list(db.client(), LIST, TokenDesk::view);
  }

  /** Makes a token; the answer holds its secret, which is kept nowhere. */
  public JsonObject create(Actor actor, JsonObject wish, Audit.Source source) {
    long agentId = agent(actor, wish.getString("agent"));
    OffsetDateTime expires = expires(wish.getString("expiresAt"));
    String secret = Secrets.token("clt");
    return db.inTransaction(
        tx -> {
          Buffer hash = Buffer.buffer(Secrets.hash(secret));
          long id =
              Db.run(tx, ADD, hash, agentId, wish.getString("name"), expires)
                  .iterator()
                  .next()
                  .getLong("id");
          Audit.write(tx, source, "token.created", "token:" + id, wish);
          return view(Db.run(tx, ONE, id).iterator().next()).put("token", secret);
        });
  }

  /** Ends a token; its sockets are closed by the fact. */
  public void revoke(long id, Audit.Source source) {
    db.inTransaction(
        tx -> {
          if (Db.run(tx, REVOKE, id).rowCount() == 0) {
            throw new Refusal.NotFound("token");
          }
          Audit.write(tx, source, "token.revoked", "token:" + id, new JsonObject());
          Journal.write(tx, List.of(AccessFacts.signEnded("token:" + id, source.actor())));
          return null;
        });
    signIns.forget();
  }

  private long agent(Actor actor, String email) {
    if (email == null) {
      return actor.id();
    }
    return directory
        .agent(email)
        .map(Directory.Person::id)
        .orElseThrow(() -> new Refusal.Invalid("/agent", "There is no agent " + email + "."));
  }

  private static OffsetDateTime expires(String text) {
    try {
      return text == null ? null : Instant.parse(text).atOffset(ZoneOffset.UTC);
    } catch (DateTimeParseException e) {
      throw new Refusal.Invalid("/expiresAt", "is not an instant such as 2027-01-31T00:00:00Z");
    }
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("name", row.getString("name"))
        .put("agent", row.getString("email"))
        .put("createdAt", Rows.time(row, "created_at"))
        .put("expiresAt", Rows.time(row, "expires_at"))
        .put("revoked", row.getValue("revoked_at") != null);
  }
}

package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;

/**
 * Read-only links to the wallboard: opaque, shown once, kept as a hash. A link shows all teams, so
 * only somebody who sees all of them has anything to do with links.
 */
public final class LinkDesk {
  private static final Sql LIST =
      new Sql(
          "access.links",
          "SELECT id, name, created_at, revoked_at FROM wallboard_link ORDER BY id DESC LIMIT"
              + " 1000");
  private static final Sql ADD =
      new Sql(
          "access.add-link",
          """
          INSERT INTO wallboard_link (token_hash, name, created_by) VALUES ($1, $2, $3) RETURNING id\
          """);
  private static final Sql REVOKE =
      new Sql(
          "access.revoke-link",
          "UPDATE wallboard_link SET revoked_at = now() WHERE id = $1 AND revoked_at IS NULL");

  private final Db db;
  private final SignIns signIns;
  private final Throttle throttle;

  public LinkDesk(Db db, SignIns signIns, Throttle throttle) {
    this.db = db;
    this.signIns = signIns;
    this.throttle = throttle;
  }

  /** Links as the API shows them, the newest first. */
  public List<JsonObject> list(Actor actor) {
    return actor.scope() == Scope.ALL ? Db.list(db.client(), LIST, LinkDesk::view) : List.of();
  }

  /** Makes a link; the answer holds its secret, which is kept nowhere. */
  public JsonObject create(Actor actor, String name, Audit.Source source) {
    if (actor.scope() != Scope.ALL) {
      throw new Refusal.Forbidden(
          "not-allowed", "A link shows all teams, and you do not see all of them.");
    }
    String secret = Secrets.token("clw");
    Buffer hash = Buffer.buffer(Secrets.hash(secret));
    return db.inTransaction(
        tx -> {
          long id = Db.run(tx, ADD, hash, name, actor.id()).iterator().next().getLong("id");
          Audit.write(tx, source, "link.created", "link:" + id, new JsonObject().put("name", name));
          return new JsonObject().put("id", id).put("name", name).put("secret", secret);
        });
  }

  /** Ends a link; its sockets are closed by the fact. */
  public void revoke(Actor actor, long id, Audit.Source source) {
    db.inTransaction(
        tx -> {
          if (actor.scope() != Scope.ALL || Db.run(tx, REVOKE, id).rowCount() == 0) {
            throw new Refusal.NotFound("link");
          }
          Audit.write(tx, source, "link.revoked", "link:" + id, new JsonObject());
          Journal.write(tx, List.of(AccessFacts.signEnded("link:" + id, source.actor())));
          return null;
        });
    signIns.forget();
  }

  /** Refused unless this is the secret of a link; guessing is slowed down by address. */
  public void open(String secret, String address) {
    String account = "link from " + address;
    throttle.attempt(account, address);
    if (signIns.link(secret).await().isEmpty()) {
      throw new Refusal.Unauthenticated("link-ended", "This link is unknown or was revoked.");
    }
    throttle.succeeded(account, address);
  }

  private static JsonObject view(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("name", row.getString("name"))
        .put("createdAt", Rows.time(row, "created_at"))
        .put("revokedAt", Rows.time(row, "revoked_at"));
  }
}

package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Signing in, signing out, and what somebody may change about themselves. */
public final class SessionDesk {
  /** How long a cookie is good for. */
  public static final Duration LIFE = Duration.ofHours(14);

  private static final Sql ACCOUNT =
      new Sql(
          "access.account",
          "SELECT id, password_hash FROM agent WHERE lower(email) = $1 AND active");
  private static final Sql OPEN =
      new Sql(
          "access.open-session",
          """
          INSERT INTO session (token_hash, agent_id, address, user_agent, expires_at)
          VALUES ($1, $2, $3, $4, now() + $5 * interval '1 second')\
          """);
  private static final Sql CLOSE =
      new Sql("access.close-session", "DELETE FROM session WHERE id = $1");
  private static final Sql SWEEP =
      new Sql(
          "access.sweep-sessions",
          "DELETE FROM session WHERE agent_id = $1 AND expires_at < now()");
  private static final Sql CHANGE =
      new Sql(
          "access.change-me",
          """
          UPDATE agent SET name = coalesce($2, name), locale = coalesce($3, locale),
                           password_hash = coalesce($4, password_hash), updated_at = now()
           WHERE id = $1\
          """);
  private static final Sql END_OTHERS =
      new Sql(
          "access.end-other-sessions",
          "DELETE FROM session WHERE agent_id = $1 AND 'session:' || id <> $2");
  private static final Sql HASH =
      new Sql("access.password-hash", "SELECT password_hash FROM agent WHERE id = $1");

  private final Db db;
  private final Passwords passwords;
  private final Throttle throttle;
  private final SignIns signIns;
  private final Directory directory;

  public SessionDesk(
      Db db, Passwords passwords, Throttle throttle, SignIns signIns, Directory directory) {
    this.db = db;
    this.passwords = passwords;
    this.throttle = throttle;
    this.signIns = signIns;
    this.directory = directory;
  }

  /**
   * Opens a session and gives the cookie's value. The same refusal for a wrong account and a wrong
   * password.
   */
  public String signIn(String email, String password, String userAgent, Audit.Source source) {
    String account = email.strip().toLowerCase(Locale.ROOT);
    throttle.attempt(account, source.address());
    Optional<Row> row = db.run(ACCOUNT, account).stream().findFirst();
    String stored = row.map(r -> r.getString("password_hash")).orElse(null);
    if (!passwords.matches(password, stored).await()) {
      Audit.write(db.client(), source, "sign-in.refused", account, new JsonObject());
      throw new Refusal.Unauthenticated("wrong-sign-in", "E-mail or password is wrong.");
    }
    throttle.succeeded(account, source.address());
    long id = row.orElseThrow().getLong("id");
    return open(
        id, userAgent, new Audit.Source("agent:" + id, source.address(), source.requestId()));
  }

  private String open(long agentId, String userAgent, Audit.Source source) {
    String token = Secrets.token("cls");
    Buffer hash = Buffer.buffer(Secrets.hash(token));
    return db.inTransaction(
        tx -> {
          Db.run(tx, SWEEP, agentId);
          Db.run(tx, OPEN, hash, agentId, source.address(), cut(userAgent), LIFE.toSeconds());
          Audit.write(tx, source, "sign-in", source.actor(), new JsonObject());
          return token;
        });
  }

  /**
   * Ends the session behind this actor; its sockets are closed by the fact. A token is not ended by
   * signing out.
   */
  public void signOut(Actor actor, Audit.Source source) {
    if (actor.sign().startsWith("session:")) {
      long session = Long.parseLong(actor.sign().substring("session:".length()));
      db.inTransaction(
          tx -> {
            Db.run(tx, CLOSE, session);
            Audit.write(tx, source, "sign-out", actor.word(), new JsonObject());
            Journal.write(tx, List.of(AccessFacts.signEnded(actor.sign(), actor.word())));
            return null;
          });
    }
    signIns.forget();
  }

  /**
   * Changes the actor's own name, language or password; a new password asks for the present one and
   * ends every other sign-in by password.
   */
  public void change(Actor actor, JsonObject wish, Audit.Source source) {
    String password = wish.getString("password");
    String hash = null;
    if (password != null) {
      String stored = db.run(HASH, actor.id()).iterator().next().getString("password_hash");
      throttle.attempt(actor.email().toLowerCase(Locale.ROOT), source.address());
      if (!passwords.matches(wish.getString("currentPassword", ""), stored).await()) {
        throw new Refusal.Invalid("/currentPassword", "is not the present password");
      }
      throttle.succeeded(actor.email().toLowerCase(Locale.ROOT), source.address());
      hash = passwords.hash(password).await();
    }
    String newHash = hash;
    db.inTransaction(
        tx -> {
          Db.run(tx, CHANGE, actor.id(), wish.getString("name"), wish.getString("locale"), newHash);
          if (newHash != null) {
            Db.run(tx, END_OTHERS, actor.id(), actor.sign());
            Audit.write(tx, source, "password.changed", actor.word(), new JsonObject());
            Journal.write(tx, List.of(AccessFacts.agentChanged(actor.id(), actor.word())));
          }
          return null;
        });
    signIns.forget();
    directory.forget();
  }

  private static String cut(String userAgent) {
    return userAgent.length() <= 300 ? userAgent : userAgent.substring(0, 300);
  }
}

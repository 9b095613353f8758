package io.careline.access;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * Who is behind a cookie or a bearer token. An answer is remembered for a second, so that a busy
 * console asks the database once a second and not with each call; whatever is revoked ends within
 * that second on every node.
 */
public final class SignIns {
  private static final long REMEMBERED_NANOS = 1_000_000_000L;
  private static final int REMEMBERED_AT_MOST = 20_000;

  private static final String AGENT =
      """
      a.id, a.email, a.name, a.role, a.scope, a.locale,
      (SELECT coalesce(array_agg(team_id), '{}') FROM membership m WHERE m.agent_id = a.id) AS teams\
      """;
  private static final Sql BY_COOKIE =
      new Sql(
          "access.by-cookie",
          "SELECT 'session:' || s.id AS sign, {agent} FROM session s JOIN agent a ON a.id = s.agent_id"
                  .replace("{agent}", AGENT)
              + " WHERE s.token_hash = $1 AND s.expires_at > now() AND a.active");
  private static final Sql BY_TOKEN =
      new Sql(
          "access.by-token",
          "SELECT 'token:' || s.id AS sign, {agent} FROM api_token s JOIN agent a ON a.id = s.agent_id"
                  .replace("{agent}", AGENT)
              + " WHERE s.token_hash = $1 AND s.revoked_at IS NULL"
              + " AND (s.expires_at IS NULL OR s.expires_at > now()) AND a.active");

  private static final Sql BY_LINK =
      new Sql(
          "access.by-link",
          "SELECT id FROM wallboard_link WHERE token_hash = $1 AND revoked_at IS NULL");

  /** A cookie or a bearer token. */
  public enum Kind {
    COOKIE,
    TOKEN
  }

  private record Asked<T>(Future<Optional<T>> answer, long at) {
    boolean fresh() {
      return System.nanoTime() - at < REMEMBERED_NANOS && !answer.failed();
    }
  }

  private final Db db;
  private final Map<String, Asked<Actor>> remembered = new ConcurrentHashMap<>();
  private final Map<String, Asked<Watcher.Link>> links = new ConcurrentHashMap<>();

  public SignIns(Db db) {
    this.db = db;
  }

  /**
   * The agent behind a secret; empty when it is unknown, expired, revoked, or the agent is not
   * active.
   */
  public Future<Optional<Actor>> actor(Kind kind, String secret) {
    return remembered(remembered, kind + key(secret), () -> ask(kind, secret));
  }

  /** The read-only link behind a secret; empty when it is unknown or revoked. */
  public Future<Optional<Watcher.Link>> link(String secret) {
    Buffer hash = Buffer.buffer(Secrets.hash(secret));
    return remembered(
        links,
        key(secret),
        () ->
            Db.send(db.client(), BY_LINK, hash)
                .map(
                    rows -> rows.stream().findFirst().map(r -> new Watcher.Link(r.getLong("id")))));
  }

  private static String key(String secret) {
    return Buffer.buffer(Secrets.hash(secret)).toString("ISO-8859-1");
  }

  private static <T> Future<Optional<T>> remembered(
      Map<String, Asked<T>> answers, String key, Supplier<Future<Optional<T>>> ask) {
    Asked<T> asked = answers.get(key);
    if (asked != null && asked.fresh()) {
      return asked.answer();
    }
    if (answers.size() >= REMEMBERED_AT_MOST) {
      answers.clear();
    }
    Future<Optional<T>> answer = ask.get();
    answers.put(key, new Asked<>(answer, System.nanoTime()));
    return answer;
  }

  /** Forgets what is remembered; called when a sign-in or an agent has changed. */
  public void forget() {
    remembered.clear();
    links.clear();
  }

  private Future<Optional<Actor>> ask(Kind kind, String secret) {
    Sql sql = kind == Kind.COOKIE ? BY_COOKIE : BY_TOKEN;
    return Db.send(db.client(), sql, Buffer.buffer(Secrets.hash(secret))).map(SignIns::actor);
  }

  private static Optional<Actor> actor(RowSet<Row> rows) {
    return rows.stream().findFirst().map(SignIns::actor);
  }

  private static Actor actor(Row row) {
    return new Actor(
        row.getLong("id"),
        row.getString("email"),
        row.getString("name"),
        Role.of(row.getString("role")),
        Scope.of(row.getString("scope")),
        Set.copyOf(Arrays.asList(row.getArrayOfLongs("teams"))),
        row.getString("locale"),
        row.getString("sign"));
  }
}

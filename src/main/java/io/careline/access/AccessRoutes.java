package io.careline.access;

import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Caller;
import io.careline.http.Handling;
import io.careline.http.Page;
import io.careline.store.Db;
import io.careline.store.Room;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** HTTP for sign-in, people, tokens and audit. */
public final class AccessRoutes {
  private static final String AGENT =
      """
      SELECT a.id, a.email, a.name, a.role, a.scope, a.active, a.locale,
             (SELECT coalesce(array_agg(t.name ORDER BY t.name), '{}')
                FROM membership m JOIN team t ON t.id = m.team_id WHERE m.agent_id = a.id) AS teams
        FROM agent a\
      """;
  private static final Sql AGENTS =
      new Sql("access.list-agents", AGENT + " ORDER BY a.name, a.id LIMIT 5000");
  private static final Sql ONE_AGENT = new Sql("access.one-agent", AGENT + " WHERE a.id = $1");
  private static final Sql TEAMS =
      new Sql("access.list-teams", "SELECT id, name FROM team ORDER BY name LIMIT 2000");
  private static final Sql ONE_TEAM =
      new Sql("access.one-team", "SELECT id, name FROM team WHERE id = $1");
  private static final Sql AUDIT =
      new Sql(
          "access.list-audit",
          """
          SELECT u.id, u.at, coalesce(a.email, u.actor) AS actor, u.action, u.subject, u.detail, u.address
            FROM audit u LEFT JOIN agent a ON 'agent:' || a.id = u.actor
           WHERE $1::bigint IS NULL OR u.id < $1 ORDER BY u.id DESC LIMIT $2\
          """);

  private final Db db;
  private final SessionDesk sessions;
  private final PeopleDesk people;
  private final TokenDesk tokens;

  public AccessRoutes(Db db, SessionDesk sessions, PeopleDesk people, TokenDesk tokens) {
    this.db = db;
    this.sessions = sessions;
    this.people = people;
    this.tokens = tokens;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    Map<String, Function<Call, Answer>> work = new HashMap<>();
    work.put("signIn", this::signIn);
    work.put("signOut", this::signOut);
    work.put("getMe", call -> Answer.ok(me(Gate.actor(call))));
    work.put("changeMe", this::changeMe);
    work.put(
        "listAgents", call -> Answer.ok(items(Db.list(db.client(), AGENTS, AccessRoutes::agent))));
    work.put("createAgent", this::createAgent);
    work.put("changeAgent", this::changeAgent);
    work.put(
        "listTeams", call -> Answer.ok(items(Db.list(db.client(), TEAMS, AccessRoutes::team))));
    work.put("createTeam", this::createTeam);
    work.put("changeTeam", this::changeTeam);
    work.put("listTokens", call -> Answer.ok(items(tokens.list())));
    work.put("createToken", this::createToken);
    work.put("revokeToken", this::revokeToken);
    work.put("listAudit", this::audit);
    Map<String, Handling> handlings = new HashMap<>();
    work.forEach((id, one) -> handlings.put(id, Handling.in(room, one)));
    return handlings;
  }

  private Answer signIn(Call call) {
    Audit.Source nobody = new Audit.Source("nobody", call.address(), call.requestId());
    String userAgent = call.header("User-Agent").orElse("");
    String token =
        sessions.signIn(
            call.body().getString("email"), call.body().getString("password"), userAgent, nobody);
    call.context()
        .response()
        .addCookie(cookie(call, token).setMaxAge(SessionDesk.LIFE.toSeconds()));
    return Answer.nothing();
  }

  private Answer signOut(Call call) {
    sessions.signOut(Gate.actor(call), source(call));
    call.context().response().addCookie(cookie(call, "").setMaxAge(0));
    return Answer.nothing();
  }

  /** Secure behind TLS, which a trusted proxy in front of us tells by its header. */
  private static Cookie cookie(Call call, String value) {
    return Cookie.cookie(Gate.COOKIE, value)
        .setHttpOnly(true)
        .setSameSite(CookieSameSite.LAX)
        .setSecure(Caller.of(call.context()).secure())
        .setPath("/");
  }

  private Answer changeMe(Call call) {
    sessions.change(Gate.actor(call), call.body(), source(call));
    Actor actor = Gate.actor(call);
    return Answer.ok(me(actor));
  }

  private JsonObject me(Actor actor) {
    JsonArray permissions = new JsonArray();
    actor.role().permissions().forEach(permission -> permissions.add(permission.word()));
    Row row = db.run(ONE_AGENT, actor.id()).iterator().next();
    JsonObject me =
        agent(row).put("locale", row.getString("locale")).put("permissions", permissions);
    me.remove("active");
    return me;
  }

  private Answer createAgent(Call call) {
    long id = people.add(call.body(), source(call));
    return Answer.created("/api/v1/agents/" + id, oneAgent(id));
  }

  private Answer changeAgent(Call call) {
    people.change(call.id(), call.body(), source(call));
    return Answer.ok(oneAgent(call.id()));
  }

  private JsonObject oneAgent(long id) {
    return agent(db.run(ONE_AGENT, id).iterator().next());
  }

  private Answer createTeam(Call call) {
    long id = people.addTeam(call.body().getString("name"), source(call));
    return Answer.created("/api/v1/teams/" + id, team(db.run(ONE_TEAM, id).iterator().next()));
  }

  private Answer changeTeam(Call call) {
    people.renameTeam(call.id(), call.body().getString("name"), source(call));
    return Answer.ok(team(db.run(ONE_TEAM, call.id()).iterator().next()));
  }

  private Answer createToken(Call call) {
    JsonObject token = tokens.create(Gate.actor(call), call.body(), source(call));
    return Answer.created("/api/v1/tokens/" + token.getLong("id"), token);
  }

  private Answer revokeToken(Call call) {
    tokens.revoke(call.id(), source(call));
    return Answer.nothing();
  }

  private Answer audit(Call call) {
    int limit = Page.limit(call);
    Long before = Page.before(call).isPresent() ? Page.before(call).getAsLong() : null;
    List<JsonObject> entries = Db.list(db.client(), AUDIT, AccessRoutes::entry, before, limit);
    String next =
        entries.size() < limit ? null : Page.cursor(entries.getLast().getLong("id").toString());
    return Answer.ok(items(entries).put("next", next));
  }

  /** Who did this call, for the audit rows of every room. */
  public static Audit.Source source(Call call) {
    return new Audit.Source(Gate.actor(call).word(), call.address(), call.requestId());
  }

  private static JsonObject items(List<JsonObject> items) {
    return new JsonObject().put("items", new JsonArray(items));
  }

  private static JsonObject agent(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("email", row.getString("email"))
        .put("name", row.getString("name"))
        .put("role", row.getString("role"))
        .put("scope", row.getString("scope"))
        .put("teams", Rows.array(row, "teams"))
        .put("active", row.getBoolean("active"));
  }

  private static JsonObject team(Row row) {
    return new JsonObject().put("id", row.getLong("id")).put("name", row.getString("name"));
  }

  private static JsonObject entry(Row row) {
    return new JsonObject()
        .put("id", row.getLong("id"))
        .put("at", Rows.time(row, "at"))
        .put("actor", row.getString("actor"))
        .put("action", row.getString("action"))
        .put("subject", row.getString("subject"))
        .put("detail", row.getValue("detail"))
        .put("address", row.getString("address"));
  }
}

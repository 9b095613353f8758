package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.careline.store.StoreException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** Agents and teams. Whoever's rights change is signed out everywhere, in the same transaction. */
public final class PeopleDesk {
  private static final Sql ADD =
      new Sql(
          "access.add-agent",
          """
          INSERT INTO agent (email, name, password_hash, role, scope, locale)
          VALUES ($1, $2, $3, $4, $5, $6) RETURNING id\
          """);
  private static final Sql CHANGE =
      new Sql(
          "access.change-agent",
          """
          UPDATE agent SET name = coalesce($2, name), role = coalesce($3, role), scope = coalesce($4, scope),
                           active = coalesce($5, active), password_hash = coalesce($6, password_hash),
                           updated_at = now()
           WHERE id = $1\
          """);
  private static final Sql LEAVE_TEAMS =
      new Sql("access.leave-teams", "DELETE FROM membership WHERE agent_id = $1");
  private static final Sql JOIN_TEAMS =
      new Sql(
          "access.join-teams",
          """
          INSERT INTO membership (agent_id, team_id) SELECT $1, unnest($2::bigint[])
          ON CONFLICT DO NOTHING\
          """);
  private static final Sql END_SESSIONS =
      new Sql("access.end-sessions", "DELETE FROM session WHERE agent_id = $1");
  private static final Sql ADMINISTRATORS =
      new Sql(
          "access.administrators",
          """
          SELECT id FROM agent WHERE role = 'administrator' AND active ORDER BY id FOR UPDATE\
          """);
  private static final Sql ADD_TEAM =
      new Sql("access.add-team", "INSERT INTO team (name) VALUES ($1) RETURNING id");
  private static final Sql RENAME_TEAM =
      new Sql("access.rename-team", "UPDATE team SET name = $2 WHERE id = $1");

  private final Db db;
  private final Passwords passwords;
  private final Directory directory;
  private final SignIns signIns;

  public PeopleDesk(Db db, Passwords passwords, Directory directory, SignIns signIns) {
    this.db = db;
    this.passwords = passwords;
    this.directory = directory;
    this.signIns = signIns;
  }

  /** Adds an agent and gives the id. Without a password they cannot sign in until they get one. */
  public long add(JsonObject wish, Audit.Source source) {
    Long[] teams = teams(wish.getJsonArray("teams", new JsonArray()));
    String hash = hash(wish);
    try {
      long id =
          db.inTransaction(
              tx -> {
                long added =
                    Db.run(
                            tx,
                            ADD,
                            wish.getString("email").strip(),
                            wish.getString("name"),
                            hash,
                            wish.getString("role"),
                            wish.getString("scope"),
                            wish.getString("locale", "en"))
                        .iterator()
                        .next()
                        .getLong("id");
                Db.run(tx, JOIN_TEAMS, added, teams);
                record(tx, source, "agent.added", added, wish);
                return added;
              });
      directory.forget();
      return id;
    } catch (StoreException e) {
      if (e.violates("agent_email_key")) {
        throw new Refusal.Invalid("/email", "An agent with this e-mail exists already.");
      }
      throw e;
    }
  }

  /** Changes an agent. The last administrator stays one, or nobody could mend anything. */
  public void change(long id, JsonObject wish, Audit.Source source) {
    Optional<Long[]> teams = Optional.ofNullable(wish.getJsonArray("teams")).map(this::teams);
    String hash = hash(wish);
    db.inTransaction(
        tx -> {
          keepAnAdministrator(tx, id, wish);
          int rows =
              Db.run(
                      tx,
                      CHANGE,
                      id,
                      wish.getString("name"),
                      wish.getString("role"),
                      wish.getString("scope"),
                      wish.getBoolean("active"),
                      hash)
                  .rowCount();
          if (rows == 0) {
            throw new Refusal.NotFound("agent");
          }
          teams.ifPresent(
              ids -> {
                Db.run(tx, LEAVE_TEAMS, id);
                Db.run(tx, JOIN_TEAMS, id, ids);
              });
          if (changesRights(wish)) {
            Db.run(tx, END_SESSIONS, id);
          }
          record(tx, source, "agent.changed", id, wish);
          return null;
        });
    directory.forget();
    signIns.forget();
  }

  private static boolean changesRights(JsonObject wish) {
    return wish.fieldNames().stream().anyMatch(field -> !field.equals("name"));
  }

  private static void keepAnAdministrator(SqlClient tx, long id, JsonObject wish) {
    boolean stays =
        wish.getBoolean("active", true)
            && "administrator".equals(wish.getString("role", "administrator"));
    if (stays) {
      return;
    }
    // Locked, so that two who dismiss each other at the same moment do so one after the other.
    boolean another = Db.run(tx, ADMINISTRATORS).stream().anyMatch(row -> row.getLong("id") != id);
    if (!another) {
      throw new Refusal.Conflict(
          "last-administrator", "This is the last administrator. Make another one first.");
    }
  }

  /** Adds a team and gives the id. */
  public long addTeam(String name, Audit.Source source) {
    return team(
        tx -> {
          long id = Db.run(tx, ADD_TEAM, name.strip()).iterator().next().getLong("id");
          recordTeam(tx, source, "team.added", id, name);
          return id;
        });
  }

  public void renameTeam(long id, String name, Audit.Source source) {
    team(
        tx -> {
          if (Db.run(tx, RENAME_TEAM, id, name.strip()).rowCount() == 0) {
            throw new Refusal.NotFound("team");
          }
          recordTeam(tx, source, "team.renamed", id, name);
          return id;
        });
  }

  private long team(Db.Work<Long> work) {
    try {
      long id = db.inTransaction(work);
      directory.forget();
      return id;
    } catch (StoreException e) {
      if (e.violates("team_name_key")) {
        throw new Refusal.Invalid("/name", "A team with this name exists already.");
      }
      throw e;
    }
  }

  private static void recordTeam(
      SqlClient tx, Audit.Source source, String action, long id, String name) {
    Audit.write(tx, source, action, "team:" + id, new JsonObject().put("name", name));
    Journal.write(tx, List.of(AccessFacts.teamChanged(id, source.actor())));
  }

  private static void record(
      SqlClient tx, Audit.Source source, String action, long id, JsonObject wish) {
    JsonObject detail = wish.copy();
    if (detail.containsKey("password")) {
      detail.put("password", "changed");
    }
    Audit.write(tx, source, action, "agent:" + id, detail);
    Journal.write(tx, List.of(AccessFacts.agentChanged(id, source.actor())));
  }

  private String hash(JsonObject wish) {
    String password = wish.getString("password");
    return password == null ? null : passwords.hash(password).await();
  }

  private Long[] teams(JsonArray names) {
    Long[] ids = new Long[names.size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = directory.teamOr("/teams/" + i, names.getString(i));
    }
    return ids;
  }
}

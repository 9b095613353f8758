package io.careline.demo;

import static io.careline.store.Columns.texts;
import static io.careline.store.Columns.times;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes teams, people, mailboxes and customers, each kind in one statement. */
final class PeopleTables {
  private static final Sql TEAMS =
      new Sql(
          "demo.teams",
          """
          INSERT INTO team AS t (name) SELECT unnest($1::text[])
          ON CONFLICT (lower(name)) DO UPDATE SET name = t.name RETURNING id, name\
          """);
  private static final Sql AGENTS =
      new Sql(
          "demo.agents",
          """
          INSERT INTO agent AS a (email, name, password_hash, role, scope, locale)
          SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[])
          ON CONFLICT (lower(email)) DO UPDATE SET email = a.email RETURNING id, email\
          """);
  private static final Sql MEMBERS =
      new Sql(
          "demo.members",
          """
          INSERT INTO membership (agent_id, team_id) SELECT * FROM unnest($1::bigint[], $2::bigint[])
          ON CONFLICT DO NOTHING\
          """);
  private static final Sql FIRST_MAILBOX =
      new Sql(
          "demo.first-mailbox",
          """
          INSERT INTO mailbox (address, name) SELECT $1, 'Support' WHERE NOT EXISTS (SELECT FROM mailbox)\
          """);
  private static final Sql FIRST_TEAM =
      new Sql(
          "demo.first-team",
          """
          UPDATE mailbox SET team_id = coalesce(team_id, $1) WHERE id = (SELECT min(id) FROM mailbox)
          RETURNING address\
          """);
  private static final Sql MAILBOXES =
      new Sql(
          "demo.mailboxes",
          """
          INSERT INTO mailbox (address, name, team_id) SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[])
          ON CONFLICT DO NOTHING\
          """);
  private static final Sql POSTS =
      new Sql(
          "demo.posts",
          "SELECT id, address, name, team_id FROM mailbox WHERE team_id IS NOT NULL ORDER BY id");
  private static final Sql CUSTOMER_IDS =
      new Sql(
          "demo.customer-ids",
          "SELECT min(id) AS id FROM (SELECT nextval('customer_id_seq') AS id FROM"
              + " generate_series(1, $1)) AS drawn");
  private static final Sql CUSTOMERS =
      new Sql(
          "demo.customers",
          """
          WITH person AS (
            SELECT * FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[],
                                 $7::timestamptz[]) AS p(id, name, email, phone, tier, locale, created_at)
          ), made AS (
            INSERT INTO customer (id, name, email, phone, tier, locale, created_at) SELECT * FROM person RETURNING id
          )
          INSERT INTO customer_identity (kind, value, customer_id)
          SELECT 'email', email, id FROM person WHERE email IS NOT NULL
          UNION ALL SELECT 'phone', phone, id FROM person WHERE phone IS NOT NULL
          ON CONFLICT DO NOTHING\
          """);

  private final SqlClient tx;
  private final Company company;

  PeopleTables(SqlClient tx, Company company) {
    this.tx = tx;
    this.company = company;
  }

  /** Teams and people; all have the same password, but the shop, which has none. */
  Staff staff(String passwordHash) {
    Map<String, Long> teams = new HashMap<>();
    Db.run(tx, TEAMS, new Object[] {company.teams().toArray(String[]::new)})
        .forEach(row -> teams.put(row.getString("name"), row.getLong("id")));
    List<Company.Worker> workers = new ArrayList<>(company.people());
    workers.add(company.shop());
    Map<String, Long> agents = new HashMap<>();
    Db.run(
            tx,
            AGENTS,
            texts(workers, Company.Worker::email),
            texts(workers, Company.Worker::name),
            texts(workers, one -> one == company.shop() ? null : passwordHash),
            texts(workers, Company.Worker::role),
            texts(workers, Company.Worker::scope),
            texts(workers, Company.Worker::speaks))
        .forEach(row -> agents.put(row.getString("email"), row.getLong("id")));
    members(workers, teams, agents);
    return new Staff(company, teams, agents);
  }

  private void members(
      List<Company.Worker> workers, Map<String, Long> teams, Map<String, Long> agents) {
    List<Long> who = new ArrayList<>();
    List<Long> where = new ArrayList<>();
    for (Company.Worker worker : workers) {
      for (String team : worker.teams()) {
        who.add(agents.get(worker.email()));
        where.add(teams.get(team));
      }
    }
    Db.run(tx, MEMBERS, who.toArray(Long[]::new), where.toArray(Long[]::new));
  }

  /** All mailboxes, the first one first; its mail goes to Support. The others get its domain. */
  List<Post> mailboxes(Staff staff) {
    Db.run(tx, FIRST_MAILBOX, "support@" + company.domain());
    Row first = Db.run(tx, FIRST_TEAM, staff.team("Support")).iterator().next();
    String domain = first.getString("address").replaceAll("^.*@", "");
    List<Company.Box> boxes = company.mailboxes();
    Db.run(
        tx,
        MAILBOXES,
        texts(boxes, box -> box.address() + "@" + domain),
        texts(boxes, Company.Box::name),
        boxes.stream().map(box -> staff.team(box.team())).toArray(Long[]::new));
    return Db.list(
        tx,
        POSTS,
        row ->
            new Post(
                row.getLong("id"),
                row.getString("address"),
                row.getString("name"),
                row.getLong("team_id")));
  }

  /** The first of so many ids that follow each other. */
  long customerIds(int count) {
    return Db.run(tx, CUSTOMER_IDS, count).iterator().next().getLong("id");
  }

  void customers(List<Buyer> buyers) {
    Db.run(
        tx,
        CUSTOMERS,
        buyers.stream().map(Buyer::id).toArray(Long[]::new),
        texts(buyers, Buyer::name),
        texts(buyers, one -> one.email().orElse(null)),
        texts(buyers, one -> one.phone().orElse(null)),
        texts(buyers, Buyer::tier),
        texts(buyers, Buyer::language),
        times(buyers, Buyer::since));
  }
}

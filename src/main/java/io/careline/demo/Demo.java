package io.careline.demo;

import io.careline.access.Passwords;
import io.careline.reading.MessageReader;
import io.careline.reading.Topics;
import io.careline.store.Db;
import io.careline.store.Keys;
import io.careline.store.Sql;
import io.careline.ticket.Seals;
import io.vertx.sqlclient.SqlClient;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Fills an empty workspace. Many nodes may try at once; one does it, in one transaction. */
public final class Demo {
  /** The past is not followed: nobody is warned of what was due weeks ago. */
  private static final Sql FOLLOWED =
      new Sql("demo.followed", "UPDATE follower SET seq = (SELECT max(seq) FROM journal)");

  private static final Sql LOCK = new Sql("demo.lock", "SELECT pg_advisory_xact_lock(7201002)");
  private static final Sql ANYTHING = new Sql("demo.anything", "SELECT id FROM ticket LIMIT 1");
  private static final Sql PERSON =
      new Sql("demo.person", "SELECT id FROM agent WHERE lower(email) = lower($1)");
  private static final long SEED = 2026;
  private static final int CUSTOMERS = 260;

  private Demo() {}

  /**
   * What was made.
   *
   * @param people who can sign in
   * @param password that they all have
   */
  public record Filled(
      int teams, int people, int customers, int tickets, List<SignIn> signIns, String password) {}

  /** Somebody to sign in as. */
  public record SignIn(String email, String name, String role, String locale) {}

  /** Fills the workspace; empty when there is a ticket already. */
  public static Optional<Filled> fill(
      Db db, Passwords passwords, MessageReader messages, Instant now) {
    if (db.run(ANYTHING).size() > 0) {
      return Optional.empty();
    }
    Company company = Company.load();
    Seals seals = new Seals(Keys.key(db, "seals"));
    String hash = passwords.hash(company.password()).await();
    Instant second = now.truncatedTo(ChronoUnit.SECONDS);
    boolean filled = db.inTransaction(tx -> fill(tx, company, seals, hash, messages, second));
    return filled ? Optional.of(told(company)) : Optional.empty();
  }

  private static boolean fill(
      SqlClient tx,
      Company company,
      Seals seals,
      String hash,
      MessageReader messages,
      Instant now) {
    Db.run(tx, LOCK);
    if (Db.run(tx, ANYTHING).size() > 0) {
      return false;
    }
    PeopleTables people = new PeopleTables(tx, company);
    Staff staff = people.staff(hash);
    List<Post> posts = people.mailboxes(staff);
    List<Buyer> buyers =
        new Crowd(new Random(SEED), now).gather(CUSTOMERS, people.customerIds(CUSTOMERS));
    people.customers(buyers);
    List<Story> stories = new Season(company, staff, buyers, posts, now, SEED).stories();
    new Listener(messages, Topics.inUse(tx)).hear(stories);
    new StoryTables(tx, seals).write(stories, new Random(SEED));
    Db.run(tx, FOLLOWED);
    return true;
  }

  /** What an earlier start has made; empty when this workspace is not a demonstration. */
  public static Optional<Filled> filledBefore(Db db) {
    Filled filled = told(Company.load());
    boolean here = db.run(PERSON, filled.signIns().getFirst().email()).size() > 0;
    return here ? Optional.of(filled) : Optional.empty();
  }

  private static Filled told(Company company) {
    List<SignIn> signIns =
        company.signIns().stream()
            .flatMap(email -> company.people().stream().filter(one -> one.email().equals(email)))
            .map(one -> new SignIn(one.email(), one.name(), one.role(), one.speaks()))
            .toList();
    return new Filled(
        company.teams().size(),
        company.people().size(),
        CUSTOMERS,
        Season.TICKETS,
        signIns,
        company.password());
  }
}

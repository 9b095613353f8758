package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Sql;

/**
 * Slows down guessing. An attempt is counted before it is looked at, so that many at once count as
 * many. The first few are free; after them the wait doubles, and a quarter of an hour without
 * failures forgets them. Counted in the database, so that all nodes count together.
 */
public final class Throttle {
  private static final Sql COUNT =
      new Sql(
          "access.count-attempt",
          """
          INSERT INTO sign_in_failure AS f (subject, failures) VALUES ($1, 1)
          ON CONFLICT (subject) DO UPDATE
            SET failures = CASE WHEN f.last_at < now() - interval '15 minutes' THEN 1 ELSE f.failures + 1 END,
                last_at = now()
            WHERE f.last_at + CASE WHEN f.failures < $2 THEN interval '0'
                                   ELSE least(power(2, least(f.failures - $2, 10)), 300) * interval '1 second' END
                  <= now()
          RETURNING failures\
          """);
  private static final Sql FORGIVE =
      new Sql(
          "access.forgive",
          "UPDATE sign_in_failure SET failures = greatest(failures - 1, 0) WHERE subject = $1");
  private static final Sql CLEAR =
      new Sql("access.clear-failures", "DELETE FROM sign_in_failure WHERE subject = $1");

  private final Db db;
  private final int freeByAccount;
  private final int freeByAddress;

  public Throttle(Db db) {
    this(db, 5, 30);
  }

  Throttle(Db db, int freeByAccount, int freeByAddress) {
    this.db = db;
    this.freeByAccount = freeByAccount;
    this.freeByAddress = freeByAddress;
  }

  /** Counts an attempt, or refuses it when it comes too soon. */
  public void attempt(String email, String address) {
    count("address:" + address, freeByAddress);
    count("account:" + email, freeByAccount);
  }

  /** The attempt was a good one: the account starts anew, and the address gets this one back. */
  public void succeeded(String email, String address) {
    db.run(CLEAR, "account:" + email);
    db.run(FORGIVE, "address:" + address);
  }

  private void count(String subject, int free) {
    if (db.run(COUNT, subject, free).size() == 0) {
      throw new Refusal.TooMany(
          "too-many-attempts", "Too many attempts. Wait a little and try again.", 30);
    }
  }
}

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

  /** Seconds until both subjects are let in again, as COUNT reckons. */
  private static final Sql WAIT =
      new Sql(
          "access.wait",
          """
          SELECT ceil(extract(epoch FROM max(
                   f.last_at + CASE WHEN f.failures < w.free THEN interval '0'
                                    ELSE least(power(2, least(f.failures - w.free, 10)), 300) * interval '1 second' END)
                   - now()))::bigint AS seconds
            FROM sign_in_failure f
            JOIN unnest($1::text[], $2::int[]) AS w(subject, free) ON w.subject = f.subject\
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
    String[] subjects = {"address:" + address, "account:" + email};
    Integer[] free = {freeByAddress, freeByAccount};
    if (!counted(subjects[0], free[0]) || !counted(subjects[1], free[1])) {
      throw new Refusal.TooMany(
          "too-many-attempts",
          "Too many attempts. Wait a little and try again.",
          seconds(subjects, free));
    }
  }

  /** The attempt was a good one: the account starts anew, and the address gets this one back. */
  public void succeeded(String email, String address) {
    db.run(CLEAR, "account:" + email);
    db.run(FORGIVE, "address:" + address);
  }

  private boolean counted(String subject, int free) {
    return db.run(COUNT, subject, free).size() == 1;
  }

  private long seconds(String[] subjects, Integer[] free) {
    Long seconds = db.run(WAIT, subjects, free).iterator().next().getLong("seconds");
    return seconds == null ? 1 : Math.max(1, seconds);
  }
}

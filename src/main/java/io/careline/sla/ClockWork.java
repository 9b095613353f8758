package io.careline.sla;

import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Follower;
import io.careline.store.Loop;
import io.careline.store.Sql;
import io.careline.store.Wake;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * What keeps clocks going: following what happens to tickets, and firing what is due. Both run on
 * every node; rows that one node has claimed are skipped by the others, and all times are the
 * database's.
 */
final class ClockWork {
  private static final int FACTS = 256;
  private static final int DUE = 200;
  private static final long POLL_MILLIS = 1_000;

  /** What happens within so many milliseconds is followed together: one commit for many tickets. */
  private static final long GATHER_MILLIS = 25;

  /**
   * {@code now()} is when the transaction began; a clock that runs on would read the whole index.
   */
  private static final Sql CLAIM =
      new Sql(
          "sla.claim-due",
          """
          SELECT ticket_id FROM sla_ticket WHERE next_at <= now()
           ORDER BY next_at LIMIT $1 FOR UPDATE SKIP LOCKED\
          """);

  private static final Sql NEXT =
      new Sql(
          "sla.next-due",
          """
          SELECT ceil(extract(epoch FROM next_at - clock_timestamp()) * 1000)::bigint AS millis
            FROM sla_ticket WHERE next_at IS NOT NULL ORDER BY next_at LIMIT 1\
          """);

  private final Db db;
  private final Wake wake;
  private final PolicyShelf shelf;
  private final Reckoning reckoning;
  private final Follower follower;
  private Optional<Loop> timer = Optional.empty();

  ClockWork(Db db, Wake wake, PolicyShelf shelf, Reckoning reckoning) {
    this.db = db;
    this.wake = wake;
    this.shelf = shelf;
    this.reckoning = reckoning;
    this.follower = new Follower(db, "sla", FACTS, this::follow);
  }

  /** The loop to wake when something is due sooner than it was. */
  void wakes(Loop timer) {
    this.timer = Optional.of(timer);
  }

  /** How far the journal was followed. */
  long reached() {
    return follower.reached();
  }

  /** Follows what happened; nothing before there are policies. */
  long followSome() {
    if (shelf.newest().isEmpty() || !follower.round()) {
      return POLL_MILLIS;
    }
    timer.ifPresent(Loop::wake);
    wake.committed();
    return -GATHER_MILLIS;
  }

  private void follow(SqlClient tx, List<Fact> facts) {
    Long[] ids =
        facts.stream()
            .filter(fact -> SlaFacts.moves(fact.name()))
            .flatMap(fact -> fact.place().ticketId().stream())
            .distinct()
            .sorted()
            .toArray(Long[]::new);
    if (ids.length > 0) {
      reckoning.reckon(tx, ids, shelf.newest().orElseThrow(), false);
    }
  }

  /** Fires what is due, and sleeps until something else is. */
  long fireSome() {
    if (shelf.newest().isEmpty()) {
      return POLL_MILLIS;
    }
    int claimed = db.inTransaction(this::fire);
    if (claimed > 0) {
      wake.committed();
      return claimed == DUE ? 0 : untilNext();
    }
    return untilNext();
  }

  private int fire(SqlClient tx) {
    Long[] ids =
        Db.list(tx, CLAIM, row -> row.getLong("ticket_id"), DUE).stream()
            .sorted()
            .toArray(Long[]::new);
    if (ids.length > 0) {
      reckoning.reckon(tx, ids, shelf.newest().orElseThrow(), false);
    }
    return ids.length;
  }

  private long untilNext() {
    return db.run(NEXT).stream()
        .findFirst()
        .map(row -> Math.clamp(row.getLong("millis"), 1, POLL_MILLIS))
        .orElse(POLL_MILLIS);
  }
}

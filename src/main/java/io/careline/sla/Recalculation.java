package io.careline.sla;

import io.careline.store.Db;
import io.careline.store.Journal;
import io.careline.store.Sql;
import io.careline.store.Wake;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Applies a new version of the policies to the tickets that are open, a few hundred at a time and
 * beside all other work. Tickets from before the first version get their clocks quietly; those that
 * came later and have none yet are the follower's, who tells what is due.
 */
final class Recalculation {
  private static final Logger LOG = LoggerFactory.getLogger(Recalculation.class);
  private static final int BATCH = 250;
  private static final long PAUSE_MILLIS = 1_000;

  private static final Sql DONE =
      new Sql("sla.recalculated", "SELECT recalculated_at FROM sla_version WHERE id = $1");
  private static final Sql MARK =
      new Sql(
          "sla.mark-recalculated",
          "UPDATE sla_version SET recalculated_at = now() WHERE id = $1 AND recalculated_at IS"
              + " NULL");
  private static final Sql STALE =
      new Sql(
          "sla.stale",
          """
          SELECT t.id FROM ticket t LEFT JOIN sla_ticket s ON s.ticket_id = t.id
           WHERE t.id > $2 AND ((t.status < 'solved' AND (s.version_id IS NULL OR s.version_id < $1))
              OR (s.version_id IS NULL AND t.updated_at > now() - interval '90 days'))
             AND (s.version_id IS NOT NULL OR t.created_at < (SELECT min(installed_at) FROM sla_version))
           ORDER BY t.id LIMIT $3\
          """);

  private final Db db;
  private final Wake wake;
  private final PolicyShelf shelf;
  private final Reckoning reckoning;
  private long version;
  private long after;
  private boolean done;

  Recalculation(Db db, Wake wake, PolicyShelf shelf, Reckoning reckoning) {
    this.db = db;
    this.wake = wake;
    this.shelf = shelf;
    this.reckoning = reckoning;
  }

  /** One batch, or a rest when the newest version is everywhere. */
  long round() {
    if (shelf.newest().isEmpty()) {
      return PAUSE_MILLIS;
    }
    PolicyShelf.Version newest = shelf.newest().get();
    if (newest.id() != version) {
      version = newest.id();
      after = 0;
      done = db.run(DONE, version).iterator().next().getOffsetDateTime("recalculated_at") != null;
    }
    return done ? PAUSE_MILLIS : some(newest);
  }

  private long some(PolicyShelf.Version newest) {
    List<Long> ids =
        Db.list(db.client(), STALE, row -> row.getLong("id"), newest.id(), after, BATCH);
    if (ids.isEmpty()) {
      finish(newest.id());
      done = true;
      LOG.info("Version {} of the SLA policies is applied to all open tickets.", newest.id());
      return PAUSE_MILLIS;
    }
    db.inTransaction(tx -> reckoning.reckon(tx, ids.toArray(Long[]::new), newest, true));
    after = ids.getLast();
    wake.committed();
    return 0;
  }

  /** Said once, since tickets that got their clocks quietly have no facts of their own. */
  private void finish(long version) {
    db.inTransaction(
        tx -> {
          if (Db.run(tx, MARK, version).rowCount() > 0) {
            Journal.write(tx, List.of(SlaFacts.recalculated(version)));
          }
          return null;
        });
    wake.committed();
  }
}

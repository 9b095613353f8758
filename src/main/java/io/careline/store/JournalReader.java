package io.careline.store;

import io.vertx.sqlclient.Row;
import java.util.List;

/**
 * Reads the journal from a number on and skips nothing that commits late. Not shared between
 * threads.
 *
 * <p>At a gap the reader draws a transaction id of its own: whoever drew the missing number had a
 * lower one, because a higher number is visible already. When the oldest transaction still running
 * is above that id, the missing number was rolled back or lost in a crash, and is stepped over.
 */
public final class JournalReader {
  private static final Sql FENCE =
      new Sql("journal.fence", "SELECT pg_current_xact_id()::text::bigint AS xid");
  private static final Sql OLDEST =
      new Sql(
          "journal.oldest", "SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS xid");

  private final Db db;
  private long seq;
  private long gapBefore;
  private long fence;

  public JournalReader(Db db, long seq) {
    this.db = db;
    this.seq = seq;
  }

  /** The number of the last fact given out, or of the last gap stepped over. */
  public long seq() {
    return seq;
  }

  /**
   * Facts that follow, at most {@code limit}; empty when there are none or a late commit is waited
   * for.
   */
  public List<Fact> next(int limit) {
    List<Fact> visible = Journal.visibleAfter(db.client(), seq, limit);
    List<Fact> run = Journal.whole(seq, visible);
    if (run.isEmpty() && !visible.isEmpty()) {
      run = acrossGap(visible.getFirst().seq(), limit);
    }
    if (!run.isEmpty()) {
      seq = run.getLast().seq();
    }
    return run;
  }

  /**
   * What is visible behind a gap that is waited for; it comes again from {@link #next} in its
   * place. For those who must not wait, such as whoever ends a revoked session.
   */
  public List<Fact> ahead(int limit) {
    return waiting() ? Journal.visibleAfter(db.client(), seq, limit) : List.of();
  }

  /** Whether a late commit is waited for, so that asking again soon is worth it. */
  public boolean waiting() {
    return gapBefore > seq;
  }

  private List<Fact> acrossGap(long firstVisible, int limit) {
    if (!waiting()) {
      fence = number(FENCE);
      gapBefore = firstVisible;
    }
    if (number(OLDEST) <= fence) {
      return List.of();
    }
    long end = gapBefore;
    gapBefore = 0;
    return afterGap(end, limit);
  }

  /**
   * Every owner of a number below {@code end} has ended: what is visible below it now is all there
   * will ever be.
   */
  private List<Fact> afterGap(long end, int limit) {
    List<Fact> visible = Journal.visibleAfter(db.client(), seq, limit);
    List<Fact> settled = visible.stream().filter(fact -> fact.seq() < end).toList();
    if (!settled.isEmpty()) {
      return settled;
    }
    seq = end - 1;
    return Journal.whole(seq, visible);
  }

  private long number(Sql sql) {
    Row row = db.run(sql).iterator().next();
    return row.getLong("xid");
  }
}

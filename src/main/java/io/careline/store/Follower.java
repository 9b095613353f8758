package io.careline.store;

import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/**
 * Reads the journal in order and remembers how far, in the transaction in which it does what
 * follows from the facts: so each fact is followed exactly once, over all nodes and restarts. While
 * one node follows, the others let it.
 */
public final class Follower {
  private static final Sql LOCK =
      new Sql("follower.lock", "SELECT seq FROM follower WHERE name = $1 FOR UPDATE SKIP LOCKED");
  private static final Sql REACHED =
      new Sql(
          "follower.reached", "UPDATE follower SET seq = $2, updated_at = now() WHERE name = $1");

  /** What follows from facts, in the follower's transaction. */
  @FunctionalInterface
  public interface Work {
    void follow(SqlClient tx, List<Fact> facts);
  }

  private final Db db;
  private final String name;
  private final int batch;
  private final Work work;
  private Optional<JournalReader> reader = Optional.empty();
  private volatile long reached;

  /**
   * @param name the follower's row, which a migration has made
   * @param batch facts in one transaction, at most
   */
  public Follower(Db db, String name, int batch, Work work) {
    this.db = db;
    this.name = name;
    this.batch = batch;
    this.work = work;
  }

  /** The number of the last fact that this node knows to be followed. */
  public long reached() {
    return reached;
  }

  /**
   * Follows what there is, at most one batch.
   *
   * @return whether there may be more at once; false also when another node is following
   */
  public boolean round() {
    try {
      return db.inTransaction(this::step);
    } catch (RuntimeException e) {
      reader = Optional.empty(); // it has read facts whose work was rolled back
      throw e;
    }
  }

  private boolean step(SqlClient tx) {
    Optional<Row> row = Db.run(tx, LOCK, name).stream().findFirst();
    if (row.isEmpty()) {
      return false;
    }
    long seq = row.get().getLong("seq");
    if (reader.map(JournalReader::seq).filter(at -> at == seq).isEmpty()) {
      reader = Optional.of(new JournalReader(db, seq));
    }
    List<Fact> facts = reader.get().next(batch);
    if (!facts.isEmpty()) {
      work.follow(tx, facts);
    }
    reached = reader.get().seq();
    if (reached > seq) {
      Db.run(tx, REACHED, name, reached);
    }
    return !facts.isEmpty();
  }
}

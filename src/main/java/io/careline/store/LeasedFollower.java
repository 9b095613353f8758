package io.careline.store;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Follows facts by work that takes long, so that no transaction can be held open meanwhile: a lease
 * on the follower's row keeps other nodes from doing the same. A node that dies, or takes longer
 * than its lease, is followed by another from where it stopped; so the work is to change nothing
 * when it is done twice.
 */
public final class LeasedFollower {
  private static final Sql TAKE =
      new Sql(
          "follower.take",
          """
          UPDATE follower SET leased_by = $2, leased_until = now() + interval '60 seconds'
           WHERE name = $1 AND (leased_by = $2 OR leased_until IS NULL OR leased_until < now())
          RETURNING seq\
          """);
  private static final Sql REACHED =
      new Sql(
          "follower.leased-reached",
          """
          UPDATE follower SET seq = $3, updated_at = now()
           WHERE name = $1 AND leased_by = $2 AND seq < $3\
          """);

  private final Db db;
  private final String name;
  private final String node;
  private final int batch;
  private final Consumer<List<Fact>> work;
  private Optional<JournalReader> reader = Optional.empty();
  private long reached;

  /**
   * @param name the follower's row, which a migration has made
   * @param node who takes the lease
   * @param batch facts in one round, at most; to be done well within a minute
   */
  public LeasedFollower(Db db, String name, String node, int batch, Consumer<List<Fact>> work) {
    this.db = db;
    this.name = name;
    this.node = node;
    this.batch = batch;
    this.work = work;
  }

  /**
   * Follows what there is, at most one batch.
   *
   * @return whether there may be more at once; false also when another node has the lease
   */
  public boolean round() {
    if (Journal.last(db.client()) <= reached) {
      return false; // and the row is left alone
    }
    Optional<Long> seq =
        Db.list(db.client(), TAKE, row -> row.getLong("seq"), name, node).stream().findFirst();
    if (seq.isEmpty()) {
      return false;
    }
    try {
      return step(seq.get());
    } catch (RuntimeException e) {
      reader = Optional.empty(); // it has read facts that were not followed
      throw e;
    }
  }

  private boolean step(long seq) {
    if (reader.map(JournalReader::seq).filter(at -> at == seq).isEmpty()) {
      reader = Optional.of(new JournalReader(db, seq));
    }
    List<Fact> facts = reader.get().next(batch);
    if (!facts.isEmpty()) {
      work.accept(facts);
    }
    reached = reader.get().seq();
    if (reached > seq) {
      db.run(REACHED, name, node, reached);
    }
    return !facts.isEmpty();
  }
}

package io.careline.ticket;

import io.careline.store.Db;
import io.careline.store.Sql;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How much a ticket needs somebody, which queues sort by: the rank of its priority, more for a
 * negative tone, and one more for urgency. The database reckons it in each statement that changes
 * one of them, so that an index can hold it; how much a tone counts is kept there too.
 */
public final class Attention {
  private static final Logger LOG = LoggerFactory.getLogger(Attention.class);
  private static final Sql WEIGH =
      new Sql(
          "attention.weigh",
          "UPDATE attention_weight SET tone = $1 WHERE tone <> $1 RETURNING tone");
  private static final Sql RECKON =
      new Sql(
          "attention.reckon",
          """
          UPDATE ticket SET attention = attention(priority, tone, signals)
           WHERE status < 'closed' AND tone = 'negative' AND attention <> attention(priority, tone, signals)\
          """);

  private Attention() {}

  /**
   * Lets a negative tone count so much from now on, for tickets that are there as well.
   *
   * @param tone steps of priority, 0 to 3; 0 lets it count nothing
   */
  public static void weigh(Db db, int tone) {
    db.inTransaction(
        tx -> {
          if (Db.run(tx, WEIGH, tone).size() > 0) {
            int changed = Db.run(tx, RECKON).rowCount();
            LOG.info("a negative tone counts {} now; {} tickets moved", tone, changed);
          }
          return null;
        });
  }
}

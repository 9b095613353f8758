package io.careline.ticket;

import io.careline.access.Sight;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.vertx.core.Vertx;

/**
 * The very queries behind one ticket and a list of fifty, sent by the PG client alone; rows are
 * read, nothing is made of them.
 */
public final class BareReads {
  private static final Sql LIST =
      new Sql(
          "bare.list",
          TicketView.SELECT
              + " WHERE "
              + Sight.CLAUSE
              + " ORDER BY t.updated_at DESC, t.id DESC LIMIT 51");

  private final Db db;

  public BareReads(Vertx vertx, String url, int connections) {
    this.db = new Db(vertx, url, connections);
  }

  public void one(long id) {
    db.run(TicketReads.WHOLE, "all", 1L, new Long[0], id);
    db.run(InteractionView.ALL, id);
  }

  public void list() {
    db.run(LIST, "all", 1L, new Long[0]);
  }
}

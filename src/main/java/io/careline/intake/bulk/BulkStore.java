package io.careline.intake.bulk;

import io.careline.customer.CustomerDesk;
import io.careline.store.Db;
import io.careline.ticket.PastTicket;
import io.careline.ticket.PastTickets;
import java.util.ArrayList;
import java.util.List;

/**
 * Stores tickets together: who they are of, then the tickets with all that was said, or nothing.
 */
final class BulkStore {
  private final Db db;
  private final String actor;

  /**
   * @param actor who imports, for the tickets' histories
   */
  BulkStore(Db db, String actor) {
    this.db = db;
    this.actor = actor;
  }

  /** Stores them in one transaction; gives how many were not there. */
  int store(List<BulkTicket> tickets) {
    return db.inTransaction(
        tx -> {
          List<Long> customers =
              CustomerDesk.recognise(tx, tickets.stream().map(BulkTicket::customer).toList());
          List<PastTicket> past = new ArrayList<>(tickets.size());
          for (int i = 0; i < tickets.size(); i++) {
            past.add(tickets.get(i).of(customers.get(i)));
          }
          return PastTickets.write(tx, past, actor);
        });
  }
}

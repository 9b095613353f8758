package io.careline.sla;

import io.careline.sla.policy.PolicySet;
import io.careline.ticket.TicketDesk;
import io.vertx.sqlclient.SqlClient;

/**
 * Reckons the clocks of tickets anew from their histories, fires what is due, and writes both, in
 * the caller's transaction. The only writer of clocks: a follower, the timer and a change of
 * policies all come through here, so a step fires once whoever comes first.
 */
final class Reckoning {
  private final TicketDesk tickets;
  private final Escalation escalation;

  Reckoning(TicketDesk tickets, Escalation escalation) {
    this.tickets = tickets;
    this.escalation = escalation;
  }

  /**
   * Reckons tickets; says how many steps fired.
   *
   * @param quiet whether what was due before a ticket's clocks existed is only noted, and nobody is
   *     told: for tickets that are older than the policies
   */
  int reckon(SqlClient tx, Long[] ids, PolicyShelf.Version version, boolean quiet) {
    ReckoningBatch batch = new ReckoningBatch(tx, ids);
    PolicySet policies = version.book().policies();
    Histories.of(tx, ids).forEach(subject -> batch.reckon(subject, policies, quiet));
    batch.write(tickets, escalation, version.id());
    return batch.fired();
  }
}

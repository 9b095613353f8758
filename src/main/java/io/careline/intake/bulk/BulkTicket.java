package io.careline.intake.bulk;

import io.careline.customer.CustomerHint;
import io.careline.reading.MessageReading;
import io.careline.ticket.PastTicket;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A line that can be imported.
 *
 * @param line its number
 * @param said what was said, oldest first; not read yet
 */
record BulkTicket(
    long line,
    String externalId,
    String subject,
    Instant createdAt,
    CustomerHint customer,
    List<PastTicket.Said> said,
    Status status,
    Priority priority,
    Optional<Long> teamId,
    List<String> tags) {

  /** The same with what was read in its messages. */
  BulkTicket with(List<PastTicket.Said> read) {
    return new BulkTicket(
        line, externalId, subject, createdAt, customer, read, status, priority, teamId, tags);
  }

  PastTicket of(long customerId) {
    return new PastTicket(
        externalId, subject, status, priority, teamId, customerId, tags, createdAt, said);
  }

  static PastTicket.Said with(PastTicket.Said said, Optional<MessageReading> reading) {
    return new PastTicket.Said(
        said.kind(), said.text(), said.at(), said.agentId(), said.author(), reading);
  }
}

package io.careline.intake.bulk;

import io.careline.http.Refusal.FieldFault;
import io.careline.store.Db;
import io.careline.store.StoreException;
import io.careline.ticket.PastTickets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers tickets that are stored together, and stores them. Bounded in tickets, so that nobody
 * waits long behind a transaction, and in bytes, so that long lines need no more memory.
 */
final class BulkBatch {
  private static final Logger LOG = LoggerFactory.getLogger(BulkBatch.class);
  static final int TICKETS = 200;
  private static final int BYTES = 4 << 20;

  private final Db db;
  private final BulkImport.Wish wish;
  private final BulkReadings readings;
  private final BulkStore store;
  private final Report report;
  private final Consumer<Report> stored;
  private final Map<String, BulkTicket> tickets = new LinkedHashMap<>();
  private final Seen seen = new Seen();
  private int bytes;

  BulkBatch(
      Db db,
      BulkImport.Wish wish,
      BulkReadings readings,
      String actor,
      Report report,
      Consumer<Report> stored) {
    this.db = db;
    this.wish = wish;
    this.readings = readings;
    this.store = new BulkStore(db, actor);
    this.report = report;
    this.stored = stored;
  }

  /** Adds a ticket; the second of a name is known. */
  void add(BulkTicket ticket, int size) {
    if (tickets.putIfAbsent(ticket.externalId(), ticket) != null) {
      report.known(1);
      return;
    }
    bytes += size;
    if (tickets.size() >= TICKETS || bytes >= BYTES) {
      flush();
    }
  }

  /** Stores what was gathered. */
  void flush() {
    if (tickets.isEmpty()) {
      return;
    }
    Set<String> there = PastTickets.known(db.client(), List.copyOf(tickets.keySet()));
    report.known(there.size());
    tickets.keySet().removeAll(there);
    List<BulkTicket> fresh = List.copyOf(tickets.values());
    tickets.clear();
    bytes = 0;
    if (wish.dryRun()) {
      fresh.forEach(this::pretend);
    } else if (!fresh.isEmpty()) {
      together(wish.read() ? readings.read(fresh) : fresh);
    }
    stored.accept(report);
  }

  private void pretend(BulkTicket ticket) {
    if (seen.add(ticket.externalId())) {
      report.imported(1);
    } else {
      report.known(1);
    }
  }

  private void together(List<BulkTicket> fresh) {
    try {
      count(fresh.size(), store.store(fresh));
    } catch (StoreException e) {
      LOG.info("{} tickets are imported one by one: {}", fresh.size(), e.getMessage());
      fresh.forEach(this::alone);
    }
  }

  /** One that the database refuses stops no other; a database that is away stops all. */
  private void alone(BulkTicket ticket) {
    try {
      count(1, store.store(List.of(ticket)));
    } catch (StoreException e) {
      if (e.passing()) {
        throw e;
      }
      LOG.warn("line {} of an import cannot be stored", ticket.line(), e);
      FieldFault fault = new FieldFault("", "The database refuses this ticket.");
      report.refused(ticket.line(), Optional.of(ticket.externalId()), List.of(fault));
    }
  }

  private void count(int tried, int written) {
    report.imported(written);
    report.known(tried - written);
  }
}

package io.careline.intake;

import io.careline.access.Directory;
import io.careline.delivery.Correspondent;
import io.careline.delivery.Mailboxes;
import io.careline.store.Db;
import io.careline.store.Keys;
import io.careline.store.Wake;
import io.careline.ticket.Channel;
import io.careline.ticket.Seals;
import io.careline.ticket.TicketDesk;
import io.careline.ticket.TicketReads;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What opening a ticket asks of PostgreSQL, sent by the PG client alone: no HTTP, no contract, no
 * gate, no group commit. The yardstick for the benchmark of {@code POST /api/v1/tickets}.
 */
public final class BareOpening {
  private final Db db;
  private final Settlement settlement;
  private final ApiAdapter adapter = new ApiAdapter();

  public BareOpening(Vertx vertx, String url, int connections) {
    this.db = new Db(vertx, url, connections);
    Seals seals = new Seals(Keys.key(db, "seals"));
    Directory directory = new Directory(db);
    Mailboxes mailboxes = new Mailboxes(db);
    TicketReads reads = new TicketReads(db, directory);
    TicketDesk desk = new TicketDesk(db, new Wake(vertx, db, url, "bench"), directory, reads);
    Correspondent correspondent =
        new Correspondent(mailboxes, seals, "http://localhost:8080", InstantSource.system());
    this.settlement =
        new Settlement(
            desk, directory, new Threading(seals), mailboxes, new Greetings(correspondent)::of);
  }

  /** Opens one ticket in one transaction. */
  public void open(JsonObject body) {
    byte[] raw = body.toBuffer().getBytes();
    JsonObject envelope = ApiAdapter.envelope("agent:1", Optional.empty());
    Arrival arrival =
        new Arrival(Channel.API, adapter.dedupKey(envelope, raw), envelope, Buffer.buffer(raw));
    InboundMessage message = adapter.read(envelope, raw);
    db.inTransaction(
        tx -> {
          Map<String, Long> ids = Arrivals.store(tx, List.of(arrival), true);
          return settlement.settle(
              tx,
              List.of(
                  new Settlement.Read(
                      Channel.API,
                      Optional.of(ids.get(arrival.dedupKey())),
                      message,
                      Optional.of("agent:1"),
                      Settlement.Destination.NONE,
                      Settlement.Uploads.NONE,
                      Optional.empty(),
                      Optional.empty())));
        });
  }

  public Db db() {
    return db;
  }
}

package io.careline.intake;

import io.careline.access.Audit;
import io.careline.http.Refusal;
import io.careline.reading.MessageReader;
import io.careline.reading.MessageReading;
import io.careline.store.Db;
import io.careline.store.GroupCommit;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.StoreException;
import io.careline.store.Wake;
import io.careline.ticket.Channel;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The front door. What arrives is stored as it came and acknowledged; a reader then makes
 * interactions of it. A message that cannot be read is set aside with the reason and stops nobody.
 * A caller who waits for the ticket (the API, the web form) has it opened in the same transaction
 * in which the message is stored.
 */
public final class Intake implements FrontDoor {
  private static final Logger LOG = LoggerFactory.getLogger(Intake.class);
  private static final int BATCH = 64;
  private static final int READ_BATCH = 32;
  private static final long POLL_MILLIS = 1_000;

  /** A message with its bytes that opens a ticket at once. */
  private record Now(Arrival arrival, Settlement.Read read) {}

  /** What became of it: the ticket, or nothing because it had been stored before. */
  private record Done(Optional<Settlement.Settled> settled) {}

  private final Db db;
  private final Wake wake;
  private final Settlement settlement;
  private final MessageReader messages;
  private final Map<Channel, ChannelAdapter> adapters = new EnumMap<>(Channel.class);
  private final GroupCommit<Arrival, Receipt> storing;
  private final GroupCommit<Now, Done> opening;
  private final Loop reader;

  Intake(
      Db db,
      Wake wake,
      Room room,
      Settlement settlement,
      MessageReader messages,
      List<ChannelAdapter> adapters) {
    this.db = db;
    this.wake = wake;
    this.settlement = settlement;
    this.messages = messages;
    adapters.forEach(adapter -> this.adapters.put(adapter.channel(), adapter));
    this.storing = new GroupCommit<>(room.context(), this::store, BATCH, 2);
    this.opening = new GroupCommit<>(room.context(), this::openAll, BATCH, 2);
    this.reader = new Loop("intake reader", room.context(), this::readSome);
  }

  public Loop start() {
    return reader.start();
  }

  @Override
  public Future<Receipt> accept(Arrival arrival) {
    return storing.add(arrival);
  }

  private List<Receipt> store(List<Arrival> arrivals) {
    Map<String, Long> fresh = db.inTransaction(tx -> Arrivals.store(tx, arrivals, false));
    List<String> old =
        arrivals.stream().map(Arrival::dedupKey).filter(key -> !fresh.containsKey(key)).toList();
    Map<String, Long> known = old.isEmpty() ? Map.of() : Arrivals.known(db.client(), old);
    reader.wake();
    return arrivals.stream().map(arrival -> receipt(arrival, fresh, known)).toList();
  }

  private static Receipt receipt(
      Arrival arrival, Map<String, Long> fresh, Map<String, Long> known) {
    Long id = fresh.get(arrival.dedupKey());
    return id == null ? new Receipt(known.get(arrival.dedupKey()), true) : new Receipt(id, false);
  }

  /**
   * Opens a ticket for a caller who waits for it. It is read before it joins those that are opened
   * together, so that a message that is looked at closer keeps no other waiting. A repeated call
   * answers the ticket that the first one opened; the same key with other bytes is refused.
   */
  Future<Settlement.Settled> open(Arrival arrival, Settlement.Read read) {
    return readFor(read)
        .compose(known -> opening.add(new Now(arrival, known)))
        .compose(
            done ->
                done.settled()
                    .map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(new Repeated())));
  }

  /** The message had been stored before. */
  static final class Repeated extends RuntimeException {
    Repeated() {
      super("stored before", null, false, false);
    }
  }

  private List<Done> openAll(List<Now> all) {
    List<Done> done =
        db.inTransaction(
            tx -> {
              Map<String, Long> fresh =
                  Arrivals.store(tx, all.stream().map(Now::arrival).toList(), true);
              List<Settlement.Read> reads = new ArrayList<>();
              List<Integer> places = new ArrayList<>();
              for (int i = 0; i < all.size(); i++) {
                Long id = fresh.remove(all.get(i).arrival().dedupKey());
                if (id != null) {
                  reads.add(all.get(i).read().of(id));
                  places.add(i);
                }
              }
              List<Settlement.Settled> settled =
                  reads.isEmpty() ? List.of() : settlement.settle(tx, reads);
              Done[] results = new Done[all.size()];
              java.util.Arrays.fill(results, new Done(Optional.empty()));
              for (int i = 0; i < places.size(); i++) {
                results[places.get(i)] = new Done(Optional.of(settled.get(i)));
              }
              return List.of(results);
            });
    wake.committed();
    return done;
  }

  /** One round of reading: a batch together, or one by one when the batch fails. */
  private long readSome() {
    int read;
    try {
      read = readBatch(READ_BATCH);
    } catch (RuntimeException e) {
      rethrowPassing(e);
      LOG.warn("a batch could not be read, going one by one: {}", e.toString());
      read = readOne();
    }
    if (read > 0) {
      wake.committed();
    }
    return read == 0 ? POLL_MILLIS : 0;
  }

  private int readBatch(int size) {
    return db.inTransaction(tx -> readAll(tx, Arrivals.waiting(tx, size)));
  }

  private int readAll(SqlClient tx, List<Arrivals.Waiting> waiting) {
    List<Settlement.Read> reads = new ArrayList<>();
    List<Long> ids = new ArrayList<>();
    for (Arrivals.Waiting one : waiting) {
      try {
        reads.add(read(one));
        ids.add(one.id());
      } catch (UnreadableMessage e) {
        Arrivals.setAside(tx, one.id(), e.getMessage());
        LOG.warn("arrival {} was set aside: {}", one.id(), e.getMessage());
      }
    }
    if (!reads.isEmpty()) {
      settlement.settle(tx, readFor(reads));
      Arrivals.read(tx, ids);
    }
    return waiting.size();
  }

  /** The same of one message; only a closer look takes time. */
  private Future<Settlement.Read> readFor(Settlement.Read read) {
    InboundMessage message = read.message();
    return message.machine()
        ? Future.succeededFuture(read)
        : messages.read(message.subject(), message.text()).map(read::with);
  }

  /** Reads tone and topic of what people wrote; a machine's writing has no tone. Never fails. */
  private List<Settlement.Read> readFor(List<Settlement.Read> reads) {
    List<MessageReader.Said> said =
        reads.stream()
            .map(Settlement.Read::message)
            .filter(message -> !message.machine())
            .map(message -> new MessageReader.Said(message.subject(), message.text()))
            .toList();
    Iterator<Optional<MessageReading>> found = messages.readAll(said).await().iterator();
    return reads.stream()
        .map(read -> read.message().machine() ? read : read.with(found.next()))
        .toList();
  }

  /**
   * Reads the next one alone; whatever is wrong with it sets it aside. It is chosen, locked and
   * read in one transaction, so the fault is that message's own, whoever else reads meanwhile.
   */
  private int readOne() {
    AtomicLong chosen = new AtomicLong();
    try {
      return db.inTransaction(
          tx -> {
            List<Arrivals.Waiting> next = Arrivals.waiting(tx, 1);
            next.forEach(one -> chosen.set(one.id()));
            return readAll(tx, next);
          });
    } catch (RuntimeException e) {
      rethrowPassing(e);
      if (chosen.get() == 0) {
        throw e;
      }
      Arrivals.setAside(db.client(), chosen.get(), e.toString());
      LOG.warn("arrival {} was set aside", chosen.get(), e);
      return 1;
    }
  }

  /** While the database is away nothing is a message's own fault. */
  private static void rethrowPassing(RuntimeException e) {
    if (e instanceof StoreException store && store.passing()) {
      throw e;
    }
  }

  private Settlement.Read read(Arrivals.Waiting waiting) {
    ChannelAdapter adapter = adapters.get(waiting.channel());
    if (adapter == null) {
      throw new UnreadableMessage("no adapter reads the channel " + waiting.channel().word());
    }
    try {
      InboundMessage message = adapter.read(waiting.envelope(), waiting.raw());
      return new Settlement.Read(
          waiting.channel(),
          Optional.of(waiting.id()),
          message,
          Optional.empty(),
          settlement.destination(message, waiting.envelope()),
          Settlement.Uploads.NONE,
          Optional.empty(),
          Optional.empty());
    } catch (UnreadableMessage | StoreException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableMessage("the " + waiting.channel().word() + " adapter failed: " + e, e);
    }
  }

  /** The ticket id that a stored arrival became, when its bytes are the same. */
  long ticketOf(Arrival repeated) {
    Map.Entry<Long, Buffer> first =
        Arrivals.ticket(db.client(), repeated.dedupKey())
            .orElseThrow(
                () ->
                    new Refusal.Conflict(
                        "key-in-use",
                        "The first call with this key is still under way. Try again."));
    if (!first.getValue().equals(repeated.raw())) {
      throw new Refusal.Invalid("header/Idempotency-Key", "was used for another call");
    }
    return first.getKey();
  }

  JsonArray list(String state, Long before, int limit) {
    return new JsonArray(
        new ArrayList<JsonObject>(Arrivals.list(db.client(), state, before, limit)));
  }

  Buffer raw(long id) {
    return Arrivals.raw(db.client(), id).orElseThrow(() -> new Refusal.NotFound("arrival"));
  }

  /** Has a message that was set aside read once more. */
  void retry(long id, Audit.Source source) {
    db.inTransaction(
        tx -> {
          if (!Arrivals.retry(tx, id)) {
            throw new Refusal.Conflict("not-set-aside", "This message is not set aside.");
          }
          Audit.write(tx, source, "arrival.retried", "arrival:" + id, new JsonObject());
          return null;
        });
    reader.wake();
  }

  /** How many wait to be read, and how many were set aside. */
  public long[] backlog() {
    return Arrivals.backlog(db.client());
  }
}

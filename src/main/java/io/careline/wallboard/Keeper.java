package io.careline.wallboard;

import io.careline.access.AccessFacts;
import io.careline.http.Refusal;
import io.careline.live.Attendance;
import io.careline.sla.SlaFacts;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.Journal;
import io.careline.store.JournalReader;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the figures by following the journal: one reading of everything that counts, and from there
 * on only the tickets that facts have touched. Whatever may have been missed ends in another
 * reading of everything. Only {@link #round} changes the figures, and only its loop calls it.
 */
final class Keeper {
  private static final Logger LOG = LoggerFactory.getLogger(Keeper.class);
  private static final int FACTS = 500;

  /** As far back as the live hub begins, for commits that come late. */
  private static final int LATE = 1_024;

  private static final long AWAIT_MILLIS = 10;
  private static final Duration AWAITED = Duration.ofSeconds(20);

  /** A transaction that stays open holds the journal back; it is not waited for longer. */
  private static final Duration HELD_BACK = Duration.ofSeconds(2);

  private static final long STAFF_NANOS = 60_000_000_000L;

  /** Facts after which figures cannot be told from their tickets alone. */
  private static final Set<String> STAFF_FACTS =
      Set.of(AccessFacts.AGENT_CHANGED, AccessFacts.TEAM_CHANGED);

  private static final Set<String> ALARM_FACTS =
      Set.of(WallboardFacts.ALARMS_CHANGED, WallboardFacts.RANG, WallboardFacts.STOPPED);

  private final Db db;
  private final Reading reading;
  private final Alarms alarms;
  private final Attendance attendance;
  private final ZoneId zone;
  private final Object lock = new Object();
  private JournalReader reader;
  private Today today;
  private volatile long skew;
  private Count count;
  private volatile boolean ready;
  private volatile long seq;
  private volatile Staff staff = new Staff(List.of(), Map.of());
  private volatile List<Alarm> known = List.of();
  private long staffAt;

  Keeper(Db db, Alarms alarms, Attendance attendance, ZoneId zone) {
    this.db = db;
    this.reading = new Reading(db);
    this.alarms = alarms;
    this.attendance = attendance;
    this.zone = zone;
  }

  /** What a round has brought. */
  enum Brought {
    NOTHING,
    CHANGED,
    /** Something changed, and there is more to read. */
    MORE
  }

  /**
   * Goes on to the present. Whatever fails here leaves no figures behind, and the next round reads
   * everything anew.
   */
  Brought round() {
    try {
      return ready ? follow() : start();
    } catch (RuntimeException e) {
      forget();
      throw e;
    }
  }

  /** Lets go of everything; the next round reads it anew. */
  void forget() {
    ready = false;
    synchronized (lock) {
      count = null;
    }
  }

  private Brought start() {
    long from = System.nanoTime();
    Instant now = reading.now();
    skew = Reading.micros(now) - Reading.micros(Instant.now());
    Today day = Today.at(now, zone);
    // What is behind the reader is counted by SQL, and what follows by the reader.
    reader = new JournalReader(db, Journal.whole(db.client(), LATE));
    readStaff();
    known = alarms.all();
    Count fresh = read(day, now);
    synchronized (lock) {
      count = fresh;
      today = day;
    }
    seq = reader.seq();
    ready = true;
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - from);
    LOG.debug("wallboard: {} tickets read in {} ms", fresh.size(), millis);
    return Brought.CHANGED;
  }

  private Count read(Today day, Instant now) {
    Count fresh = new Count(Reading.micros(now));
    reading.happened(day, false, reader.seq(), fresh);
    reading.happened(day.before(), true, reader.seq(), fresh);
    reading.sent(now.minus(1, ChronoUnit.HOURS), reader.seq(), fresh);
    reading.tickets(day.start(), fresh::put);
    return fresh;
  }

  private Brought follow() {
    Instant now = now();
    List<Fact> facts = reader.next(FACTS);
    if (!today.has(now) || facts.stream().anyMatch(Keeper::unsettles) || lostTheThread(facts)) {
      return start();
    }
    List<Counted> touched = reading.some(touched(facts), today.start());
    if (System.nanoTime() - staffAt > STAFF_NANOS || has(facts, STAFF_FACTS)) {
      readStaff();
    }
    if (has(facts, ALARM_FACTS)) {
      known = alarms.all();
    }
    boolean turned;
    synchronized (lock) {
      turned = count.advance(Reading.micros(now));
      facts.forEach(this::happened);
      touched.forEach(count::put);
    }
    seq = reader.seq();
    if (facts.size() == FACTS) {
      return Brought.MORE;
    }
    return turned || !facts.isEmpty() ? Brought.CHANGED : Brought.NOTHING;
  }

  /** Clocks of many tickets were set without a fact for each. */
  private static boolean unsettles(Fact fact) {
    return fact.name().equals(SlaFacts.RECALCULATED);
  }

  /** A journal that ends before where we are is another one: a backup was put back. */
  private boolean lostTheThread(List<Fact> facts) {
    return facts.isEmpty()
        && System.nanoTime() - staffAt > STAFF_NANOS
        && Journal.last(db.client()) < reader.seq();
  }

  private static boolean has(List<Fact> facts, Set<String> names) {
    return facts.stream().anyMatch(fact -> names.contains(fact.name()));
  }

  private static List<Long> touched(List<Fact> facts) {
    return facts.stream()
        .filter(fact -> !fact.inward())
        .flatMap(fact -> fact.place().ticketId().stream())
        .distinct()
        .toList();
  }

  private void happened(Fact fact) {
    Spot spot = Happening.spot(fact);
    Happening.of(fact)
        .ifPresent(
            what -> {
              if (what == Happening.SENT) {
                count.sent(spot, Reading.micros(fact.at()));
              } else if (today.has(fact.at())) {
                count.happened(what, spot, false, today.hour(fact.at()), 1);
              }
            });
  }

  private void readStaff() {
    staff = Staff.read(db.client());
    staffAt = System.nanoTime();
  }

  /** Late commits are asked for again soon. */
  boolean waiting() {
    return ready && reader.waiting();
  }

  /** By the database's clock, as it was when everything was read. */
  Instant now() {
    return Instant.now().plus(skew, ChronoUnit.MICROS);
  }

  long seq() {
    return seq;
  }

  Staff staff() {
    return staff;
  }

  /**
   * Alarms turn where the figures are those of the journal's end; an older view decides nothing.
   */
  void ring() {
    if (!ready || known.isEmpty() || reader.waiting()) {
      return;
    }
    Board board;
    synchronized (lock) {
      board = new Board(View.ALL, staff, count);
    }
    for (Alarm alarm : known) {
      long value = board.value(alarm);
      boolean rings = alarm.rings(value);
      if (rings != alarm.ringsSince().isPresent()) {
        alarms.turn(alarm, rings, value, staff);
      }
    }
  }

  boolean hasAlarms() {
    return !known.isEmpty();
  }

  /** Agents and teams as they are now. */
  Staff freshStaff() {
    return Staff.read(db.client());
  }

  /** How many tickets are kept. */
  int size() {
    synchronized (lock) {
      return count == null ? 0 : count.size();
    }
  }

  /** Whether there are figures now. */
  boolean ready() {
    return ready;
  }

  /** Everything but number and time; ask only when {@link #ready}. */
  JsonObject board(View view) {
    synchronized (lock) {
      if (count == null) {
        throw new Refusal.Unavailable("The figures are being read anew. Try again.");
      }
      Board all = new Board(View.ALL, staff, count);
      Board board = view.equals(View.ALL) ? all : new Board(view, staff, count);
      JsonArray ringing = new JsonArray();
      known.stream()
          .filter(alarm -> alarm.ringsSince().isPresent() && view.seesAlarm(alarm.teamId()))
          .forEach(alarm -> ringing.add(alarm.ringing(staff, all.value(alarm))));
      return board.json(zone.getId(), attendance.quiet(), ringing);
    }
  }

  /** The board with its number and time. */
  JsonObject dated(JsonObject board) {
    return new JsonObject().put("seq", seq).put("at", now().toString()).mergeIn(board);
  }

  /** Waits, on a virtual thread, until what is committed now is counted in. */
  void await(Vertx vertx) {
    long last = Journal.last(db.client());
    long from = System.nanoTime();
    while (!ready || seq < last) {
      long waited = System.nanoTime() - from;
      if (ready && waited > HELD_BACK.toNanos()) {
        return;
      }
      if (waited > AWAITED.toNanos()) {
        throw new Refusal.Unavailable("The figures are being read anew. Try again.");
      }
      vertx.timer(AWAIT_MILLIS, TimeUnit.MILLISECONDS).await();
    }
  }
}

package io.careline.storm;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One storm from the first start to the verdict. Every process it starts ends with it. */
final class Storm implements AutoCloseable {
  private static final Duration CATCH_UP = Duration.ofSeconds(60);

  private final Plan plan;
  private final CarelineProcess careline;
  private final StormDatabase database;
  private final Ledger ledger = new Ledger();
  private final List<LiveWatcher> watchers;
  private final ApiClient api;

  private Storm(Plan plan, CarelineProcess careline, StormDatabase database) {
    this.plan = plan;
    this.careline = careline;
    this.database = database;
    this.watchers =
        List.of(
            new LiveWatcher(careline.port(), plan.limit().multipliedBy(2)),
            new LiveWatcher(careline.port(), Duration.ofSeconds(3)));
    this.api = new ApiClient(careline.port());
  }

  /** A storm over a Careline that is ready, in a folder below {@code target}. */
  static Storm over(Plan plan) throws IOException, InterruptedException {
    Storm storm = fresh(plan);
    try {
      storm.careline.start();
      storm.careline.awaitReady();
      storm.database.adopt();
      return storm;
    } catch (Throwable e) {
      storm.close();
      throw e;
    }
  }

  /** A storm over a Careline that was never started. */
  static Storm fresh(Plan plan) throws IOException {
    Path folder = StormFolder.fresh("run");
    return new Storm(plan, new CarelineProcess(folder), new StormDatabase(folder.resolve("data")));
  }

  CarelineProcess careline() {
    return careline;
  }

  StormDatabase database() {
    return database;
  }

  /** Writes and kills until everything is settled, then waits for the followers and judges. */
  Report run() throws Exception {
    Instant start = Instant.now();
    Havoc havoc = new Havoc(plan, careline, database, ledger);
    for (LiveWatcher watcher : watchers) {
      watcher.open();
    }
    try (Traffic traffic = new Traffic(plan, careline, api, ledger)) {
      traffic.start();
      havoc.rage();
      traffic.awaitEnd();
    }
    careline.awaitReady();
    database.adopt();
    boolean caughtUp = awaitFollowers();
    return new Report(
        plan,
        Duration.between(start, Instant.now()),
        new Verdict(ledger, database),
        LookUp.faults(ledger, api, plan.looked()),
        Order.broken(database),
        watchers.stream().map(watcher -> WatcherReport.of(watcher, database)).toList(),
        caughtUp,
        careline.health(),
        database.number("SELECT count(*) FROM outbox WHERE cause LIKE 'reply:%'"),
        havoc.secondsAfterKill(),
        havoc.secondsAfterStop(),
        ledger.troubles().toString());
  }

  /**
   * Whether everything is read, and the live socket has seen the journal's last fact of a ticket.
   */
  private boolean awaitFollowers() throws InterruptedException {
    long end = System.nanoTime() + CATCH_UP.toNanos();
    while (System.nanoTime() < end) {
      long waiting = database.number("SELECT count(*) FROM arrival WHERE state = 'waiting'");
      long last = database.number("SELECT coalesce(max(seq), 0) FROM journal");
      if (waiting == 0 && watchers.stream().allMatch(watcher -> watcher.record().seq() >= last)) {
        return true;
      }
      Thread.sleep(100);
    }
    return false;
  }

  @Override
  public void close() throws IOException {
    watchers.forEach(LiveWatcher::close);
    api.close();
    try {
      careline.close();
    } finally {
      database.end();
    }
  }
}

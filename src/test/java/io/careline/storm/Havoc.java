package io.careline.storm;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Kills Careline and stops PostgreSQL, spread over the whole of the writing. */
final class Havoc {
  /** So long without a single message settled, while everything should be up, is a hang. */
  private static final Duration STALL = Duration.ofSeconds(90);

  private enum Fault {
    /** PostgreSQL goes on running; the next start finds it. */
    KILL,
    KILL_WITH_DATABASE,
    /** The next Careline is killed as well, somewhere in its start. */
    KILL_TWICE,
    STOP_DATABASE
  }

  private final Plan plan;
  private final CarelineProcess careline;
  private final StormDatabase database;
  private final Ledger ledger;
  private final Random random;
  private final List<Double> secondsAfterKill = new ArrayList<>();
  private final List<Double> secondsAfterStop = new ArrayList<>();

  Havoc(Plan plan, CarelineProcess careline, StormDatabase database, Ledger ledger) {
    this.plan = plan;
    this.careline = careline;
    this.database = database;
    this.ledger = ledger;
    this.random = new Random(plan.seed());
  }

  List<Double> secondsAfterKill() {
    return secondsAfterKill;
  }

  List<Double> secondsAfterStop() {
    return secondsAfterStop;
  }

  /** Does everything that was planned, the last fault while there are still messages to come. */
  void rage() throws IOException, InterruptedException {
    List<Fault> faults = faults();
    for (int i = 0; i < faults.size(); i++) {
      awaitSettled((int) ((i + 1L) * plan.messages() / (faults.size() + 1)));
      Thread.sleep(random.nextInt(40));
      strike(faults.get(i));
    }
  }

  private List<Fault> faults() {
    Fault[] kinds = {Fault.KILL, Fault.KILL_WITH_DATABASE, Fault.KILL_TWICE};
    List<Fault> faults = new ArrayList<>();
    for (int i = 0; i < plan.kills(); i++) {
      faults.add(kinds[i % kinds.length]);
    }
    faults.addAll(Collections.nCopies(plan.stops(), Fault.STOP_DATABASE));
    Collections.shuffle(faults, random);
    return faults;
  }

  private void awaitSettled(int messages) throws IOException, InterruptedException {
    int last = -1;
    long stalled = System.nanoTime() + STALL.toNanos();
    while (ledger.settled() < messages) {
      if (ledger.settled() != last) {
        last = ledger.settled();
        stalled = System.nanoTime() + STALL.toNanos();
      } else if (System.nanoTime() > stalled) {
        throw new AssertionError(
            "nothing was settled for "
                + STALL
                + ", "
                + careline.health()
                + ledger.troubles()
                + "\n"
                + careline.lastWords());
      }
      Thread.sleep(5);
    }
  }

  private void strike(Fault fault) throws IOException, InterruptedException {
    switch (fault) {
      case STOP_DATABASE -> stopDatabase();
      case KILL -> careline.kill();
      case KILL_WITH_DATABASE -> killBoth();
      case KILL_TWICE -> killTwice();
    }
    if (fault != Fault.STOP_DATABASE) {
      restart();
    }
  }

  /** Careline itself starts it again. */
  private void stopDatabase() throws IOException, InterruptedException {
    database.stopImmediately();
    long down = System.nanoTime();
    careline.awaitReady();
    secondsAfterStop.add(secondsSince(down));
  }

  /** Between the two kills Careline may have begun to start the server again. */
  private void killBoth() throws IOException {
    if (random.nextBoolean()) {
      careline.kill();
      database.kill();
    } else {
      database.kill();
      careline.kill();
    }
  }

  private void killTwice() throws IOException, InterruptedException {
    killBoth();
    careline.start();
    Thread.sleep(random.nextInt(2_500));
    careline.kill();
  }

  private void restart() throws IOException, InterruptedException {
    long down = System.nanoTime();
    careline.start();
    careline.awaitReady();
    secondsAfterKill.add(secondsSince(down));
    database.adopt();
  }

  private static double secondsSince(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}

package io.careline.storm;

import java.time.Instant;
import java.util.Random;

/** A client that writes one message after another and remembers what it was promised. */
abstract class Writer {
  private static final int CUSTOMERS = 400;

  final Ledger ledger;
  final Random random;
  private final String name;
  private final Instant end;
  private int written;

  /**
   * @param name stands in each marker
   * @param end after which an open outcome stays open
   */
  Writer(String name, Ledger ledger, Random random, Instant end) {
    this.name = name;
    this.ledger = ledger;
    this.random = random;
    this.end = end;
  }

  /** Writes one message and settles it in the ledger. */
  final void write() throws InterruptedException {
    Message message = next("storm-" + name + "-" + ++written + "-end");
    Outcome outcome = attempt(message, 1);
    for (int tries = 2; again(message, outcome); tries++) {
      Thread.sleep(Math.min(500, 20L << Math.min(tries, 5)) + random.nextInt(30));
      outcome = attempt(message, tries);
    }
    ledger.settle(message, outcome);
    if (outcome instanceof Outcome.Acknowledged acknowledged) {
      acknowledged(message, acknowledged);
    }
  }

  private boolean again(Message message, Outcome outcome) {
    if (outcome instanceof Outcome.Unknown unknown) {
      ledger.trouble(unknown.why());
    }
    boolean open =
        switch (outcome) {
          case Outcome.NotSent none -> true;
          case Outcome.Unknown unknown -> message.kind().repeated();
          case Outcome.Acknowledged yes -> false;
          case Outcome.Refused no -> false;
        };
    return open && Instant.now().isBefore(end);
  }

  /** Few enough that the same customer writes at the same time by both ways. */
  final String customer() {
    return "person" + random.nextInt(CUSTOMERS) + "@customers.example";
  }

  abstract Message next(String marker);

  /** One try; {@code tries} counts from 1. */
  abstract Outcome attempt(Message message, int tries) throws InterruptedException;

  abstract void acknowledged(Message message, Outcome.Acknowledged how);
}

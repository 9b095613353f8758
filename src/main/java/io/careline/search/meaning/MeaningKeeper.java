package io.careline.search.meaning;

import io.careline.language.meaning.Space;
import io.careline.language.meaning.Vector;
import io.careline.store.Db;
import io.careline.store.Fact;
import io.careline.store.LeasedFollower;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.ticket.Essence;
import io.careline.ticket.TicketFacts;
import io.careline.ticket.TicketMeanings;
import io.careline.ticket.TicketMeanings.Made;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Makes vectors of what tickets are about, behind everything else: one node at a time follows the
 * journal and works half of the time of one thread, so a long history takes its time and nobody
 * notices.
 */
public final class MeaningKeeper {
  private static final List<String> SPACES =
      Arrays.stream(Space.values()).map(Space::word).toList();

  /** Few, so that a round is soon done: whoever stops Careline waits for it. */
  private static final int FACTS = 10;

  private static final long POLL_MILLIS = 1_000;

  private final Db db;
  private final Understanding understanding;
  private final LeasedFollower follower;
  private boolean begun;

  /**
   * @param node who follows
   */
  public MeaningKeeper(Db db, Understanding understanding, String node) {
    this.db = db;
    this.understanding = understanding;
    this.follower = new LeasedFollower(db, "meaning", node, FACTS, this::follow);
  }

  /** Begins; every ticket anew when another model is in use than before. */
  public Loop start(Room room) {
    return new Loop("meaning", room.context(), this::round).start();
  }

  private long round() {
    if (!begun) {
      TicketMeanings.renew(db.client(), SPACES);
      begun = true;
    }
    return follower.round() ? 1 : POLL_MILLIS;
  }

  private void follow(List<Fact> facts) {
    Long[] ids =
        facts.stream()
            .filter(MeaningKeeper::tells)
            .flatMap(fact -> fact.place().ticketId().stream())
            .distinct()
            .toArray(Long[]::new);
    if (ids.length == 0) {
      return;
    }
    List<Made> made = new ArrayList<>();
    for (Essence essence : TicketMeanings.essences(db.client(), ids)) {
      if (!known(essence)) {
        made.add(make(essence));
      }
    }
    keep(made);
  }

  /** Whether it may have changed what a ticket is about. */
  private static boolean tells(Fact fact) {
    return switch (fact.name()) {
      case TicketFacts.OPENED, TicketFacts.IMPORTED, TicketFacts.RECEIVED -> true;
      case TicketFacts.CHANGED ->
          Optional.ofNullable(fact.body().getJsonObject("changes"))
              .filter(changes -> changes.containsKey("subject"))
              .isPresent();
      default -> false;
    };
  }

  private static boolean known(Essence essence) {
    return essence.basis().filter(essence.basisIn(space(essence))::equals).isPresent();
  }

  private static String space(Essence essence) {
    return Space.of(essence.tongue()).word();
  }

  private Made make(Essence essence) {
    long began = System.nanoTime();
    Optional<Vector> vector = understanding.of(essence);
    long millis = Math.max(1, (System.nanoTime() - began) / 1_000_000);
    Vertx.currentContext().owner().timer(millis).await();
    return new Made(essence, space(essence), vector.map(Vector::bytes));
  }

  private void keep(List<Made> made) {
    if (!made.isEmpty()) {
      db.inTransaction(
          tx -> {
            TicketMeanings.put(tx, made);
            return null;
          });
    }
  }
}

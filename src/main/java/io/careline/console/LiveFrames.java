package io.careline.console;

import io.careline.live.Frame;
import io.careline.store.Fact;
import io.careline.ticket.Status;
import io.careline.ticket.TicketFacts;
import io.careline.ticket.TicketNumber;
import io.careline.ticket.TicketReads;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Makes of each fact what a console reads: what happened, and the ticket as it is now, read once
 * for all sockets.
 */
public final class LiveFrames implements Function<List<Fact>, List<Frame>> {
  private static final Set<Status> ENDED = EnumSet.of(Status.SOLVED, Status.CLOSED);

  private final TicketReads reads;

  public LiveFrames(TicketReads reads) {
    this.reads = reads;
  }

  @Override
  public List<Frame> apply(List<Fact> facts) {
    Long[] ids =
        facts.stream()
            .filter(fact -> !silent(fact))
            .flatMap(fact -> fact.place().ticketId().stream())
            .distinct()
            .toArray(Long[]::new);
    Map<Long, TicketReads.Present> tickets = ids.length == 0 ? Map.of() : reads.byIds(ids);
    return facts.stream().map(fact -> frame(fact, tickets)).toList();
  }

  private static boolean silent(Fact fact) {
    return fact.inward() || past(fact);
  }

  /** Of what is brought in, only what is still to be worked on is told; the rest is past. */
  private static boolean past(Fact fact) {
    return fact.name().equals(TicketFacts.IMPORTED)
        && ENDED.contains(Status.of(fact.body().getString("status")));
  }

  private Frame frame(Fact fact, Map<Long, TicketReads.Present> tickets) {
    if (silent(fact)) {
      return Frame.silent(fact.seq());
    }
    Optional<TicketReads.Present> present = fact.place().ticketId().map(tickets::get);
    JsonObject shown =
        new JsonObject()
            .put("name", fact.name())
            .put("at", fact.at().toString())
            .put(
                "actor",
                fact.actor().startsWith("agent:")
                    ? reads.name(fact.actor())
                    : fact.actor().split(":")[0]);
    present
        .map(TicketReads.Present::ticket)
        .ifPresent(ticket -> shown.put("number", ticket.getString("number")).put("ticket", ticket));
    if (fact.body().containsKey("interaction")) {
      shown.put("interactionId", fact.body().getLong("interaction"));
    }
    if (fact.body().containsKey("changes")) {
      shown.put("changes", fact.body().getJsonObject("changes"));
    }
    Optional<Fact.Place> now = present.map(TicketReads.Present::place);
    return Frame.of(fact, now, fact.place().ticketId().map(TicketNumber::of), shown);
  }
}

package io.careline.wallboard;

import io.careline.store.Fact;
import io.careline.ticket.Status;
import io.careline.ticket.TicketFacts;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.Optional;

/** What a fact adds to the figures that count what happened, whatever becomes of its ticket. */
enum Happening {
  OPENED,
  SOLVED,
  /** An agent answered. */
  SENT;

  /** As a clause of SQL over the journal; the same rule as {@link #of}. */
  static final String SQL =
      """
      CASE WHEN name = 'ticket.opened' THEN 'OPENED'
           WHEN name = 'ticket.changed' AND NOT body ? 'into'
                AND body #>> '{changes,status,0}' IN ('new', 'open', 'pending', 'onHold')
                AND body #>> '{changes,status,1}' IN ('solved', 'closed') THEN 'SOLVED' END\
      """;

  private static final EnumSet<Status> DONE = EnumSet.of(Status.SOLVED, Status.CLOSED);

  /** What happened; empty for what counts as neither. A merge closes a ticket and solves none. */
  static Optional<Happening> of(Fact fact) {
    return switch (fact.name()) {
      case TicketFacts.OPENED -> Optional.of(OPENED);
      case TicketFacts.SENT -> Optional.of(SENT);
      case TicketFacts.CHANGED -> solved(fact.body()) ? Optional.of(SOLVED) : Optional.empty();
      default -> Optional.empty();
    };
  }

  private static boolean solved(JsonObject body) {
    JsonArray moved = body.getJsonObject("changes", new JsonObject()).getJsonArray("status");
    return moved != null
        && !body.containsKey("into")
        && !DONE.contains(Status.of(moved.getString(0)))
        && DONE.contains(Status.of(moved.getString(1)));
  }

  static Spot spot(Fact fact) {
    return new Spot(fact.place().teamId().orElse(0L), fact.place().assigneeId().orElse(0L));
  }
}

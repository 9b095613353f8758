package io.careline.ticket;

import io.careline.access.Actor;
import io.careline.http.Refusal;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;

/** A note that is meant for somebody: they get a notice, and customers see nothing of either. */
final class Whisper {
  private static final String ASSIGNEE = "assignee";

  private Whisper() {}

  /** Tells whom the wish names; empty when it names nobody. */
  static Optional<Long> tell(
      SqlClient tx, Actor actor, Locked ticket, long interactionId, JsonObject wish) {
    String whom = wish.getString("tell");
    if (whom == null) {
      return Optional.empty();
    }
    if (!wish.getString("kind").equals("note")) {
      throw new Refusal.Invalid("/tell", "goes with a note");
    }
    long agent = agent(tx, ticket, whom);
    JsonObject body =
        new JsonObject()
            .put("interaction", interactionId)
            .put("from", actor.name())
            .put("text", TicketView.snippet(wish.getString("text")));
    Notices.tell(tx, List.of(agent), ticket.id(), Notices.WHISPER, body);
    return Optional.of(agent);
  }

  /** Only somebody who sees the ticket is told, since the notice shows what it is about. */
  private static long agent(SqlClient tx, Locked ticket, String whom) {
    return whom.equals(ASSIGNEE)
        ? ticket
            .assigneeId()
            .orElseThrow(() -> new Refusal.Invalid("/tell", "The ticket has no assignee."))
        : Notices.whoSees(tx, whom, ticket.id())
            .orElseThrow(
                () ->
                    new Refusal.Invalid(
                        "/tell", "There is no active agent " + whom + " who sees this ticket."));
  }
}

package io.careline.intake;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.Seals;
import io.vertx.sqlclient.SqlClient;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the ticket that a message answers. A reply token proves it: it was made for one ticket and
 * one person, and that person is the ticket's customer. References prove it too, when they name a
 * mail that we sent.
 */
final class Threading {
  private static final Sql PEOPLE =
      new Sql(
          "intake.people-of-ticket",
          """
          SELECT i.value AS address FROM customer_identity i JOIN ticket t ON t.customer_id = i.customer_id
           WHERE t.id = $1 AND i.kind = 'email'\
          """);

  private static final Sql MERGED =
      new Sql(
          "intake.merged",
          "SELECT id, merged_into FROM ticket WHERE id = ANY ($1) AND merged_into IS NOT NULL");

  private final Seals seals;

  Threading(Seals seals) {
    this.seals = seals;
  }

  /** The tickets of those messages that answer one, by the message's place. */
  Map<Integer, Long> tickets(SqlClient tx, List<Settlement.Read> messages) {
    Map<Integer, Long> tickets = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      InboundMessage.Thread thread = messages.get(i).message().thread();
      Optional<Long> ticket =
          messages.get(i).ticketId().or(() -> byToken(tx, thread)).or(() -> byReference(thread));
      if (ticket.isPresent()) {
        tickets.put(i, ticket.get());
      }
    }
    return followed(tx, tickets);
  }

  /** What is written to a ticket that was merged goes to the one that stayed. */
  private static Map<Integer, Long> followed(SqlClient tx, Map<Integer, Long> tickets) {
    if (!tickets.isEmpty()) {
      Map<Long, Long> merged = new HashMap<>();
      Db.run(tx, MERGED, new Object[] {tickets.values().toArray(Long[]::new)})
          .forEach(row -> merged.put(row.getLong("id"), row.getLong("merged_into")));
      tickets.replaceAll((place, id) -> merged.getOrDefault(id, id));
    }
    return tickets;
  }

  private Optional<Long> byToken(SqlClient tx, InboundMessage.Thread thread) {
    for (String token : thread.replyTokens()) {
      OptionalLong named = Seals.named(token);
      if (named.isPresent()) {
        List<String> people =
            Db.list(tx, PEOPLE, row -> row.getString("address"), named.getAsLong());
        Optional<Long> proved = seals.ticketOf(token, people);
        if (proved.isPresent()) {
          return proved;
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Long> byReference(InboundMessage.Thread thread) {
    return thread.references().stream()
        .flatMap(id -> seals.ticketOfMessage(id).stream())
        .findFirst();
  }
}

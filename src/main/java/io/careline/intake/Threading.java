package io.careline.intake;

import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.ticket.Seals;
import io.vertx.sqlclient.SqlClient;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds the ticket that a message answers. A reply token proves it: it was made for one ticket and
 * one person, and that person has had mail from us about the ticket. References prove it too, when
 * they name a mail that we sent.
 */
final class Threading {
  private static final Sql SENT =
      new Sql(
          "intake.sent-mail",
          "SELECT message_id, ticket_id FROM sent_mail WHERE message_id = ANY ($1)");
  private static final Sql PEOPLE =
      new Sql(
          "intake.people-of-ticket",
          """
          SELECT DISTINCT recipient AS address FROM sent_mail WHERE ticket_id = $1
          UNION SELECT i.value FROM customer_identity i JOIN ticket t ON t.customer_id = i.customer_id
           WHERE t.id = $1 AND i.kind = 'email'\
          """);

  private final Seals seals;

  Threading(Seals seals) {
    this.seals = seals;
  }

  /** The tickets of those messages that answer one, by the message's place. */
  Map<Integer, Long> tickets(SqlClient tx, List<Settlement.Read> messages) {
    Map<String, Long> sent = sent(tx, messages);
    Map<Integer, Long> tickets = new HashMap<>();
    for (int i = 0; i < messages.size(); i++) {
      InboundMessage.Thread thread = messages.get(i).message().thread();
      Optional<Long> ticket =
          messages
              .get(i)
              .ticketId()
              .or(() -> byToken(tx, thread))
              .or(() -> byReference(sent, thread));
      if (ticket.isPresent()) {
        tickets.put(i, ticket.get());
      }
    }
    return tickets;
  }

  private static Map<String, Long> sent(SqlClient tx, List<Settlement.Read> messages) {
    List<String> ids = new ArrayList<>();
    messages.forEach(read -> ids.addAll(read.message().thread().references()));
    Map<String, Long> sent = new HashMap<>();
    if (!ids.isEmpty()) {
      Db.run(tx, SENT, new Object[] {ids.toArray(String[]::new)})
          .forEach(row -> sent.put(row.getString("message_id"), row.getLong("ticket_id")));
    }
    return sent;
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

  private static Optional<Long> byReference(Map<String, Long> sent, InboundMessage.Thread thread) {
    return thread.references().stream().filter(sent::containsKey).map(sent::get).findFirst();
  }
}

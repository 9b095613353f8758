package io.careline.ticket;

import io.careline.store.Outbox;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Optional;

/**
 * Who makes a mail of an agent's reply; the delivery room is one. Called inside the reply's
 * transaction.
 */
@FunctionalInterface
public interface Correspondence {
  /**
   * The letter that carries a reply to its customer; empty when the customer has no mail address.
   */
  Optional<Letter> letter(SqlClient tx, Reply reply);

  /**
   * A reply as it is written.
   *
   * @param attachments as the API shows them
   */
  record Reply(
      long ticketId,
      long interactionId,
      String subject,
      long customerId,
      String agentName,
      String text,
      Optional<String> html,
      JsonArray attachments) {}

  /**
   * A letter to be sent.
   *
   * @param mail {@code from, to, cc, subject, messageId} as the API shows them
   */
  record Letter(JsonObject mail, Outbox.Effect effect) {}
}

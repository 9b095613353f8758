package io.careline.demo;

import io.careline.delivery.Address;
import io.careline.delivery.OutgoingMail;
import io.careline.ticket.Channel;
import io.careline.ticket.Seals;
import io.careline.ticket.TicketFacts;
import io.careline.ticket.TicketNumber;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The mails of a conversation, as they would stand beside it if they had really been carried. */
final class Mails {
  private Mails() {}

  /**
   * The mail that carried an agent's reply; its Message-ID is real, so an answer to it finds the
   * ticket.
   */
  static Optional<OutgoingMail> sent(
      Seals seals, Story story, long ticketId, long interactionId, Said said, Instant at) {
    if (said.author().isEmpty() || said.channel() != Channel.MAIL) {
      return Optional.empty();
    }
    Post post = story.post;
    String domain = post.address().replaceAll("^.*@", "");
    return Optional.of(
        new OutgoingMail(
            seals.messageId(ticketId, "r" + interactionId, domain),
            at,
            Address.of(post.address(), said.author().get() + " (" + post.name() + ")"),
            List.of(Address.of(story.buyer.email().orElseThrow(), story.buyer.name())),
            List.of(),
            Optional.empty(),
            answer(story, ticketId),
            said.text(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            false,
            List.of(),
            List.of()));
  }

  /** The header of a mail that came in; an answer has the number in its subject. */
  static Optional<JsonObject> received(Story story, long ticketId, Event event) {
    Optional<JsonObject> mail = event.said().flatMap(Said::mail);
    boolean first = event.name().equals(TicketFacts.OPENED);
    return mail.map(header -> first ? header : header.put("subject", answer(story, ticketId)));
  }

  private static String answer(Story story, long ticketId) {
    return "Re: " + story.subject + " [#" + TicketNumber.of(ticketId) + "]";
  }
}

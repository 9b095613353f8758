package io.careline.intake;

import io.careline.delivery.Correspondent;
import io.careline.store.Outbox;
import io.careline.ticket.Channel;
import java.util.Optional;
import java.util.Set;

/**
 * Decides who is told that a message has arrived: people who wrote by mail, form or API and can be
 * written to. Never a machine (RFC 3834), or two of them would answer each other for ever.
 */
final class Greetings {
  private static final Set<Channel> GREETED = Set.of(Channel.MAIL, Channel.WEB, Channel.API);

  private final Correspondent correspondent;

  Greetings(Correspondent correspondent) {
    this.correspondent = correspondent;
  }

  Optional<Outbox.Effect> of(Settlement.Read read, Settlement.Settled settled) {
    InboundMessage message = read.message();
    Optional<String> email = message.sender().email();
    if (message.machine() || email.isEmpty() || !GREETED.contains(read.channel())) {
      return Optional.empty();
    }
    String locale = message.sender().locale().orElse(null);
    return correspondent.acknowledgement(
        new Correspondent.Opened(
            settled.ticketId(),
            settled.ticket().map(ticket -> ticket.getString("subject")).orElse(""),
            email.get(),
            message.sender().name(),
            Correspondent.language(locale, message.subject() + message.text()),
            read.destination().mailboxId(),
            read.destination().teamId(),
            message.mail().map(mail -> mail.getString("messageId")).map(Greetings::bare)));
  }

  private static String bare(String messageId) {
    return messageId.replaceAll("^<|>$", "");
  }
}

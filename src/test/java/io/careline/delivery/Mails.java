package io.careline.delivery;

import io.careline.ticket.Seals;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Mails to try things out with. */
final class Mails {
  static final Instant NOW = Instant.parse("2026-05-05T10:00:00Z");
  static final Seals SEALS = new Seals(new byte[32]);

  private Mails() {}

  static Conversation conversation(String subject, String language) {
    return new Conversation(
        1000,
        subject,
        Address.of("support@desk.example", "Support"),
        Address.of("ada@example.org", "Ada"),
        language,
        List.of("first@example.org", "second@example.org"));
  }

  static OutgoingMail simple(String id, String to, String text) {
    return new OutgoingMail(
        id + "@desk.example",
        NOW,
        Address.of("support@desk.example", "Support 客服"),
        List.of(Address.of(to)),
        List.of(),
        Optional.empty(),
        "Router 路由器",
        text,
        Optional.empty(),
        Optional.empty(),
        List.of(),
        false,
        List.of(),
        List.of());
  }

  static OutgoingMail with(OutgoingMail mail, List<OutgoingMail.Attached> files) {
    return new OutgoingMail(
        mail.messageId(),
        mail.date(),
        mail.from(),
        mail.to(),
        mail.cc(),
        mail.replyTo(),
        mail.subject(),
        mail.text(),
        Optional.of("<p>rich</p>"),
        mail.inReplyTo(),
        mail.references(),
        mail.automatic(),
        files,
        mail.only());
  }

  static OutgoingMail copied(OutgoingMail mail, String... cc) {
    return new OutgoingMail(
        mail.messageId(),
        mail.date(),
        mail.from(),
        mail.to(),
        java.util.Arrays.stream(cc).map(Address::of).toList(),
        mail.replyTo(),
        mail.subject(),
        mail.text(),
        mail.html(),
        mail.inReplyTo(),
        mail.references(),
        mail.automatic(),
        mail.attachments(),
        mail.only());
  }
}

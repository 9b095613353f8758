package io.careline.delivery;

import io.careline.store.Db;
import io.careline.store.Outbox;
import io.careline.store.Rows;
import io.careline.store.Sql;
import io.careline.ticket.Correspondence;
import io.careline.ticket.Seals;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Writes the mails that go out: replies, and the acknowledgement of a new ticket. What it writes
 * goes to the outbox.
 */
public final class Correspondent implements Correspondence {
  private static final Sql TICKET =
      new Sql(
          "delivery.ticket",
          """
          SELECT t.subject, t.mailbox_id, t.team_id, c.email, c.name, c.locale,
                 ARRAY(SELECT i.mail ->> 'messageId' FROM interaction i
                        WHERE i.ticket_id = t.id AND i.mail ->> 'messageId' IS NOT NULL ORDER BY i.id) AS earlier,
                 last.text AS last_text, last.created_at AS last_at
            FROM ticket t JOIN customer c ON c.id = t.customer_id
            LEFT JOIN LATERAL (SELECT i.text, i.created_at FROM interaction i
                                WHERE i.ticket_id = t.id AND i.kind = 'customer' ORDER BY i.id DESC LIMIT 1) last ON true
           WHERE t.id = $1\
          """);

  private final Mailboxes mailboxes;
  private final Seals seals;
  private final String publicUrl;
  private final InstantSource clock;

  public Correspondent(Mailboxes mailboxes, Seals seals, String publicUrl, InstantSource clock) {
    this.mailboxes = mailboxes;
    this.seals = seals;
    this.publicUrl = publicUrl;
    this.clock = clock;
  }

  /**
   * A new ticket as far as its acknowledgement goes.
   *
   * @param messageId of the mail that opened it
   */
  public record Opened(
      long ticketId,
      String subject,
      String email,
      Optional<String> name,
      String language,
      Optional<Long> mailboxId,
      Optional<Long> teamId,
      Optional<String> messageId) {}

  /**
   * The mail that tells a customer that their message has arrived; empty when the address cannot be
   * written to.
   */
  public Optional<Outbox.Effect> acknowledgement(Opened opened) {
    Optional<Mailboxes.Mailbox> mailbox = mailboxes.of(opened.mailboxId(), opened.teamId());
    Optional<Address> customer = address(opened.email(), opened.name());
    if (mailbox.isEmpty() || customer.isEmpty()) {
      return Optional.empty();
    }
    Conversation conversation =
        new Conversation(
            opened.ticketId(),
            opened.subject(),
            mailbox.get().sender(),
            customer.get(),
            opened.language(),
            opened.messageId().stream().toList());
    String id = seals.messageId(opened.ticketId(), "a0", domain(mailbox.get()));
    OutgoingMail mail =
        Acknowledgement.of(
            conversation, seals, id, trackingLink(opened.ticketId()), clock.instant());
    return Optional.of(
        new Outbox.Effect(
            "acknowledgement:" + opened.ticketId(),
            OutgoingMail.KIND,
            Optional.of(opened.ticketId()),
            mail.json()));
  }

  /** Where a customer follows a ticket without an account. */
  public String trackingLink(long ticketId) {
    return publicUrl
        + "/track?number="
        + io.careline.ticket.TicketNumber.of(ticketId)
        + "&secret="
        + seals.trackingSecret(ticketId);
  }

  @Override
  public Optional<Letter> letter(SqlClient tx, Reply reply) {
    Row row = Db.run(tx, TICKET, reply.ticketId()).iterator().next();
    Optional<Address> customer =
        Optional.ofNullable(row.getString("email"))
            .flatMap(email -> address(email, Optional.ofNullable(row.getString("name"))));
    Optional<Mailboxes.Mailbox> mailbox =
        mailboxes.of(Rows.id(row, "mailbox_id"), Rows.id(row, "team_id"));
    if (customer.isEmpty() || mailbox.isEmpty()) {
      return Optional.empty();
    }
    Conversation conversation =
        new Conversation(
            reply.ticketId(),
            row.getString("subject"),
            mailbox.get().sender(),
            customer.get(),
            language(row.getString("locale"), row.getString("last_text")),
            List.of(row.getArrayOfStrings("earlier")));
    return Optional.of(
        letter(reply, conversation, quote(row, customer.get()), domain(mailbox.get())));
  }

  private Letter letter(
      Reply reply, Conversation conversation, Optional<ReplyMail.Quote> quote, String domain) {
    String id = seals.messageId(reply.ticketId(), "r" + reply.interactionId(), domain);
    ReplyMail.Words words =
        new ReplyMail.Words(
            reply.agentName(),
            reply.text(),
            reply.html(),
            quote,
            OutgoingMail.attached(reply.attachments()));
    OutgoingMail mail = ReplyMail.of(conversation, seals, id, words, clock.instant());
    return new Letter(
        mail.view(),
        new Outbox.Effect(
            "reply:" + reply.interactionId(),
            OutgoingMail.KIND,
            Optional.of(reply.ticketId()),
            mail.json()));
  }

  private static Optional<ReplyMail.Quote> quote(Row row, Address customer) {
    return Optional.ofNullable(row.getString("last_text"))
        .map(
            text ->
                new ReplyMail.Quote(
                    customer.name().orElse(customer.email()), Rows.instant(row, "last_at"), text));
  }

  /**
   * The language to write in: the customer's own where it is known, else that of what they wrote.
   */
  public static String language(String locale, String text) {
    if (locale != null) {
      return locale;
    }
    boolean han =
        text != null
            && text.codePoints()
                    .limit(2_000)
                    .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
                    .count()
                > 3;
    return han ? "zh" : "en";
  }

  /** An address that may come from anywhere; empty when no mail can be sent to it. */
  private static Optional<Address> address(String email, Optional<String> name) {
    try {
      return Optional.of(Address.of(email, name.orElse(null)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String domain(Mailboxes.Mailbox mailbox) {
    return mailbox
        .address()
        .substring(mailbox.address().lastIndexOf('@') + 1)
        .toLowerCase(java.util.Locale.ROOT);
  }
}

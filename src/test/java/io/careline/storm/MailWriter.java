package io.careline.storm;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.Random;

/** Writes by SMTP: new mails, answers to replies, and mails that nobody may accept. */
final class MailWriter extends Writer {
  private static final String SUPPORT = "support@localhost";

  private final SmtpClient smtp;
  private SmtpClient.Mail mail;

  MailWriter(SmtpClient smtp, String name, Ledger ledger, Random random, Instant end) {
    super(name, ledger, random, end);
    this.smtp = smtp;
  }

  @Override
  Message next(String marker) {
    int dice = random.nextInt(20);
    Optional<Ledger.Letter> letter = ledger.anyLetter();
    Message message =
        dice < 5 && letter.isPresent()
            ? answer(marker, letter.get())
            : new Message(
                marker,
                dice < 18 ? Message.Kind.MAIL : Message.Kind.BAD_MAIL,
                customer(),
                Optional.empty(),
                Optional.empty());
    // Written once: every try carries the same Message-ID, date and bytes.
    mail = mail(message);
    return message;
  }

  private static Message answer(String marker, Ledger.Letter letter) {
    return new Message(
        marker,
        Message.Kind.ANSWER,
        letter.ticket().customer(),
        Optional.of(letter.ticket().number()),
        Optional.of(letter.messageId()));
  }

  private SmtpClient.Mail mail(Message message) {
    boolean bad = message.kind() == Message.Kind.BAD_MAIL;
    boolean large = bad && random.nextBoolean();
    return new SmtpClient.Mail(
        message.customer(),
        large ? " SIZE=99000000" : "",
        bad && !large ? "nobody@localhost" : SUPPORT,
        text(message));
  }

  private static String text(Message message) {
    String inReplyTo =
        message.answered().map(id -> "In-Reply-To: " + bracketed(id) + "\r\n").orElse("");
    return "From: Somebody <"
        + message.customer()
        + ">\r\nTo: "
        + SUPPORT
        + "\r\nSubject: About "
        + message.marker()
        + "\r\nDate: "
        + DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().atOffset(ZoneOffset.UTC))
        + "\r\nMessage-ID: <"
        + message.marker()
        + "@sender.example>\r\n"
        + inReplyTo
        + "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nThe mail says "
        + message.marker()
        + ".\r\n.A line that begins with a dot.\r\n谢谢";
  }

  private static String bracketed(String messageId) {
    return messageId.startsWith("<") ? messageId : "<" + messageId + ">";
  }

  @Override
  Outcome attempt(Message message, int tries) {
    return smtp.send(mail, tries == 1 && random.nextInt(30) == 0);
  }

  @Override
  void acknowledged(Message message, Outcome.Acknowledged how) {
    // mail is told no number; the database has it
  }
}

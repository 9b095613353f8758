package io.careline.delivery;

import io.careline.ticket.Seals;
import io.careline.ticket.TicketNumber;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The mail that tells a customer that a message has arrived. Never sent to a machine; that is for
 * the caller to see.
 */
public final class Acknowledgement {
  private static final String ENGLISH =
      """
      Hello%s,

      thank you for writing to us. Your message has arrived; its number is #%s.

      You can see how it is getting on at any time, without signing in:
      %s

      What happens next: one of us reads your message and answers you by mail. If you want to add \
      something, simply reply to this mail.

      %s
      This confirmation was sent automatically.
      """;
  private static final String CHINESE =
      """
      %s您好：

      感谢您的来信。我们已经收到，受理编号为 #%s。

      您可以随时点开下面的链接查看处理进度，无需登录：
      %s

      接下来，我们的同事会阅读您的来信，并通过邮件答复您。如需补充，直接回复本邮件即可。

      %s
      （本邮件由系统自动发送）
      """;

  private Acknowledgement() {}

  /**
   * Writes the acknowledgement of a new ticket.
   *
   * @param messageId of this mail, such as {@link Seals#messageId} gives it
   * @param trackingLink where the customer follows the ticket
   */
  public static OutgoingMail of(
      Conversation conversation, Seals seals, String messageId, String trackingLink, Instant now) {
    String text = text(conversation, trackingLink);
    Address customer = conversation.customer();
    String token = seals.replyToken(conversation.ticketId(), customer.email());
    return new OutgoingMail(
        messageId,
        now,
        conversation.mailbox(),
        List.of(customer),
        List.of(),
        Optional.of(conversation.mailbox().plus(token)),
        Subjects.answer(conversation),
        text,
        Optional.of(HtmlPart.of(text)),
        conversation.inReplyTo(),
        conversation.references(),
        true,
        List.of(),
        List.of());
  }

  private static String text(Conversation conversation, String trackingLink) {
    boolean chinese = conversation.chinese();
    String name = conversation.customer().name().map(n -> chinese ? n + "，" : " " + n).orElse("");
    Address mailbox = conversation.mailbox();
    return (chinese ? CHINESE : ENGLISH)
        .formatted(
            name,
            TicketNumber.of(conversation.ticketId()),
            trackingLink,
            mailbox.name().orElse(mailbox.email()));
  }
}

package io.careline.delivery;

import io.careline.ticket.TicketNumber;
import java.util.regex.Pattern;

/** Subjects of answers: one {@code Re:}, and the ticket's number in brackets at the end. */
final class Subjects {
  private static final Pattern REPLY =
      Pattern.compile(
          "^\\s*(re|aw|sv|vs|antw|回复|回覆|答复)(\\[\\d+])?\\s*[:：]\\s*", Pattern.CASE_INSENSITIVE);

  private Subjects() {}

  static String answer(Conversation conversation) {
    String number = "[#" + TicketNumber.of(conversation.ticketId()) + "]";
    String subject = HeaderText.line(conversation.subject()).replace(number, " ").strip();
    for (String before = ""; !before.equals(subject); ) {
      before = subject;
      subject = REPLY.matcher(subject).replaceFirst("");
    }
    if (subject.isBlank()) {
      subject = conversation.chinese() ? "您的来信" : "Your message";
    }
    return "Re: " + HeaderText.line(subject) + " " + number;
  }
}

package io.careline.delivery;

import io.careline.ticket.Seals;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The mail that carries an agent's reply to the customer. */
public final class ReplyMail {
  private static final int LONGEST_QUOTE = 10_000;
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm 'UTC'", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("uuuu年M月d日 HH:mm（'UTC'）", Locale.CHINESE);

  private ReplyMail() {}

  /** What the customer last wrote. */
  public record Quote(String author, Instant at, String text) {}

  /**
   * What an agent wrote.
   *
   * @param html sanitised; made from the text when there is none
   * @param quote stands below the text
   */
  public record Words(
      String agentName,
      String text,
      Optional<String> html,
      Optional<Quote> quote,
      List<OutgoingMail.Attached> attachments) {}

  /**
   * Writes a reply.
   *
   * @param messageId of this mail, such as {@link Seals#messageId} gives it
   */
  public static OutgoingMail of(
      Conversation conversation, Seals seals, String messageId, Words words, Instant now) {
    Address customer = conversation.customer();
    String token = seals.replyToken(conversation.ticketId(), customer.email());
    Address mailbox = conversation.mailbox();
    return new OutgoingMail(
        messageId,
        now,
        Address.of(mailbox.email(), signed(words.agentName(), mailbox)),
        List.of(customer),
        List.of(),
        Optional.of(mailbox.plus(token)),
        Subjects.answer(conversation),
        text(conversation, words),
        Optional.of(html(conversation, words)),
        conversation.inReplyTo(),
        conversation.references(),
        false,
        words.attachments(),
        List.of());
  }

  private static String signed(String agentName, Address mailbox) {
    return mailbox.name().map(desk -> agentName + " (" + desk + ")").orElse(agentName);
  }

  private static String text(Conversation conversation, Words words) {
    return words.text().strip()
        + "\n"
        + words.quote().map(quote -> quoted(conversation, quote)).orElse("");
  }

  private static String quoted(Conversation conversation, Quote quote) {
    String lines =
        cut(quote)
            .lines()
            .map(line -> line.isEmpty() || line.startsWith(">") ? ">" + line : "> " + line)
            .collect(Collectors.joining("\n"));
    return "\n" + introduction(conversation, quote) + "\n" + lines + "\n";
  }

  private static String html(Conversation conversation, Words words) {
    String rich = words.html().orElseGet(() -> HtmlPart.of(words.text().strip()));
    return rich
        + words
            .quote()
            .map(quote -> HtmlPart.quote(introduction(conversation, quote), cut(quote)))
            .orElse("");
  }

  private static String introduction(Conversation conversation, Quote quote) {
    String author = HeaderText.line(quote.author());
    return conversation.chinese()
        ? CHINESE.format(quote.at().atOffset(ZoneOffset.UTC)) + "，" + author + " 写道："
        : "On " + ENGLISH.format(quote.at().atOffset(ZoneOffset.UTC)) + ", " + author + " wrote:";
  }

  private static String cut(Quote quote) {
    String text = quote.text().strip();
    if (text.length() <= LONGEST_QUOTE) {
      return text;
    }
    int end = text.lastIndexOf('\n', LONGEST_QUOTE);
    int last =
        end > 0
            ? end
            : Character.isHighSurrogate(text.charAt(LONGEST_QUOTE - 1))
                ? LONGEST_QUOTE - 1
                : LONGEST_QUOTE;
    return text.substring(0, last) + "\n[…]";
  }
}

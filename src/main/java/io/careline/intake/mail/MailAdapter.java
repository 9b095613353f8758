package io.careline.intake.mail;

import io.careline.intake.ChannelAdapter;
import io.careline.intake.InboundMessage;
import io.careline.intake.InboundMessage.Sender;
import io.careline.intake.InboundMessage.Wishes;
import io.careline.intake.UnreadableMessage;
import io.careline.ticket.Channel;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * Reads mail (RFC 5322 and MIME). The envelope holds {@code from} (empty for the null return path)
 * and {@code recipients}; both may be missing when the mail did not come by SMTP.
 */
public final class MailAdapter implements ChannelAdapter {
  /** What most providers take: 25 MiB. */
  public static final int USUAL_LARGEST = 25 << 20;

  private static final int LONGEST_SUBJECT = 500;

  private final int largest;

  public MailAdapter() {
    this(USUAL_LARGEST);
  }

  /**
   * @param largest bytes of the largest message
   */
  public MailAdapter(int largest) {
    this.largest = largest;
  }

  @Override
  public Channel channel() {
    return Channel.MAIL;
  }

  @Override
  public int largest() {
    return largest;
  }

  @Override
  public String dedupKey(JsonObject envelope, byte[] raw) {
    return DedupKey.of(raw);
  }

  @Override
  public InboundMessage read(JsonObject envelope, byte[] raw) {
    if (raw.length == 0) {
      throw new UnreadableMessage("The message is empty.");
    }
    if (raw.length > largest) {
      throw new UnreadableMessage("The message has more than " + largest + " bytes.");
    }
    try {
      return message(envelope, MailReader.read(raw));
    } catch (UnreadableMessage e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreadableMessage("The message cannot be read: " + e.getMessage(), e);
    }
  }

  private static InboundMessage message(JsonObject envelope, MailReader reader) {
    MailHeader header = reader.header();
    MailContent content = reader.content();
    MailSender sender = MailSender.of(envelope, header);
    String subject = header.text("subject", LONGEST_SUBJECT);
    return new InboundMessage(
        new Sender(
            Optional.of(sender.address().address()),
            Optional.empty(),
            sender.address().name(),
            Optional.empty()),
        subject,
        content.text(),
        content.html(),
        content.files(),
        MailThread.of(envelope, header),
        Machine.wrote(envelope, header, sender.from(), subject),
        Optional.of(shown(header, sender, subject, content.whole())),
        Wishes.NONE);
  }

  private static JsonObject shown(
      MailHeader header, MailSender sender, String subject, boolean whole) {
    JsonObject mail =
        new JsonObject()
            .put("from", sender.from().written())
            .put("to", written(header, "to"))
            .put("cc", written(header, "cc"))
            .put("subject", subject);
    MailThread.ids(header, "message-id").stream()
        .findFirst()
        .ifPresent(id -> mail.put("messageId", id));
    sender.replyTo().ifPresent(replyTo -> mail.put("replyTo", replyTo.written()));
    return whole ? mail : mail.put("incomplete", true);
  }

  private static JsonArray written(MailHeader header, String name) {
    JsonArray people = new JsonArray();
    header.all(name).stream()
        .flatMap(value -> MailAddress.list(value).stream())
        .limit(100)
        .forEach(one -> people.add(one.written()));
    return people;
  }
}

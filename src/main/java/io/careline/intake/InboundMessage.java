package io.careline.intake;

import io.careline.ticket.Priority;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What every channel adapter makes of a message.
 *
 * @param html as it came; the front door sanitises it, nobody else needs to
 * @param thread what may lead to a ticket that exists already
 * @param machine whether a machine wrote it (RFC 3834): a reply, a bounce, a list, a report
 * @param mail {@code from, to, cc, subject, messageId} as the API shows them, when it was a mail
 */
public record InboundMessage(
    Sender sender,
    String subject,
    String text,
    Optional<String> html,
    List<Part> attachments,
    Thread thread,
    boolean machine,
    Optional<JsonObject> mail,
    Wishes wishes) {

  /**
   * Who wrote. At least one of the three is there.
   *
   * @param locale {@code en} or {@code zh} where the channel knows it, such as from the form's
   *     language
   */
  public record Sender(
      Optional<String> email,
      Optional<String> phone,
      Optional<String> name,
      Optional<String> locale) {}

  /**
   * An attached file.
   *
   * @param contentId the name under which the HTML shows it, without angle brackets
   */
  public record Part(String name, String type, Optional<String> contentId, byte[] bytes) {}

  /**
   * Hints that lead to a ticket.
   *
   * @param replyTokens tokens found in recipients' addresses ({@code support+TOKEN@…}), the most
   *     trusted first
   * @param references Message-IDs without angle brackets, nearest first (In-Reply-To, then
   *     References backwards)
   */
  public record Thread(List<String> replyTokens, List<String> references) {
    public static final Thread NONE = new Thread(List.of(), List.of());
  }

  /** What the sender asks for; only trusted channels fill it. {@code team} is a team's name. */
  public record Wishes(
      Optional<Priority> priority, Optional<String> team, List<String> tags, JsonObject fields) {
    public static final Wishes NONE =
        new Wishes(Optional.empty(), Optional.empty(), List.of(), new JsonObject());
  }
}

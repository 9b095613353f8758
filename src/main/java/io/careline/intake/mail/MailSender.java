package io.careline.intake.mail;

import io.careline.intake.UnreadableMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Who wrote a mail.
 *
 * @param from the author
 * @param replyTo where the author wants the answer, when that is somewhere else
 */
record MailSender(MailAddress from, Optional<MailAddress> replyTo) {

  /** Where an answer goes, with the best name there is for the person. */
  MailAddress address() {
    return replyTo.map(to -> new MailAddress(to.name().or(from::name), to.address())).orElse(from);
  }

  /**
   * Finds the sender: From, else Sender, else the envelope's.
   *
   * @throws UnreadableMessage when nobody is named anywhere
   */
  static MailSender of(JsonObject envelope, MailHeader header) {
    MailAddress from =
        address(header, "from")
            .or(() -> address(header, "sender"))
            .or(() -> enveloped(envelope))
            .or(() -> address(header, "return-path"))
            .or(() -> local(header))
            .or(() -> bounced(envelope, header))
            .orElseThrow(() -> new UnreadableMessage("No sender is named in the message."));
    Optional<MailAddress> replyTo =
        address(header, "reply-to")
            .filter(to -> !to.address().equalsIgnoreCase(from.address()))
            .filter(to -> !ours(envelope, to));
    return new MailSender(from, replyTo);
  }

  private static Optional<MailAddress> address(MailHeader header, String name) {
    return header.all(name).stream().flatMap(value -> MailAddress.list(value).stream()).findFirst();
  }

  private static Optional<MailAddress> enveloped(JsonObject envelope) {
    return Optional.ofNullable(envelope.getString("from"))
        .filter(MailAddress::valid)
        .map(address -> new MailAddress(Optional.empty(), address));
  }

  /** Old mail systems write just {@code MAILER-DAEMON}; .invalid (RFC 2606) is nobody's domain. */
  private static Optional<MailAddress> local(MailHeader header) {
    return header.all("from").stream()
        .map(from -> CleanText.cut(from, 500).replaceAll(".*<|>.*|\\(.*|\"", "").strip())
        .flatMap(name -> List.of(name.split("\\s")).stream())
        .map(name -> new MailAddress(Optional.empty(), name + "@unknown.invalid"))
        .filter(one -> MailAddress.valid(one.address()))
        .findFirst();
  }

  /** A bounce need not say who sends it: that is the null return path's sense. */
  private static Optional<MailAddress> bounced(JsonObject envelope, MailHeader header) {
    return Machine.nullReturnPath(envelope, header)
        ? Optional.of(new MailAddress(Optional.empty(), "mailer-daemon@unknown.invalid"))
        : Optional.empty();
  }

  /** An answer to ourselves would go round in circles. */
  private static boolean ours(JsonObject envelope, MailAddress to) {
    String base = PlusAddress.base(to.address());
    return envelope.getJsonArray("recipients", new JsonArray()).stream()
        .anyMatch(recipient -> PlusAddress.base(recipient.toString()).equals(base));
  }
}

package io.careline.intake.mail;

import io.vertx.core.json.JsonObject;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Whether a machine wrote a message, so that no machine answers it (RFC 3834, and the headers that
 * mail systems use instead). In doubt it was one: a missing acknowledgement harms nobody, two
 * machines that thank each other do.
 */
final class Machine {
  private static final Set<String> PRECEDENCE = Set.of("bulk", "junk", "list", "auto_reply");
  private static final Set<String> MARKS =
      Set.of(
          "list-id",
          "list-unsubscribe",
          "x-autoreply",
          "x-autorespond",
          "x-autoresponse",
          "x-auto-reply-from",
          "x-failed-recipients",
          "feedback-id");
  private static final Pattern SENDER =
      Pattern.compile(
          "(mailer-?daemon|postmaster|(do-?|do_)?no[t]?[-_.]?reply|bounces?|auto-?reply|list-?owner)"
              + "([-+_.=].*)?@.*");

  /** What a mail program writes when its owner is away, or when it gives a mail back. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?iu)\\s*(auto(matic)?[- ]?(reply|response)\\s*(:.*|$)|auto:.*out of (the )?office.*"
              + "|out of (the )?office( reply| autoreply)?\\s*(:.*|$)"
              + "|(自动回复|自動回覆|自動回應|系统退信|退信).*"
              + "|(abwesenheitsnotiz|réponse automatique)\\s*(:.*|$)"
              + "|(undeliverable:|undelivered mail returned|returned mail:|mail delivery failed).*"
              + "|delivery (status notification|failure notification).*"
              + "|failure notice|delivery failure)");

  private Machine() {}

  /** Judges a message. */
  static boolean wrote(JsonObject envelope, MailHeader header, MailAddress sender, String subject) {
    return nullReturnPath(envelope, header)
        || says(header, "auto-submitted", "no")
        || says(header, "x-auto-response-suppress", "none")
        || header.all("precedence").stream()
            .anyMatch(p -> PRECEDENCE.contains(p.strip().toLowerCase(Locale.ROOT)))
        || MARKS.stream().anyMatch(header::has)
        || header.parameters("content-type").value().equals("multipart/report")
        || SENDER.matcher(sender.address().toLowerCase(Locale.ROOT)).matches()
        || SUBJECT.matcher(subject).matches();
  }

  /** Whether the message was sent with {@code MAIL FROM:<>}, as bounces are. */
  static boolean nullReturnPath(JsonObject envelope, MailHeader header) {
    return envelope.containsKey("from")
        ? "".equals(envelope.getString("from"))
        : header.all("return-path").stream().anyMatch(path -> path.replace(" ", "").equals("<>"));
  }

  /** Whether a header is there and says something else than its word for "a person wrote this". */
  private static boolean says(MailHeader header, String name, String person) {
    return header.all(name).stream()
        .map(value -> HeaderParameters.read(value).value())
        .anyMatch(value -> !value.equals(person) && !value.isEmpty());
  }
}

package io.careline.intake.mail;

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

  /** What a mail program writes before the subject when its owner is away. */
  private static final Pattern SUBJECT =
      Pattern.compile(
          "(?i)\\s*(auto(matic)?[- ]?(reply|response)|out of (the )?office( reply| autoreply)?"
              + "|自动回复|自動回覆|自動回應|abwesenheitsnotiz|réponse automatique)\\s*([:：].*|$)");

  private Machine() {}

  /**
   * Judges a message.
   *
   * @param nullReturnPath whether it was sent with {@code MAIL FROM:<>}
   */
  static boolean wrote(
      MailHeader header, MailAddress sender, String subject, boolean nullReturnPath) {
    return nullReturnPath
        || returnPathEmpty(header)
        || says(header, "auto-submitted", "no")
        || says(header, "x-auto-response-suppress", "none")
        || header.all("precedence").stream()
            .anyMatch(p -> PRECEDENCE.contains(p.strip().toLowerCase(Locale.ROOT)))
        || MARKS.stream().anyMatch(header::has)
        || header.parameters("content-type").value().equals("multipart/report")
        || SENDER.matcher(sender.address().toLowerCase(Locale.ROOT)).matches()
        || SUBJECT.matcher(subject).matches();
  }

  private static boolean returnPathEmpty(MailHeader header) {
    return header
        .first("return-path")
        .filter(path -> path.replace(" ", "").equals("<>"))
        .isPresent();
  }

  /** Whether a header is there and says something else than its word for "a person wrote this". */
  private static boolean says(MailHeader header, String name, String person) {
    return header.all(name).stream()
        .map(value -> HeaderParameters.read(value).value())
        .anyMatch(value -> !value.equals(person) && !value.isEmpty());
  }
}

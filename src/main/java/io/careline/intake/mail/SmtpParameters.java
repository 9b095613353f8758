package io.careline.intake.mail;

import java.util.Map;
import java.util.Optional;

/** The parameters of MAIL: SIZE (RFC 1870), BODY (RFC 6152) and SMTPUTF8 (RFC 6531). */
final class SmtpParameters {
  private SmtpParameters() {}

  /** Why a sender with these parameters is refused; empty when it is not. */
  static Optional<String> refusal(SmtpPath path, int largest) {
    for (Map.Entry<String, String> parameter : path.parameters().entrySet()) {
      Optional<String> refusal = refusal(parameter.getKey(), parameter.getValue(), largest);
      if (refusal.isPresent()) {
        return refusal;
      }
    }
    boolean plain = !path.parameters().containsKey("SMTPUTF8");
    return path.international() && plain ? Optional.of(SmtpReply.NEEDS_UTF8) : Optional.empty();
  }

  private static Optional<String> refusal(String parameter, String value, int largest) {
    return switch (parameter) {
      case "SIZE" -> sizeRefusal(value, largest);
      case "BODY" ->
          value.equalsIgnoreCase("8BITMIME") || value.equalsIgnoreCase("7BIT")
              ? Optional.empty()
              : Optional.of(SmtpReply.BAD_SYNTAX);
      case "SMTPUTF8" -> value.isEmpty() ? Optional.empty() : Optional.of(SmtpReply.BAD_SYNTAX);
      default -> Optional.of(SmtpReply.UNKNOWN_PARAMETER);
    };
  }

  /** RFC 1870: up to 20 digits, which is more than a long holds. */
  private static Optional<String> sizeRefusal(String size, int largest) {
    if (!size.matches("[0-9]{1,20}")) {
      return Optional.of(SmtpReply.BAD_SYNTAX);
    }
    boolean large = size.length() > 18 || Long.parseLong(size) > largest;
    return large ? Optional.of(SmtpReply.TOO_LARGE) : Optional.empty();
  }
}

package io.careline.intake.mail;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Names for attached files: as the sender gave them, but only the name and no path. */
final class FileNames {
  private static final int LONGEST = 150;
  private static final Map<String, String> ENDINGS =
      Map.ofEntries(
          Map.entry("text/plain", ".txt"),
          Map.entry("text/html", ".html"),
          Map.entry("text/calendar", ".ics"),
          Map.entry("text/csv", ".csv"),
          Map.entry("text/rfc822-headers", ".txt"),
          Map.entry("message/delivery-status", ".txt"),
          Map.entry("message/rfc822", ".eml"),
          Map.entry("message/global", ".eml"),
          Map.entry("application/pdf", ".pdf"),
          Map.entry("application/zip", ".zip"),
          Map.entry("application/pgp-signature", ".asc"),
          Map.entry("application/ms-tnef", ".dat"),
          Map.entry("image/png", ".png"),
          Map.entry("image/jpeg", ".jpg"),
          Map.entry("image/gif", ".gif"),
          Map.entry("image/webp", ".webp"));

  private int unnamed;

  /** The given name, or one made up from the type: {@code attachment-1.pdf}. */
  String of(Optional<String> given, String type, byte[] bytes) {
    String name = given.map(FileNames::safe).orElse("");
    if (!name.isEmpty()) {
      return type.equals("message/rfc822") && !name.contains(".") ? name + ".eml" : name;
    }
    String ending = ENDINGS.getOrDefault(type, ".bin");
    return type.startsWith("message/") && ending.equals(".eml")
        ? message(bytes) + ending
        : (type.startsWith("image/") ? "image-" : "attachment-") + ++unnamed + ending;
  }

  /** A message inside is called by its own subject. */
  private String message(byte[] bytes) {
    String subject = safe(MailReader.subject(bytes));
    return subject.isEmpty() ? "message-" + ++unnamed : subject;
  }

  private static String safe(String given) {
    String line = CleanText.line(given, 1000);
    String last = line.substring(Math.max(line.lastIndexOf('/'), line.lastIndexOf('\\')) + 1);
    String plain = last.replaceAll("[<>:\"|?*\\p{Cf}]", "_").replaceFirst("^[. ]+", "").strip();
    if (plain.length() <= LONGEST) {
      return plain;
    }
    int dot = plain.lastIndexOf('.');
    String ending = dot > 0 && plain.length() - dot <= 12 ? plain.substring(dot) : "";
    return CleanText.cut(plain, LONGEST - ending.length()) + ending;
  }

  /** A media type that is safe to send out again. */
  static String type(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.matches("[a-z0-9!#$&^_.+-]{1,60}/[a-z0-9!#$&^_.+-]{1,100}")
        ? lower
        : "application/octet-stream";
  }
}

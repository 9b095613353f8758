package io.careline.intake.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What makes two deliveries the same message: Message-ID, date and every byte of the body. The rest
 * of the header changes on the way ({@code Received}, {@code Delivered-To}). The Message-ID alone
 * would not do: two messages may have the same one, and both are to be kept.
 */
final class DedupKey {
  private static final List<String> NAMED = List.of("message-id", "date");
  private static final List<String> NAMELESS = List.of("from", "date", "subject");

  private DedupKey() {}

  static String of(byte[] raw) {
    int body = bodyStart(raw);
    Map<String, String> header = header(raw, body);
    boolean named = !header.getOrDefault("message-id", "").isBlank();
    MessageDigest digest = sha256();
    for (String name : named ? NAMED : NAMELESS) {
      String line = name + ':' + header.getOrDefault(name, "") + '\n';
      digest.update(line.getBytes(StandardCharsets.ISO_8859_1));
    }
    digest.update(raw, body, raw.length - body);
    return "mail:" + HexFormat.of().formatHex(digest.digest());
  }

  /** Behind the first empty line; without one everything is body. */
  private static int bodyStart(byte[] raw) {
    int lineStart = 0;
    while (lineStart < raw.length && (raw[lineStart] == '\r' || raw[lineStart] == '\n')) {
      lineStart++;
    }
    for (int i = lineStart; i < raw.length; i++) {
      if (raw[i] == '\n') {
        boolean empty = i == lineStart || (i == lineStart + 1 && raw[lineStart] == '\r');
        if (empty) {
          return i + 1;
        }
        lineStart = i + 1;
      }
    }
    return 0;
  }

  /** The fields that count, each name's first, unfolded. */
  private static Map<String, String> header(byte[] raw, int body) {
    Map<String, String> fields = new HashMap<>();
    int start = 0;
    while (start < body) {
      int end = fieldEnd(raw, start, body);
      int colon = colon(raw, start, Math.min(end, start + 40));
      if (colon > 0) {
        String name = text(raw, start, colon).strip().toLowerCase(Locale.ROOT);
        if (NAMED.contains(name) || NAMELESS.contains(name)) {
          String value = text(raw, colon + 1, end).strip().replaceAll("\\s+", " ");
          fields.putIfAbsent(name, value);
        }
      }
      start = end;
    }
    return fields;
  }

  private static int fieldEnd(byte[] raw, int start, int body) {
    for (int i = start; i < body; i++) {
      boolean folded = i + 1 < body && (raw[i + 1] == ' ' || raw[i + 1] == '\t');
      if (raw[i] == '\n' && !folded) {
        return i + 1;
      }
    }
    return body;
  }

  private static int colon(byte[] raw, int from, int to) {
    for (int i = from; i < to; i++) {
      if (raw[i] == ':') {
        return i;
      }
    }
    return -1;
  }

  private static String text(byte[] raw, int from, int to) {
    return new String(raw, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

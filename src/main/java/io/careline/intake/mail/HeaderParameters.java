package io.careline.intake.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A header value with parameters, such as Content-Type: {@code text/plain; charset=utf-8}. Reads
 * the long and encoded parameters of RFC 2231, and encoded words where they do not belong.
 *
 * @param value what stands before the first semicolon, in lower case
 * @param parameters decoded, by name in lower case
 */
record HeaderParameters(String value, Map<String, String> parameters) {
  private static final int MOST = 100;

  Optional<String> parameter(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  static HeaderParameters read(String header) {
    int semicolon = header.indexOf(';');
    String value = semicolon < 0 ? header : header.substring(0, semicolon);
    Map<String, String> raw = semicolon < 0 ? Map.of() : split(header, semicolon + 1);
    return new HeaderParameters(
        withoutComment(value).strip().toLowerCase(Locale.ROOT), decoded(raw));
  }

  private static String withoutComment(String value) {
    int open = value.indexOf('(');
    return open < 0 ? value : value.substring(0, open);
  }

  private static Map<String, String> split(String header, int from) {
    Map<String, String> raw = new LinkedHashMap<>();
    int at = from;
    while (at < header.length() && raw.size() < MOST) {
      int end = end(header, at);
      String pair = header.substring(at, end);
      int equals = pair.indexOf('=');
      if (equals > 0) {
        String name = pair.substring(0, equals).strip().toLowerCase(Locale.ROOT);
        raw.putIfAbsent(name, unquoted(pair.substring(equals + 1).strip()));
      }
      at = end + 1;
    }
    return raw;
  }

  /** The next semicolon outside quotes. */
  private static int end(String header, int from) {
    boolean quoted = false;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return i;
      }
    }
    // A quote that is never closed: take it for an ordinary sign.
    int plain = quoted ? header.indexOf(';', from) : -1;
    return plain < 0 ? header.length() : plain;
  }

  private static String unquoted(String value) {
    if (!value.startsWith("\"")) {
      return value;
    }
    StringBuilder text = new StringBuilder();
    for (int i = 1; i < value.length() && value.charAt(i) != '"'; i++) {
      // Windows paths come with single backslashes; only an escaped quote or backslash is one.
      boolean escape =
          value.charAt(i) == '\\'
              && i + 1 < value.length()
              && "\"\\".indexOf(value.charAt(i + 1)) >= 0;
      text.append(value.charAt(escape ? ++i : i));
    }
    return text.toString();
  }

  private static Map<String, String> decoded(Map<String, String> raw) {
    Map<String, String> plain = new LinkedHashMap<>();
    Map<String, TreeMap<Integer, String>> pieces = new LinkedHashMap<>();
    raw.forEach(
        (name, value) -> {
          int star = name.indexOf('*');
          if (star < 0) {
            plain.put(name, EncodedWords.decode(value));
          } else {
            String mark = name.substring(star);
            pieces
                .computeIfAbsent(name.substring(0, star), n -> new TreeMap<>())
                .put(index(mark), (mark.endsWith("*") ? "*" : "-") + value);
          }
        });
    // The encoded form is the better one where a sender gives both.
    pieces.forEach((name, parts) -> plain.put(name, joined(parts)));
    return plain;
  }

  private static int index(String mark) {
    String digits = mark.replace("*", "");
    return digits.matches("[0-9]{1,3}") ? Integer.parseInt(digits) : 0;
  }

  /** Pieces in order, each marked with a star when it is percent-encoded. */
  private static String joined(TreeMap<Integer, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Optional<String> charset = Optional.empty();
    boolean first = true;
    for (String part : parts.values()) {
      String value = part.substring(1);
      boolean encoded = part.charAt(0) == '*';
      int language = value.indexOf('\'');
      int text = language < 0 ? -1 : value.indexOf('\'', language + 1);
      if (encoded && first && text >= 0) {
        charset = Optional.of(value.substring(0, language));
        value = value.substring(text + 1);
      }
      first = false;
      bytes.writeBytes(encoded ? percent(value) : value.getBytes(StandardCharsets.UTF_8));
    }
    String whole = MailCharset.decode(bytes.toByteArray(), charset);
    return charset.isPresent() ? whole : EncodedWords.decode(whole);
  }

  private static byte[] percent(String value) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (int i = 0; i < value.length(); i++) {
      int code = value.charAt(i) == '%' ? EncodedWords.hex(value, i + 1) : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 2;
      } else {
        bytes.writeBytes(String.valueOf(value.charAt(i)).getBytes(StandardCharsets.UTF_8));
      }
    }
    return bytes.toByteArray();
  }
}

package io.careline.intake.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.james.mime4j.stream.Field;
import org.apache.james.mime4j.util.ByteSequence;

/**
 * The fields of a message or part. Each is unfolded and turned to text when somebody asks for it,
 * since most of them nobody reads.
 */
final class MailHeader {
  private static final int MOST_FIELDS = 1000;
  private static final int LONGEST_FIELD = 64 * 1024;

  private final Map<String, List<Field>> fields = new HashMap<>();
  private int count;

  /** Keeps a field; what is beyond the limits is left out, since nobody writes that much. */
  void add(Field field) {
    if (count++ >= MOST_FIELDS) {
      return;
    }
    String name = field.getName().strip().toLowerCase(Locale.ROOT);
    fields.computeIfAbsent(name, n -> new ArrayList<>(1)).add(field);
  }

  private static String value(Field field) {
    ByteSequence raw = field.getRaw();
    if (raw == null) {
      return CleanText.line(field.getBody(), LONGEST_FIELD);
    }
    byte[] bytes = raw.toByteArray();
    int colon = 0;
    while (colon < bytes.length && bytes[colon] != ':') {
      colon++;
    }
    int end = Math.min(bytes.length, colon + LONGEST_FIELD);
    byte[] value = Arrays.copyOfRange(bytes, Math.min(colon + 1, end), end);
    return CleanText.line(MailCharset.guess(value), LONGEST_FIELD);
  }

  /** The first field of this name that says anything. */
  Optional<String> first(String name) {
    return all(name).stream().filter(value -> !value.isBlank()).findFirst();
  }

  /**
   * All fields of this name.
   *
   * @param name in lower case
   */
  List<String> all(String name) {
    return fields.getOrDefault(name, List.of()).stream().map(MailHeader::value).toList();
  }

  boolean isEmpty() {
    return fields.isEmpty();
  }

  boolean has(String name) {
    return fields.containsKey(name);
  }

  /** The first field of this name with encoded words decoded; empty text when there is none. */
  String text(String name, int longest) {
    return CleanText.line(EncodedWords.decode(first(name).orElse("")), longest);
  }

  /** The first field of this name with its parameters. */
  HeaderParameters parameters(String name) {
    return HeaderParameters.read(first(name).orElse(""));
  }
}

package io.careline.search.files;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How the bytes of a text are read: as a byte order mark says, as UTF-8 where it is that, as the
 * message says, as GB18030 where it looks like Chinese in it, else as Windows' Latin letters.
 */
final class Charsets {
  private static final Pattern SAID = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]{1,40})");
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final Charset LATIN = Charset.forName("windows-1252");

  /** Of the pairs of a Chinese text so many are among its common characters. */
  private static final double COMMON = 0.6;

  private Charsets() {}

  /**
   * @param type the message's word for the file, maybe with a {@code charset}
   */
  static String decode(byte[] bytes, String type) {
    Optional<Charset> marked = marked(bytes);
    if (marked.isPresent()) {
      return new String(bytes, marked.get());
    }
    return strictly(bytes, StandardCharsets.UTF_8)
        .or(() -> said(type).flatMap(charset -> strictly(bytes, charset)))
        .or(() -> chinese(bytes) ? strictly(bytes, CHINESE) : Optional.empty())
        .orElseGet(() -> new String(bytes, LATIN));
  }

  /** By its byte order mark, which {@link TextSink} leaves out. */
  static Optional<Charset> marked(byte[] bytes) {
    if (begins(bytes, 0xEF, 0xBB, 0xBF)) {
      return Optional.of(StandardCharsets.UTF_8);
    }
    if (begins(bytes, 0xFF, 0xFE)) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return begins(bytes, 0xFE, 0xFF) ? Optional.of(StandardCharsets.UTF_16BE) : Optional.empty();
  }

  private static Optional<Charset> said(String type) {
    Matcher matcher = SAID.matcher(type);
    try {
      return matcher.find() ? Optional.of(Charset.forName(matcher.group(1))) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /**
   * Empty where the bytes are not of this charset; a character cut off at the end does not count.
   */
  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    CharBuffer text = CharBuffer.allocate(bytes.length);
    var result =
        charset
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT)
            .decode(ByteBuffer.wrap(bytes), text, false);
    return result.isUnderflow() ? Optional.of(text.flip().toString()) : Optional.empty();
  }

  /** A Latin letter with an accent stands alone mostly; Chinese has pairs of high bytes. */
  private static boolean chinese(byte[] bytes) {
    int pairs = 0;
    int common = 0;
    for (int at = 0; at + 1 < bytes.length; at++) {
      if (bytes[at] < 0) {
        pairs++;
        common += (bytes[at] & 0xFF) >= 0xA1 && (bytes[at + 1] & 0xFF) >= 0xA1 ? 1 : 0;
        at++;
      }
    }
    return pairs > 0 && common >= pairs * COMMON;
  }

  private static boolean begins(byte[] bytes, int... mark) {
    boolean same = bytes.length >= mark.length;
    for (int at = 0; same && at < mark.length; at++) {
      same = (bytes[at] & 0xFF) == mark[at];
    }
    return same;
  }
}

package io.careline.intake.mail;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes to text, whatever a mail says about them. A label stands for the larger set that senders
 * really mean by it (WHATWG Encoding), a label that its bytes contradict is not believed, and where
 * there is none the bytes themselves are asked.
 */
final class MailCharset {
  private static final Charset LATIN = Charset.forName("windows-1252");
  private static final Charset CHINESE = Charset.forName("GB18030");
  private static final Charset JAPANESE = Charset.forName("x-windows-iso2022jp");
  private static final Charset KOREAN = Charset.forName("x-windows-949");

  private static final Map<String, Charset> MEANT =
      Map.ofEntries(
          Map.entry("gb2312", CHINESE),
          Map.entry("gb_2312-80", CHINESE),
          Map.entry("csgb2312", CHINESE),
          Map.entry("euc-cn", CHINESE),
          Map.entry("gbk", CHINESE),
          Map.entry("x-gbk", CHINESE),
          Map.entry("cp936", CHINESE),
          Map.entry("gb18030", CHINESE),
          Map.entry("big5", Charset.forName("Big5-HKSCS")),
          Map.entry("iso-2022-jp", JAPANESE),
          Map.entry("shift_jis", Charset.forName("windows-31j")),
          Map.entry("shift-jis", Charset.forName("windows-31j")),
          Map.entry("ks_c_5601-1987", KOREAN),
          Map.entry("ks_c_5601", KOREAN),
          Map.entry("euc-kr", KOREAN),
          Map.entry("iso-8859-1", LATIN),
          Map.entry("latin1", LATIN),
          Map.entry("ansi", LATIN),
          Map.entry("iso-8859-9", Charset.forName("windows-1254")),
          Map.entry("iso-8859-11", Charset.forName("x-windows-874")),
          Map.entry("tis-620", Charset.forName("x-windows-874")),
          Map.entry("iso-8859-8-i", Charset.forName("ISO-8859-8")),
          Map.entry("utf8", StandardCharsets.UTF_8),
          Map.entry("utf-8", StandardCharsets.UTF_8));

  /** Labels that say nothing; plain ASCII with high bytes in it is a wrong label, too. */
  private static final List<String> EMPTY =
      List.of("", "us-ascii", "ascii", "unknown", "unknown-8bit", "x-unknown", "default", "binary");

  private MailCharset() {}

  /** Text of bytes with a label, which may be missing, misspelt or wrong. */
  static String decode(byte[] bytes, Optional<String> label) {
    Optional<Charset> meant = label.flatMap(MailCharset::meant);
    if (meant.isEmpty()) {
      return guess(bytes);
    }
    // Well-formed UTF-8 of any length is hardly ever anything else, whatever the label says.
    int enough = meant.get().equals(LATIN) ? 2 : 6;
    return (high(bytes) >= enough
            ? strictly(bytes, StandardCharsets.UTF_8)
            : Optional.<String>empty())
        .or(() -> strictly(bytes, meant.get()))
        .orElseGet(() -> mended(bytes, meant.get()));
  }

  /** Text of bytes that nobody has labelled. */
  static String guess(byte[] bytes) {
    if (escapes(bytes)) {
      return new String(bytes, JAPANESE);
    }
    return strictly(bytes, StandardCharsets.UTF_8)
        .or(() -> chinese(bytes) ? strictly(bytes, CHINESE) : Optional.empty())
        .orElseGet(
            () ->
                broken(bytes, StandardCharsets.UTF_8) * 10 < high(bytes)
                    ? new String(bytes, StandardCharsets.UTF_8)
                    : new String(bytes, LATIN));
  }

  private static Optional<Charset> meant(String label) {
    String name = label.strip().replace("\"", "").replace("'", "").toLowerCase(Locale.ROOT);
    if (EMPTY.contains(name)) {
      return Optional.empty();
    }
    try {
      Charset known = MEANT.get(name);
      return Optional.of(known != null ? known : Charset.forName(name));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(byte[] bytes, Charset charset) {
    try {
      return Optional.of(
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /** A few bad characters are damage, many are a wrong label. */
  private static String mended(byte[] bytes, Charset charset) {
    return broken(bytes, charset) * 10L < high(bytes) || escapes(bytes)
        ? new String(bytes, charset)
        : guess(bytes);
  }

  private static long broken(byte[] bytes, Charset charset) {
    return new String(bytes, charset).chars().filter(c -> c == 0xFFFD).count();
  }

  private static long high(byte[] bytes) {
    long high = 0;
    for (byte b : bytes) {
      high += b < 0 ? 1 : 0;
    }
    return high;
  }

  /** Whether this is 7-bit Japanese: an escape sequence of ISO-2022-JP, and no high byte. */
  private static boolean escapes(byte[] bytes) {
    boolean found = false;
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] < 0) {
        return false;
      }
      found |=
          bytes[i] == 27
              && i + 2 < bytes.length
              && bytes[i + 1] == '$'
              && "@B".indexOf(bytes[i + 2]) >= 0;
    }
    return found;
  }

  /**
   * Whether nearly all high bytes come in pairs that GB 2312 uses for its characters and signs.
   * Latin letters with accents stand alone between ASCII letters, so they do not look like this.
   */
  private static boolean chinese(byte[] bytes) {
    int pairs = 0;
    int others = 0;
    for (int i = 0; i < bytes.length; i++) {
      int lead = bytes[i] & 0xFF;
      int trail = i + 1 < bytes.length ? bytes[i + 1] & 0xFF : 0;
      boolean pair = lead >= 0xA1 && lead <= 0xF7 && trail >= 0xA1 && trail <= 0xFE;
      pairs += pair ? 1 : 0;
      others += !pair && lead >= 0x80 ? 1 : 0;
      i += pair ? 1 : 0;
    }
    return pairs > 0 && others * 20 <= pairs;
  }
}

package io.careline.intake.bulk;

import io.careline.http.OddText;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/** Makes the JSON object of a line's bytes. */
final class LineJson {
  private static final String MARK = "\uFEFF";

  private LineJson() {}

  static JsonObject of(LineCutter.Line line) throws LineFault {
    byte[] bytes =
        line.bytes().orElseThrow(() -> LineFault.whole("The line is longer than 1 MiB."));
    String text = text(line.number(), bytes);
    if (text.isBlank()) {
      throw LineFault.whole("The line is empty.");
    }
    try {
      JsonObject object = new JsonObject(text);
      return text.contains("\\u") ? OddText.without(object) : object;
    } catch (DecodeException | ClassCastException e) {
      throw LineFault.whole("The line is no JSON object.");
    }
  }

  /** A mark of the byte order may stand before the first line. */
  private static String text(long number, byte[] bytes) throws LineFault {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    try {
      String text = decoder.decode(input).toString();
      return number == 1 && text.startsWith(MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw LineFault.whole(
          "The line is not UTF-8: byte " + (input.position() + 1) + " of it cannot be read.");
    }
  }
}

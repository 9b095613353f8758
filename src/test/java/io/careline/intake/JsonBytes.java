package io.careline.intake;

import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** JSON whose text is bytes that need not be UTF-8, which no JSON library writes. */
public final class JsonBytes {
  private static final String MARK = "\u0001here\u0001";

  private JsonBytes() {}

  /**
   * The body with these bytes as its {@code text}; only NUL and quotes are written as JSON asks.
   */
  public static byte[] withText(JsonObject body, byte[] text) {
    String[] halves = body.copy().put("text", MARK).encode().split("\\\\u0001here\\\\u0001", 2);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes(halves[0].getBytes(StandardCharsets.UTF_8));
    for (byte one : text) {
      if (one == 0) {
        bytes.writeBytes("\\u0000".getBytes(StandardCharsets.US_ASCII));
      } else {
        bytes.write(one);
      }
    }
    bytes.writeBytes(halves[1].getBytes(StandardCharsets.UTF_8));
    return bytes.toByteArray();
  }
}

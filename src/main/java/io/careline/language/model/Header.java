package io.careline.language.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** How each model's file begins: a magic word, a length, and what is to be known in JSON. */
final class Header {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_LABELS = 1_000;

  private Header() {}

  static void write(DataOutputStream out, int magic, JsonObject header) throws IOException {
    byte[] bytes = header.encode().getBytes(StandardCharsets.UTF_8);
    out.writeInt(magic);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  /**
   * Reads the beginning of a file.
   *
   * @param what the file should be, for the error
   */
  static JsonObject read(DataInputStream in, int magic, String what) throws IOException {
    if (in.readInt() != magic) {
      throw new IOException("this is no " + what + ", or one of another version");
    }
    int length = in.readInt();
    if (length < 2 || length > LONGEST) {
      throw new IOException("the header of the model is broken");
    }
    return new JsonObject(new String(in.readNBytes(length), StandardCharsets.UTF_8));
  }

  /** The labels, when they are as many as models have. */
  static String[] labels(JsonObject header) throws IOException {
    JsonArray labels = header.getJsonArray("labels");
    if (labels.size() < 2 || labels.size() > MOST_LABELS) {
      throw larger();
    }
    return labels.stream().map(String.class::cast).toArray(String[]::new);
  }

  static IOException larger() {
    return new IOException("the model is larger than models are");
  }
}

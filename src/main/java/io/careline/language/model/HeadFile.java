package io.careline.language.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a {@link HeadModel}: a magic word, a header in JSON with the card, the weights;
 * gzip'd.
 */
public final class HeadFile {
  private static final int MAGIC = 0x434c4831;
  private static final int MOST_TRAITS = 1 << 14;

  private HeadFile() {}

  public static void write(HeadModel model, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to, 1 << 16))) {
      Header.write(out, MAGIC, header(model));
      for (float bias : model.biases()) {
        out.writeFloat(bias);
      }
      for (float weight : model.weights()) {
        out.writeShort(Float.floatToFloat16(weight));
      }
    }
  }

  private static JsonObject header(HeadModel model) {
    return new JsonObject()
        .put("card", model.card().json())
        .put("space", model.space())
        .put("labels", new JsonArray(List.of(model.labels())))
        .put("traits", model.weights().length / model.labels().length)
        .put("share", model.share())
        .put("temperature", model.temperature());
  }

  /**
   * Reads a model.
   *
   * @throws IOException when it is no such model, or one of another version
   */
  public static HeadModel read(InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
      return body(Header.read(in, MAGIC, "model of meaning"), in);
    }
  }

  private static HeadModel body(JsonObject header, DataInputStream in) throws IOException {
    String[] labels = Header.labels(header);
    int traits = header.getInteger("traits");
    if (traits < 1 || traits > MOST_TRAITS) {
      throw Header.larger();
    }
    float[] biases = new float[labels.length];
    for (int label = 0; label < labels.length; label++) {
      biases[label] = in.readFloat();
    }
    float[] weights = new float[traits * labels.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = Float.float16ToFloat(in.readShort());
    }
    return new HeadModel(
        new ModelCard(header.getJsonObject("card")),
        header.getString("space"),
        labels,
        weights,
        biases,
        header.getDouble("share"),
        header.getDouble("temperature"));
  }
}

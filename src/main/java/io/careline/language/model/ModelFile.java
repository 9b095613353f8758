package io.careline.language.model;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * The file of a model: a magic word, a header in JSON with the card, and the weights; gzip'd.
 * Weights of 0 are most of it, and cost nothing there.
 */
public final class ModelFile {
  private static final int MAGIC = 0x434c4d31;
  private static final int LONGEST_HEADER = 1 << 20;
  private static final int MOST_LABELS = 1_000;

  private ModelFile() {}

  public static void write(LinearModel model, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to, 1 << 16))) {
      byte[] header = header(model).encode().getBytes(StandardCharsets.UTF_8);
      out.writeInt(MAGIC);
      out.writeInt(header.length);
      out.write(header);
      for (int label = 0; label < model.labels().length; label++) {
        out.writeFloat(model.scales()[label]);
        out.writeFloat(model.biases()[label]);
      }
      out.write(model.weights());
    }
  }

  private static JsonObject header(LinearModel model) {
    Shape shape = model.shape();
    return new JsonObject()
        .put("card", model.card().json())
        .put("words", shape.words())
        .put("letters", shape.letters())
        .put("signs", shape.signs())
        .put("bits", shape.bits())
        .put("labels", new JsonArray(java.util.List.of(model.labels())))
        .put("temperature", model.temperature());
  }

  /**
   * Reads a model.
   *
   * @throws IOException when it is no model, or one of another version
   */
  public static LinearModel read(InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
      if (in.readInt() != MAGIC) {
        throw new IOException("this is no model of Careline, or one of another version");
      }
      int length = in.readInt();
      if (length < 2 || length > LONGEST_HEADER) {
        throw new IOException("the header of the model is broken");
      }
      return body(new JsonObject(new String(in.readNBytes(length), StandardCharsets.UTF_8)), in);
    }
  }

  private static LinearModel body(JsonObject header, DataInputStream in) throws IOException {
    String[] labels =
        header.getJsonArray("labels").stream().map(String.class::cast).toArray(String[]::new);
    int bits = header.getInteger("bits");
    if (bits < 8 || bits > 22 || labels.length < 2 || labels.length > MOST_LABELS) {
      throw new IOException("the model is larger than models are");
    }
    float[] scales = new float[labels.length];
    float[] biases = new float[labels.length];
    for (int label = 0; label < labels.length; label++) {
      scales[label] = in.readFloat();
      biases[label] = in.readFloat();
    }
    byte[] weights = new byte[(1 << bits) * labels.length];
    in.readFully(weights);
    Shape shape =
        new Shape(
            header.getInteger("words"),
            header.getInteger("letters"),
            header.getInteger("signs"),
            bits);
    return new LinearModel(
        new ModelCard(header.getJsonObject("card")),
        shape,
        labels,
        weights,
        scales,
        biases,
        header.getDouble("temperature"));
  }
}

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
 * The file of a model: a magic word, a header in JSON with the card, and the weights; gzip'd.
 * Weights of 0 are most of it, and cost nothing there.
 */
public final class ModelFile {
  private static final int MAGIC = 0x434c4d31;

  private ModelFile() {}

  public static void write(LinearModel model, OutputStream to) throws IOException {
    try (DataOutputStream out = new DataOutputStream(new GZIPOutputStream(to, 1 << 16))) {
      Header.write(out, MAGIC, header(model));
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
        .put("labels", new JsonArray(List.of(model.labels())))
        .put("temperature", model.temperature());
  }

  /**
   * Reads a model.
   *
   * @throws IOException when it is no model, or one of another version
   */
  public static LinearModel read(InputStream from) throws IOException {
    try (DataInputStream in = new DataInputStream(new GZIPInputStream(from, 1 << 16))) {
      return body(Header.read(in, MAGIC, "model of Careline"), in);
    }
  }

  private static LinearModel body(JsonObject header, DataInputStream in) throws IOException {
    String[] labels = Header.labels(header);
    int bits = header.getInteger("bits");
    if (bits < 8 || bits > 22) {
      throw Header.larger();
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

package io.careline.language.meaning;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes a model in ONNX's format tell more than its last layer. Protocol buffers that follow each
 * other are merged, so a graph that holds nothing but further outputs is put behind the model.
 */
final class Outputs {
  private static final int GRAPH = 7;
  private static final int OUTPUT = 12;
  private static final int NAME = 1;
  private static final int TYPE = 2;

  /** A tensor of floats, of no certain shape. */
  private static final byte[] FLOATS = {0x0a, 2, 0x08, 1};

  private Outputs() {}

  /**
   * The model with these of its inner values as outputs.
   *
   * @param names as they stand in the graph
   */
  static byte[] with(byte[] model, List<String> names) {
    ByteArrayOutputStream graph = new ByteArrayOutputStream();
    for (String name : names) {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      field(output, NAME, name.getBytes(StandardCharsets.UTF_8));
      field(output, TYPE, FLOATS);
      field(graph, OUTPUT, output.toByteArray());
    }
    ByteArrayOutputStream all = new ByteArrayOutputStream(model.length + graph.size() + 10);
    all.writeBytes(model);
    field(all, GRAPH, graph.toByteArray());
    return all.toByteArray();
  }

  private static void field(ByteArrayOutputStream to, int number, byte[] value) {
    to.write(number << 3 | 2);
    int length = value.length;
    while (length > 127) {
      to.write(length & 127 | 128);
      length >>>= 7;
    }
    to.write(length);
    to.writeBytes(value);
  }
}

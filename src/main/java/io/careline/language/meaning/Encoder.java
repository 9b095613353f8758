package io.careline.language.meaning;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import io.vertx.core.json.JsonObject;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.LongBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * One model, loaded. May be asked by several threads at once, each of which computes on its own
 * core only. Texts go through one by one: the model weighs a whole batch by one scale, so that the
 * same text would get other vectors in other company.
 */
final class Encoder implements AutoCloseable {
  /** Pieces that are read of a text; time grows faster than their number. */
  static final int MOST_PIECES = 256;

  /** UTF-16 units that are looked at; {@value #MOST_PIECES} pieces are seldom more. */
  static final int MOST_CHARACTERS = 1_200;

  private final Space space;
  private final OrtEnvironment environment = Natives.load();
  private final WordPieces pieces;
  private final OrtSession session;

  /** Loads a model from the jar, which takes 0.2 to 1 s and 70 to 90 MiB beside the heap. */
  Encoder(Space space) throws IOException, OrtException {
    this.space = space;
    String tokenizer = new String(read("-tokenizer.json"), StandardCharsets.UTF_8);
    this.pieces = new WordPieces(new JsonObject(tokenizer));
    try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
      options.setIntraOpNumThreads(1);
      options.setInterOpNumThreads(1);
      options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
      this.session = environment.createSession(Outputs.with(read(".onnx"), space.inner()), options);
    }
  }

  private byte[] read(String ending) throws IOException {
    String name = "/" + space.word() + ending;
    try (InputStream file = Encoder.class.getResourceAsStream(name)) {
      if (file == null) {
        throw new FileNotFoundException(name + " is not on the class path");
      }
      return file.readAllBytes();
    }
  }

  /**
   * What a text means; empty when nothing in it is known to the model.
   *
   * @param query whether it looks for passages, rather than being one
   */
  Optional<Vector> of(String text, boolean query) {
    String beginning = beginning(text);
    if (!pieces.known(pieces.of(beginning, MOST_PIECES))) {
      return Optional.empty();
    }
    String asked = query ? space.instruction() + beginning : beginning;
    try {
      return Optional.of(new Vector(space, unit(first(pieces.of(asked, MOST_PIECES)))));
    } catch (OrtException e) {
      throw new IllegalStateException(space.word() + " could not read a text", e);
    }
  }

  private static String beginning(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    boolean torn = Character.isHighSurrogate(text.charAt(MOST_CHARACTERS - 1));
    return text.substring(0, torn ? MOST_CHARACTERS - 1 : MOST_CHARACTERS);
  }

  /** What the upper layers make of a text; empty when nothing in it is known to the model. */
  Optional<Traits> traits(String text) {
    long[] ids = pieces.of(beginning(text), MOST_PIECES);
    if (!pieces.known(ids)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Traits(space, run(ids, result -> pooled(result, ids.length))));
    } catch (OrtException e) {
      throw new IllegalStateException(space.word() + " could not read a text", e);
    }
  }

  private float[] pooled(OrtSession.Result result, int length) {
    float[] values = new float[space.traits()];
    int from = 0;
    for (String layer : space.inner()) {
      Traits.pool(states(result.get(layer).orElseThrow(), length), space.size(), values, from);
      from += Traits.POOLS * space.size();
    }
    Traits.pool(states(result.get(0), length), space.size(), values, from);
    return values;
  }

  /** The states of the first so many pieces. */
  private float[] states(OnnxValue layer, int length) {
    float[] states = new float[length * space.size()];
    ((OnnxTensor) layer).getFloatBuffer().get(states);
    return states;
  }

  /** What stands for the whole text in these models: the state of its first piece. */
  private float[] first(long[] ids) throws OrtException {
    return run(ids, result -> states(result.get(0), 1));
  }

  private float[] run(long[] ids, Function<OrtSession.Result, float[]> taken) throws OrtException {
    long[] mask = new long[ids.length];
    Arrays.fill(mask, 1);
    Map<String, long[]> inputs =
        Map.of("input_ids", ids, "attention_mask", mask, "token_type_ids", new long[ids.length]);
    Map<String, OnnxTensor> tensors = new HashMap<>();
    try {
      for (Map.Entry<String, long[]> input : inputs.entrySet()) {
        tensors.put(input.getKey(), tensor(input.getValue()));
      }
      try (OrtSession.Result result = session.run(tensors)) {
        return taken.apply(result);
      }
    } finally {
      tensors.values().forEach(OnnxTensor::close);
    }
  }

  private OnnxTensor tensor(long[] values) throws OrtException {
    return OnnxTensor.createTensor(
        environment, LongBuffer.wrap(values), new long[] {1, values.length});
  }

  private static float[] unit(float[] state) {
    double sum = 0;
    for (float value : state) {
      sum += value * value;
    }
    double length = Math.sqrt(sum);
    for (int i = 0; i < state.length; i++) {
      state[i] /= (float) length;
    }
    return state;
  }

  @Override
  public void close() {
    try {
      session.close();
    } catch (OrtException e) {
      throw new IllegalStateException(space.word() + " could not be put away", e);
    }
  }
}

package io.careline.language.meaning;

/**
 * What a model's upper layers make of a text, for models that are learned from it: of each layer
 * the state of the first piece, the mean of all and the greatest of each number. A vector says what
 * a text is about; how it is said, its tone above all, is plainer in the layers below the last.
 *
 * @param values side by side, {@link Space#traits()} of them
 */
public record Traits(Space space, float[] values) {
  /** The pools of one layer. */
  static final int POOLS = 3;

  /** Adds the pools of a layer's states, piece by piece, to the values. */
  static void pool(float[] states, int size, float[] values, int from) {
    int pieces = states.length / size;
    System.arraycopy(states, 0, values, from, size);
    for (int i = 0; i < size; i++) {
      float sum = 0;
      float most = Float.NEGATIVE_INFINITY;
      for (int piece = 0; piece < pieces; piece++) {
        float state = states[piece * size + i];
        sum += state;
        most = Math.max(most, state);
      }
      values[from + size + i] = sum / pieces;
      values[from + 2 * size + i] = most;
    }
  }
}

package io.careline.language.meaning;

import io.careline.language.Tongue;
import java.util.List;

/**
 * A space in which vectors can be compared: one model and its quantisation. Vectors of two spaces
 * have nothing to say to each other.
 */
public enum Space {
  /** Also for texts in neither language: its pieces can spell any Latin word. */
  ENGLISH(
      "bge-small-en-v1.5-q",
      384,
      "Represent this sentence for searching relevant passages: ",
      List.of(7, 9)),
  /** Also for mixed texts: its vocabulary has the commonest English words. */
  CHINESE("bge-small-zh-v1.5-q", 512, "为这个句子生成表示以用于检索相关文章：", List.of(1, 2));

  private final String word;
  private final int size;
  private final String instruction;
  private final List<Integer> layers;

  Space(String word, int size, String instruction, List<Integer> layers) {
    this.word = word;
    this.size = size;
    this.instruction = instruction;
    this.layers = layers;
  }

  /** The space for texts of this language. */
  public static Space of(Tongue tongue) {
    return switch (tongue) {
      case ENGLISH, OTHER -> ENGLISH;
      case CHINESE, MIXED -> CHINESE;
    };
  }

  /**
   * The model's name, to be kept beside stored vectors: with another model they have to be made
   * anew.
   */
  public String word() {
    return word;
  }

  /** How many numbers a vector has. */
  public int size() {
    return size;
  }

  /** How many numbers the traits of a text are. */
  public int traits() {
    return (layers.size() + 1) * Traits.POOLS * size;
  }

  /** The values of the layers, counted from 0, that traits are taken from beside the last. */
  List<String> inner() {
    return layers.stream()
        .map(layer -> "/encoder/layer." + layer + "/output/LayerNorm/Add_1_output_0")
        .toList();
  }

  /** What the model was taught to see before a question that looks for passages. */
  String instruction() {
    return instruction;
  }
}

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
      0.5f,
      0.65,
      "Represent this sentence for searching relevant passages: ",
      List.of(7, 9)),
  /** Also for mixed texts: its vocabulary has the commonest English words. */
  CHINESE("bge-small-zh-v1.5-q", 512, 0.4f, 0.6, "为这个句子生成表示以用于检索相关文章：", List.of(1, 2));

  private final String word;
  private final int size;
  private final float widest;
  private final double related;
  private final String instruction;
  private final List<Integer> layers;

  Space(
      String word,
      int size,
      float widest,
      double related,
      String instruction,
      List<Integer> layers) {
    this.word = word;
    this.size = size;
    this.widest = widest;
    this.related = related;
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

  /**
   * What 1 is in a vector of bytes. Of 50,000 texts one number in 10,000 was wider than 127 of it.
   */
  float scale() {
    return Byte.MAX_VALUE / widest;
  }

  /** The cosine of two vectors of bytes, by their product. */
  public double cosine(int product) {
    return product / (scale() * scale());
  }

  /** The product of two vectors of bytes with this cosine. */
  public double product(double cosine) {
    return cosine * scale() * scale();
  }

  /**
   * The cosine from which on texts most likely have to do with each other: nine of ten questions of
   * other fields had no answer so near, and nine of ten of their own field had.
   */
  public double related() {
    return related;
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

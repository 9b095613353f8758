package io.careline.language.model;

/**
 * Which features a model looks at.
 *
 * @param words the most words in a row, 0 for none
 * @param letters the most letters in a row within a word, 0 for none; from 2 up
 * @param signs the most signs in a row across the text, 0 for none; from 1 up. For Chinese
 * @param bits how many buckets features are hashed to, as a power of two
 */
public record Shape(int words, int letters, int signs, int bits) {
  public static final Shape ENGLISH = new Shape(3, 6, 0, 20);
  public static final Shape CHINESE = new Shape(0, 0, 4, 20);
}

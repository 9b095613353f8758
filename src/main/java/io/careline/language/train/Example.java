package io.careline.language.train;

/**
 * A text and what it is.
 *
 * @param weight how often it counts; 1 for most
 */
record Example(String text, String label, double weight) {
  Example(String text, String label) {
    this(text, label, 1);
  }
}

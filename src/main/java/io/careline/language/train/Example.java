package io.careline.language.train;

/** A text and what it is. */
record Example(String text, String label) {}

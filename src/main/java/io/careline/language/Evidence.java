package io.careline.language;

/**
 * Words that made the reader think so.
 *
 * @param weight how much they spoke for the label, in natural logarithms of odds; above 0
 */
public record Evidence(Span span, double weight) {}

package io.careline.language;

/** A sentence of a message and how it sounds. */
public record Sentence(Span span, Tone label, double score) {}

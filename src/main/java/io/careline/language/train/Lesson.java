package io.careline.language.train;

/**
 * A text, and what a person said it is.
 *
 * @param ticket where it was said; all of a ticket is either learned or held back
 */
public record Lesson(long ticket, String text, String label) {}

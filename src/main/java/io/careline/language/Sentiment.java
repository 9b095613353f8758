package io.careline.language;

import java.util.List;

/**
 * How a message or one of its sentences sounds.
 *
 * @param score how sure the reader is of the label, 0 to 1, calibrated: of many with 0.8 about 80 %
 *     are right
 * @param evidence the stretches that weighed most, heaviest first; empty when nothing did
 */
public record Sentiment(Tone label, double score, List<Evidence> evidence) {}

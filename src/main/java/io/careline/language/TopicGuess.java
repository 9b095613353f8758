package io.careline.language;

/**
 * What a message may be about.
 *
 * @param topic the key of a topic, such as {@code delivery/late}
 * @param score how sure the reader is, 0 to 1, calibrated
 */
public record TopicGuess(String topic, double score) {}

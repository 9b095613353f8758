/**
 * Puts the reader of {@link io.careline.language} to work: reads messages as they come in on
 * threads of its own, reads texts for callers of the API, knows how a conversation sounds, and
 * keeps the tree of topics. Owns the table {@code topic}; tells nothing. Intake and the ticket room
 * call {@link io.careline.reading.MessageReader}.
 */
package io.careline.reading;

/**
 * Puts the reader of {@link io.careline.language} to work: reads messages as they come in on
 * threads of its own, reads texts for callers of the API, knows how a conversation sounds, and
 * keeps the tree of topics and the models that were installed. Owns the tables {@code topic} and
 * {@code model}; tells nothing. Intake and the ticket room call {@link
 * io.careline.reading.MessageReader}, and the learning room {@link
 * io.careline.reading.InstalledModels}.
 */
package io.careline.reading;

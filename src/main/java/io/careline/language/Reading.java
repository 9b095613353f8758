package io.careline.language;

import java.util.List;
import java.util.Optional;

/**
 * What was read in one message.
 *
 * @param sentences in the order of the text; empty for a message of one sentence
 * @param topics the likeliest first, at most three; empty when nothing fits
 */
public record Reading(
    Tongue tongue,
    Sentiment sentiment,
    List<Sentence> sentences,
    List<Signal> signals,
    List<TopicGuess> topics) {

  /** The topic that is suggested. */
  public Optional<TopicGuess> topic() {
    return topics.stream().findFirst();
  }

  /** Whether the message asks for attention in this way. */
  public boolean signals(Signal.Kind kind) {
    return signals.stream().anyMatch(signal -> signal.cause().kind() == kind);
  }
}

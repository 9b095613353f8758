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

  private static final double SURE_OF_TONE = 0.9;
  private static final double SURE_OF_TOPIC = 0.8;

  /** Whether a closer look may find another tone. */
  public boolean unsureOfTone() {
    return tongue != Tongue.OTHER && sentiment.score() < SURE_OF_TONE;
  }

  /** Whether a closer look may find another topic. */
  public boolean unsureOfTopic() {
    return tongue != Tongue.OTHER
        && topic().map(guess -> guess.score() < SURE_OF_TOPIC).orElse(true);
  }

  /** The topic that is suggested. */
  public Optional<TopicGuess> topic() {
    return topics.stream().findFirst();
  }

  /** Whether the message asks for attention in this way. */
  public boolean signals(Signal.Kind kind) {
    return signals.stream().anyMatch(signal -> signal.cause().kind() == kind);
  }
}

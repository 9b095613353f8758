package io.careline.reading;

import io.careline.language.Tone;
import java.util.List;
import java.util.Optional;

/**
 * How a conversation sounds: as the customer's newest message does, but one neutral message after a
 * negative one leaves it negative. "My order number is 4711" does not mean that somebody has calmed
 * down; a second neutral message does.
 */
public final class ConversationTone {
  /** So many of the newest messages decide. */
  public static final int MESSAGES = 2;

  private ConversationTone() {}

  /**
   * How a message sounds.
   *
   * @param score how sure that is, 0 to 1; 1 when a person said so
   */
  public record Heard(Tone tone, double score) {}

  /**
   * The tone of a conversation; empty when no message of it was read.
   *
   * @param newestFirst the customer's messages that were read, {@link #MESSAGES} at least where
   *     there are so many
   */
  public static Optional<Heard> of(List<Heard> newestFirst) {
    if (newestFirst.size() < MESSAGES) {
      return newestFirst.stream().findFirst();
    }
    Heard newest = newestFirst.get(0);
    Heard before = newestFirst.get(1);
    boolean lingers = newest.tone() == Tone.NEUTRAL && before.tone() == Tone.NEGATIVE;
    return Optional.of(lingers ? before : newest);
  }
}

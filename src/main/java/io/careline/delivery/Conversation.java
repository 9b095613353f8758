package io.careline.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a mail of ours continues.
 *
 * @param mailbox ours, from which it is sent and to which it is answered
 * @param language {@code zh} or {@code en}; whatever else is taken for English
 * @param earlier Message-IDs of the conversation without angle brackets, oldest first
 */
public record Conversation(
    long ticketId,
    String subject,
    Address mailbox,
    Address customer,
    String language,
    List<String> earlier) {
  /** Some servers refuse longer headers; the first is kept, since programs thread by it. */
  private static final int MOST_REFERENCES = 20;

  boolean chinese() {
    return language.startsWith("zh");
  }

  /** The message that is answered. */
  Optional<String> inReplyTo() {
    return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.getLast());
  }

  /** References in the order of RFC 5322. */
  List<String> references() {
    List<String> distinct = earlier.stream().distinct().toList();
    if (distinct.size() <= MOST_REFERENCES) {
      return distinct;
    }
    List<String> kept = new ArrayList<>(distinct.subList(0, 1));
    kept.addAll(distinct.subList(distinct.size() - MOST_REFERENCES + 1, distinct.size()));
    return List.copyOf(kept);
  }
}

package io.careline.ticket;

import io.careline.language.Tongue;
import io.careline.language.Tongues;
import io.careline.reading.SeenText;
import io.careline.store.Fact;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What stands for a ticket when it is compared with others: its subject, and the first message of
 * its customer without what that quotes.
 *
 * @param language as it was read, if it was
 * @param basis of the vector that is kept, if one is
 */
public record Essence(
    long ticketId,
    Fact.Place place,
    String subject,
    String text,
    Optional<String> language,
    Optional<String> basis) {

  /** Of texts that belong to no ticket yet. */
  public static Essence of(String subject, String text) {
    return new Essence(0, Fact.Place.NONE, subject, text, Optional.empty(), Optional.empty());
  }

  /**
   * The texts whose meanings together are that of the ticket. What stands in the subject counts
   * twice; a chat has none of its own.
   */
  public List<String> texts() {
    String own = SeenText.forTone(text).strip();
    String whole = SeenText.forTopic(subject, text).strip();
    return whole.equals(own) ? List.of(own) : List.of(subject.strip(), whole);
  }

  /** The language, by which it is known with what it can be compared. */
  public Tongue tongue() {
    return Arrays.stream(Tongue.values())
        .filter(tongue -> language.filter(tongue.word()::equals).isPresent())
        .findFirst()
        .orElseGet(() -> Tongues.of(subject + "\n" + text));
  }

  /**
   * What tells it from all others in this space.
   *
   * @param space the name of the model that reads it
   */
  public String basisIn(String space) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(space.getBytes(StandardCharsets.UTF_8));
      texts().forEach(one -> digest.update(("\0" + one).getBytes(StandardCharsets.UTF_8)));
      return HexFormat.of().formatHex(digest.digest(), 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}

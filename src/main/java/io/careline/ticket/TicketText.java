package io.careline.ticket;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ticket with all that is said in it and known of it, as search indexes it.
 *
 * @param customer who it is of
 * @param said what was said in it, oldest first
 * @param files its attachments, oldest first
 * @param meaning what it is about, once that is known
 * @param nextBreach when the next clock runs out, if one runs
 * @param atRiskAt when the next clock begins to be at risk
 * @param paused whether a clock stands still
 * @param merged whether it was merged into another
 */
public record TicketText(
    long id,
    long version,
    Optional<Long> teamId,
    Optional<Long> assigneeId,
    Status status,
    Priority priority,
    String channel,
    Optional<String> tone,
    Optional<String> topic,
    Optional<String> language,
    List<String> tags,
    List<String> signals,
    Instant createdAt,
    Instant updatedAt,
    Optional<Instant> nextBreach,
    Optional<Instant> atRiskAt,
    boolean paused,
    boolean merged,
    String subject,
    JsonObject fields,
    Customer customer,
    List<Said> said,
    List<File> files,
    Optional<Meant> meaning) {

  /**
   * @param identities every address and number that is known to be the customer's
   */
  public record Customer(
      long id,
      Optional<String> name,
      Optional<String> email,
      Optional<String> phone,
      List<String> identities) {}

  /**
   * What it is about.
   *
   * @param space the name of the model that has read it
   * @param vector to be compared with others of this space
   */
  public record Meant(String space, byte[] vector) {}

  /**
   * One attachment.
   *
   * @param text what is written in it, where that was found and there is room for it; else empty
   */
  public record File(long interactionId, String name, String text) {}

  /**
   * One interaction.
   *
   * @param kind as the API has it: {@code customer}, {@code reply}, {@code note}
   */
  public record Said(long id, String kind, String text) {
    /** Whether only agents may see it. */
    public boolean note() {
      return kind.equals("note");
    }
  }
}

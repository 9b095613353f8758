package io.careline.ticket;

import io.careline.reading.MessageReading;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A ticket that was worked on elsewhere.
 *
 * @param externalId what it was called there
 * @param said what was said in it, oldest first
 */
public record PastTicket(
    String externalId,
    String subject,
    Status status,
    Priority priority,
    Optional<Long> teamId,
    long customerId,
    List<String> tags,
    Instant createdAt,
    List<Said> said) {

  /**
   * One interaction.
   *
   * @param kind as the API has it: {@code customer}, {@code reply}, {@code note}
   * @param agentId the agent who wrote it, where that is somebody here
   * @param author who wrote it, where that is nobody here
   * @param reading what was read in it, if it was
   */
  public record Said(
      String kind,
      String text,
      Instant at,
      Optional<Long> agentId,
      Optional<String> author,
      Optional<MessageReading> reading) {
    boolean byCustomer() {
      return kind.equals("customer");
    }
  }

  /** When something happened to it last. */
  Instant updatedAt() {
    return said.stream().map(Said::at).max(Comparator.naturalOrder()).orElse(createdAt);
  }

  /** The beginning of the newest message that is no note. */
  String snippet() {
    return said.reversed().stream()
        .filter(one -> !one.kind().equals("note"))
        .findFirst()
        .map(one -> TicketView.snippet(one.text()))
        .orElse("");
  }

  /** What was read in the customer's messages, oldest first. */
  Stream<MessageReading> readings() {
    return said.stream().filter(Said::byCustomer).flatMap(one -> one.reading().stream());
  }
}

package io.careline.ticket;

import io.careline.language.meaning.Vector;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Made-up tickets as an index takes them. */
public final class TicketTextKit {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");

  private TicketTextKit() {}

  /** One with a subject and a message, and nothing else that tells it from others. */
  public static TicketText of(long id, String subject, String text, Optional<Vector> meaning) {
    return new TicketText(
        id,
        1,
        Optional.empty(),
        Optional.empty(),
        Status.OPEN,
        Priority.NORMAL,
        "mail",
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        AT,
        AT,
        Optional.empty(),
        Optional.empty(),
        false,
        false,
        subject,
        new JsonObject(),
        new TicketText.Customer(1, Optional.empty(), Optional.empty(), Optional.empty(), List.of()),
        List.of(new TicketText.Said(id, "customer", text)),
        List.of(),
        meaning.map(one -> new TicketText.Meant(one.space().word(), one.bytes())));
  }
}

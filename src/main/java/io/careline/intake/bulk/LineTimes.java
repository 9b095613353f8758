package io.careline.intake.bulk;

import io.careline.http.Refusal.FieldFault;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;

/** The times of a line: when its ticket was opened, and what can be right beside that. */
final class LineTimes {
  /** No desk is older; what is before is a mistake of somebody's clock or format. */
  private static final Instant EARLIEST = Instant.EPOCH;

  private final Instant now;
  private final List<FieldFault> faults;
  private final Optional<Instant> created;

  LineTimes(JsonObject line, Instant now, List<FieldFault> faults) {
    this.now = now;
    this.faults = faults;
    this.created = at("/createdAt", line.getString("createdAt"));
  }

  /** When the ticket was opened; of no meaning once there are faults. */
  Instant created() {
    return created.orElse(EARLIEST);
  }

  /** When an interaction was. */
  Instant said(int place, String text) {
    String pointer = "/interactions/" + place + "/createdAt";
    Optional<Instant> at = at(pointer, text);
    if (at.isPresent() && created.isPresent() && at.get().isBefore(created.get())) {
      faults.add(new FieldFault(pointer, "is before the ticket's createdAt"));
    }
    return at.orElse(EARLIEST);
  }

  /** The instant, unless it is at fault by itself. */
  private Optional<Instant> at(String pointer, String text) {
    Optional<Instant> at = instant(text);
    if (at.isEmpty()) {
      String detail = "has to be an instant with its offset, such as 2024-10-01T09:00:00+08:00";
      faults.add(new FieldFault(pointer, detail));
    } else if (at.get().isAfter(now)) {
      faults.add(new FieldFault(pointer, "is in the future"));
      return Optional.empty();
    } else if (at.get().isBefore(EARLIEST)) {
      faults.add(new FieldFault(pointer, "is before 1970"));
      return Optional.empty();
    }
    return at;
  }

  private static Optional<Instant> instant(String text) {
    try {
      return Optional.of(OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}

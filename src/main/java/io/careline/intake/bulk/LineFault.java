package io.careline.intake.bulk;

import io.careline.http.Refusal.FieldFault;
import java.util.List;
import java.util.Optional;

/** A line cannot be imported; says which of its fields are why. */
final class LineFault extends Exception {
  private final transient Optional<String> externalId;
  private final transient List<FieldFault> faults;

  LineFault(Optional<String> externalId, List<FieldFault> faults) {
    super(faults.getFirst().detail(), null, false, false);
    this.externalId = externalId;
    this.faults = List.copyOf(faults);
  }

  /** The line as a whole is at fault. */
  static LineFault whole(String detail) {
    return new LineFault(Optional.empty(), List.of(new FieldFault("", detail)));
  }

  /** What the line calls its ticket, as far as it was read. */
  Optional<String> externalId() {
    return externalId;
  }

  List<FieldFault> faults() {
    return faults;
  }
}

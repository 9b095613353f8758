package io.careline.intake.bulk;

import io.careline.http.Refusal.FieldFault;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What became of the lines so far. */
public final class Report {
  private static final int FAULTS_AT_MOST = 1_000;
  private static final int FAULTS_OF_A_LINE = 20;

  private final boolean dryRun;
  private final JsonArray faults = new JsonArray();
  private long read;
  private long imported;
  private long known;
  private long refused;

  Report(boolean dryRun) {
    this.dryRun = dryRun;
  }

  void read() {
    read++;
  }

  void imported(long tickets) {
    imported += tickets;
  }

  void known(long tickets) {
    known += tickets;
  }

  void refused(long line, Optional<String> externalId, List<FieldFault> found) {
    refused++;
    found.stream()
        .limit(Math.min(FAULTS_OF_A_LINE, FAULTS_AT_MOST - faults.size()))
        .forEach(fault -> faults.add(view(line, externalId, fault)));
  }

  private static JsonObject view(long line, Optional<String> externalId, FieldFault fault) {
    JsonObject view = new JsonObject().put("line", line);
    externalId.ifPresent(id -> view.put("externalId", id));
    return view.put("pointer", fault.pointer()).put("detail", fault.detail());
  }

  public long refused() {
    return refused;
  }

  /** The counts in a sentence, for who waits. */
  public String sentence() {
    return "%,d lines read, %,d tickets %s, %,d known, %,d refused"
        .formatted(read, imported, dryRun ? "to be imported" : "imported", known, refused);
  }

  /** The counts alone. */
  JsonObject counts() {
    return new JsonObject()
        .put("read", read)
        .put("imported", imported)
        .put("known", known)
        .put("refused", refused);
  }

  /** As the API answers it. */
  public JsonObject json() {
    return counts().put("faults", faults);
  }
}

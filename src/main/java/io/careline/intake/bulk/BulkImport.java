package io.careline.intake.bulk;

import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.http.Contract;
import io.careline.reading.MessageReader;
import io.careline.store.Db;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Imports tickets of the past from lines of JSON. A line that is wrong stops no other; a line whose
 * ticket is there changes nothing, so whatever broke off is simply sent again.
 */
public final class BulkImport {
  private final Db db;
  private final LineReader lines;
  private final BulkReadings readings;

  /**
   * How an import is to be done.
   *
   * @param dryRun stores nothing and counts the same
   * @param read whether customers' messages are read for tone, topic and language
   */
  public record Wish(boolean dryRun, boolean read) {}

  public BulkImport(Db db, Contract contract, Directory directory, MessageReader messages) {
    this.db = db;
    this.lines = new LineReader(contract, directory, InstantSource.system());
    this.readings = new BulkReadings(messages);
  }

  /**
   * Imports every line.
   *
   * @param pieces of the lines' bytes, one after the other, and empty at the end; when it fails,
   *     what was stored before stays
   * @param source who imports
   * @param stored is told after each transaction
   */
  public Report run(
      Supplier<Optional<byte[]>> pieces, Wish wish, Audit.Source source, Consumer<Report> stored) {
    Report report = new Report(wish.dryRun());
    BulkBatch batch = new BulkBatch(db, wish, readings, actor(source), report, stored);
    LineCutter cutter = new LineCutter(pieces);
    for (var line = cutter.next(); line.isPresent(); line = cutter.next()) {
      report.read();
      try {
        batch.add(lines.read(line.get()), line.get().bytes().orElseThrow().length);
      } catch (LineFault e) {
        report.refused(line.get().number(), e.externalId(), e.faults());
      }
    }
    batch.flush();
    if (!wish.dryRun()) {
      audit(source, report);
    }
    return report;
  }

  /** The word of facts for what no agent does is that of Careline itself. */
  private static String actor(Audit.Source source) {
    return source.actor().startsWith("agent:") ? source.actor() : "careline";
  }

  private void audit(Audit.Source source, Report report) {
    db.inTransaction(
        tx -> {
          Audit.write(tx, source, "tickets.imported", "tickets", report.counts());
          return null;
        });
  }
}

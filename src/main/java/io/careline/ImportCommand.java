package io.careline;

import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.http.Contract;
import io.careline.intake.bulk.BulkImport;
import io.careline.intake.bulk.Report;
import io.careline.language.ModelReader;
import io.careline.language.ModelSet;
import io.careline.reading.MessageReader;
import io.careline.reading.PresentModels;
import io.careline.store.Db;
import io.careline.store.Sql;
import io.careline.store.WorkPool;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** {@code careline import}: tickets of the past out of a file, beside a running Careline or not. */
final class ImportCommand {
  private static final String USAGE =
      """
      careline import FILE [--dry-run] [--unread]  brings in tickets of the past, a line of JSON each; - reads what is piped in
        --dry-run  stores nothing and counts the same
        --unread   does not read customers' messages for tone, topic and language\
      """;
  private static final Set<String> SWITCHES = Set.of("--dry-run", "--unread");
  private static final Sql READY =
      new Sql(
          "import.ready",
          "SELECT 1 FROM information_schema.columns WHERE table_name = 'ticket' AND column_name ="
              + " 'external_id'");
  private static final Audit.Source SOURCE = new Audit.Source("command", null, null);
  private static final int PIECE = 1 << 16;
  private static final int CORES = Runtime.getRuntime().availableProcessors();
  private static final long TELL_NANOS = 1_000_000_000L;

  private final Settings settings;
  private final Consumer<String> progress;
  private long toldAt = System.nanoTime();

  private ImportCommand(Settings settings, Consumer<String> progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * Runs the command.
   *
   * @param told is given the report
   * @param progress is given a sentence now and then
   * @return what the process ends with: 0, 1 when lines were refused, 2 when the command is wrong
   */
  static int run(
      List<String> words, Settings settings, Consumer<String> told, Consumer<String> progress)
      throws IOException {
    List<String> files = new ArrayList<>(words);
    files.removeAll(SWITCHES);
    if (files.size() != 1 || files.getFirst().startsWith("--")) {
      System.err.println(USAGE);
      return 2;
    }
    BulkImport.Wish wish =
        new BulkImport.Wish(words.contains("--dry-run"), !words.contains("--unread"));
    try (InputStream lines = open(files.getFirst())) {
      Report report = new ImportCommand(settings, progress).all(lines, wish);
      told.accept(report.json().encodePrettily());
      return report.refused() > 0 ? 1 : 0;
    }
  }

  private static InputStream open(String file) throws IOException {
    if (file.equals("-")) {
      return System.in;
    }
    Path path = Path.of(file);
    if (!Files.isReadable(path) || Files.isDirectory(path)) {
      throw new IOException("There is no file " + file + " that can be read.");
    }
    return new BufferedInputStream(Files.newInputStream(path));
  }

  private Report all(InputStream lines, BulkImport.Wish wish) throws IOException {
    Report[] report = new Report[1];
    WithDatabase.run(
        settings,
        db -> {
          if (db.run(READY).size() == 0) {
            throw new IOException(
                "This database is not ready: start this version of Careline on it once.");
          }
          try (WorkPool pool = new WorkPool("reading", CORES, 5_000)) {
            report[0] = bulk(db, pool).run(() -> piece(lines), wish, SOURCE, this::tell);
          }
        });
    progress.accept(report[0].sentence() + ".");
    return report[0];
  }

  private BulkImport bulk(Db db, WorkPool pool) {
    PresentModels models = new PresentModels(db, ModelSet.shipped(), ModelReader::of);
    MessageReader messages = new MessageReader(models::reader, pool, settings.reading());
    return new BulkImport(db, Contract.load(), new Directory(db), messages);
  }

  private static Optional<byte[]> piece(InputStream lines) {
    try {
      byte[] piece = new byte[PIECE];
      int read = lines.read(piece);
      return read < 0 ? Optional.empty() : Optional.of(Arrays.copyOf(piece, read));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(Report report) {
    if (System.nanoTime() - toldAt > TELL_NANOS) {
      toldAt = System.nanoTime();
      progress.accept(report.sentence() + " …");
    }
  }
}

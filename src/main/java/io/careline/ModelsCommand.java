package io.careline;

import io.careline.access.Audit;
import io.careline.http.Refusal;
import io.careline.language.ModelReader;
import io.careline.language.ModelSet;
import io.careline.learning.Learning;
import io.careline.reading.PresentModels;
import io.careline.store.Db;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;

/**
 * {@code careline train --from-corrections} and {@code careline models}: learning from what agents
 * said, and undoing it.
 */
final class ModelsCommand {
  private static final String USAGE =
      """
      careline models                      shows which models read
      careline models undo NAME [shipped]  goes back to the model before, or to the shipped one
      careline train --from-corrections    tries what agents said, and installs what is better\
      """;

  /** Who did it, in audit entries. */
  private static final String COMMAND = "command";

  private ModelsCommand() {}

  /**
   * Runs {@code careline models}.
   *
   * @return what the process ends with: 0, 1 when it was refused, 2 when the command is wrong
   */
  static int run(List<String> words, Settings settings, Consumer<String> told) throws IOException {
    boolean undo = words.size() > 1 && words.size() < 4 && words.getFirst().equals("undo");
    boolean shipped = words.size() == 3 && words.get(2).equals("shipped");
    if (!words.isEmpty() && (!undo || words.size() == 3 && !shipped)) {
      System.err.println(USAGE);
      return 2;
    }
    try {
      WithDatabase.run(
          settings,
          db -> {
            if (undo) {
              String version = learning(db, settings).undo(words.get(1), shipped, source());
              told.accept(words.get(1) + ": undone " + version + ".");
            }
            show(models(db), told);
          });
      return 0;
    } catch (Refusal e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /** Tries a candidate for each model. */
  static int train(Settings settings, Consumer<String> told) throws IOException {
    WithDatabase.run(
        settings,
        db -> {
          Learning learning = learning(db, settings);
          for (String name : learning.names()) {
            told.accept(learning.attempt(name, COMMAND).sentence());
          }
        });
    return 0;
  }

  private static PresentModels models(Db db) {
    return new PresentModels(db, ModelSet.shipped(), ModelReader::of);
  }

  private static Learning learning(Db db, Settings settings) {
    return new Learning(db, models(db), settings.zone(), InstantSource.system());
  }

  private static Audit.Source source() {
    return new Audit.Source(COMMAND, null, null);
  }

  private static void show(PresentModels models, Consumer<String> told) {
    PresentModels.Present present = models.present();
    for (String name : models.shipped().names()) {
      String version = present.models().model(name).card().version();
      String from =
          present
              .standIn(name)
              .map(one -> "installed " + one.at() + " by " + one.by())
              .orElse("shipped");
      String fault =
          present.faults().containsKey(name)
              ? "; the installed one is not used: " + present.faults().get(name)
              : "";
      told.accept(name + ": " + version + ", " + from + fault);
    }
  }
}

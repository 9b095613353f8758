package io.careline.learning;

import io.careline.access.Audit;
import io.careline.http.Refusal;
import io.careline.language.ModelSet;
import io.careline.language.model.LinearModel;
import io.careline.language.train.Candidate;
import io.careline.language.train.Outcome;
import io.careline.reading.InstalledModels;
import io.careline.reading.PresentModels;
import io.careline.store.Db;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tries candidates and undoes switches. A trial computes on the caller's thread, for seconds or
 * minutes; nothing else waits for it.
 */
public final class Learning {
  /** After a switch was undone, so many new corrections are waited for before the next one. */
  private static final int AFTER_UNDOING = 20;

  private final Db db;
  private final PresentModels models;
  private final ZoneId zone;
  private final InstantSource clock;

  public Learning(Db db, PresentModels models, ZoneId zone, InstantSource clock) {
    this.db = db;
    this.models = models;
    this.zone = zone;
    this.clock = clock;
  }

  /** The names of the models that can learn. */
  public List<String> names() {
    return models.shipped().names();
  }

  /** Whether there is something new to learn for a model, and nobody has just undone it. */
  boolean worthwhile(String name) {
    CorrectionBook book = new CorrectionBook(db.client(), name);
    int sinceUndoing = Trials.undone(db.client(), name).map(book::since).orElse(AFTER_UNDOING);
    return waiting(name) > 0 && sinceUndoing >= AFTER_UNDOING;
  }

  /** How many messages were corrected or confirmed since the last trial of a model. */
  int waiting(String name) {
    return new CorrectionBook(db.client(), name).since(Trials.reached(db.client(), name));
  }

  /** How many messages were corrected or confirmed for a model at all. */
  int corrections(String name) {
    return new CorrectionBook(db.client(), name).since(0);
  }

  /**
   * Tries a candidate for one model and installs it when it is better.
   *
   * @param by who wanted it: {@code nightly}, {@code command} or {@code agent:7}
   */
  public Trial attempt(String name, String by) {
    models.refresh();
    PresentModels.Present present = models.present();
    LinearModel model = present.models().model(name);
    CorrectionBook book = new CorrectionBook(db.client(), name);
    CorrectionBook.Read read = book.read(Set.of(model.labels()));
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    Candidate candidate = Candidate.of(name, model, read.lessons(), book.unsaid(), today);
    String version = model.card().version();
    if (candidate.outcome() == Outcome.TOO_FEW) {
      return Trial.of(name, version, candidate, Outcome.TOO_FEW);
    }
    Optional<Long> basis = Optional.ofNullable(present.installed().get(name)).map(i -> i.id());
    return db.inTransaction(
        tx -> {
          Trial trial = Trial.of(name, version, candidate, outcome(tx, name, candidate, basis));
          Trials.write(tx, trial, by, read.newest(), install(tx, trial, candidate, by));
          return trial;
        });
  }

  private static Outcome outcome(
      SqlClient tx, String name, Candidate candidate, Optional<Long> basis) {
    InstalledModels.lock(tx, name);
    Optional<Long> now =
        InstalledModels.newest(tx).stream()
            .filter(one -> one.name().equals(name))
            .map(InstalledModels.Installed::id)
            .findFirst();
    return now.equals(basis) ? candidate.outcome() : Outcome.OVERTAKEN;
  }

  private Optional<Long> install(SqlClient tx, Trial trial, Candidate candidate, String by) {
    if (trial.outcome() != Outcome.INSTALLED) {
      return Optional.empty();
    }
    ModelSet shipped = models.shipped();
    long id =
        InstalledModels.install(tx, shipped, trial.name(), candidate.card(), candidate.bytes(), by);
    JsonObject detail =
        new JsonObject()
            .put("version", trial.candidate())
            .put("before", trial.present())
            .put("corrections", trial.learned());
    Audit.write(
        tx, new Audit.Source(by, null, null), "model.installed", "model:" + trial.name(), detail);
    return Optional.of(id);
  }

  /**
   * Undoes the newest switch of a model, or all, so that the shipped one reads again.
   *
   * @return the version that was present
   */
  public String undo(String name, boolean all, Audit.Source source) {
    if (!names().contains(name)) {
      throw new Refusal.NotFound("model");
    }
    return db.inTransaction(
        tx -> {
          String version =
              InstalledModels.undo(tx, name, all, source.actor())
                  .orElseThrow(
                      () ->
                          new Refusal.Conflict(
                              "nothing-to-undo", "The shipped model is present already."));
          JsonObject detail = new JsonObject().put("version", version).put("all", all);
          Audit.write(tx, source, "model.undone", "model:" + name, detail);
          return version;
        });
  }
}

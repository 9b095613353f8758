package io.careline.learning;

import io.careline.language.train.Candidate;
import io.careline.language.train.Held;
import io.careline.language.train.Outcome;
import io.vertx.core.json.JsonObject;
import java.util.Locale;

/**
 * That a candidate was tried, and what came of it.
 *
 * @param present the version that was present then
 * @param candidate the version of the candidate
 * @param learned how many corrections it was made from
 * @param before how the present model did on what was held back
 * @param after how the candidate did
 * @param drift the share of the messages that nobody corrected which the candidate reads otherwise
 */
public record Trial(
    String name,
    Outcome outcome,
    String present,
    String candidate,
    int learned,
    Held before,
    Held after,
    double drift) {

  static Trial of(String name, String present, Candidate candidate, Outcome outcome) {
    return new Trial(
        name,
        outcome,
        present,
        candidate.card().version(),
        candidate.learned(),
        candidate.present(),
        candidate.measured(),
        candidate.drift());
  }

  JsonObject measures() {
    return new JsonObject()
        .put("present", before.json())
        .put("candidate", after.json())
        .put("drift", drift);
  }

  /** A line for people. */
  public String sentence() {
    return switch (outcome) {
      case INSTALLED ->
          "%s: installed %s in place of %s. %s".formatted(name, candidate, present, figures());
      case TOO_FEW ->
          "%s: kept %s. There are %d corrections to learn from and %d to measure on; %d and %d are needed."
              .formatted(
                  name,
                  present,
                  learned,
                  before.texts(),
                  Candidate.LEARNED_AT_LEAST,
                  Candidate.HELD_BACK_AT_LEAST);
      case NOT_MORE_RIGHT -> kept("does not read more of them right");
      case LESS_SURE -> kept("reads more of them right, but is more surprised by the others");
      case LABEL_LOST -> kept("never finds one of the labels any more");
      case DRIFTED -> kept("reads too much otherwise of what nobody corrected");
      case OVERTAKEN -> kept("came too late: another switch was made meanwhile");
    };
  }

  private String kept(String why) {
    return "%s: kept %s. The candidate %s. %s".formatted(name, present, why, figures());
  }

  private String figures() {
    return String.format(
        Locale.ROOT,
        "Learned from %d corrections; of %d held back %.1f %% are read right, before %.1f %%;"
            + " log-loss %.3f, before %.3f. Of messages that nobody corrected %.1f %% are read"
            + " otherwise.",
        learned,
        after.texts(),
        after.accuracy() * 100,
        before.accuracy() * 100,
        after.logLoss(),
        before.logLoss(),
        drift * 100);
  }
}

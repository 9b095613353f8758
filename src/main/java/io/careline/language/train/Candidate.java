package io.careline.language.train;

import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.ModelFile;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A model that was made from the present one by lessons, and whether it is better.
 *
 * @param outcome {@link Outcome#INSTALLED} says that it may be
 * @param learned how many lessons it was made from
 * @param present how the present model does on what was held back
 * @param measured how this one does
 * @param drift the share of the texts that nobody corrected, held back as well, that this one reads
 *     otherwise than the present model
 * @param bytes the file of the model; empty when there were too few lessons to make one
 */
public record Candidate(
    Outcome outcome,
    int learned,
    Held present,
    Held measured,
    double drift,
    ModelCard card,
    byte[] bytes) {
  /** Nothing is installed that was measured on fewer lessons. */
  public static final int HELD_BACK_AT_LEAST = 20;

  /** And none that learned from fewer. */
  public static final int LEARNED_AT_LEAST = 20;

  /**
   * Makes a candidate. Computes for seconds, for minutes with thousands of lessons.
   *
   * @param unsaid texts that nobody said anything about, of any label
   */
  public static Candidate of(
      String name,
      LinearModel present,
      List<Lesson> lessons,
      List<Lesson> unsaid,
      LocalDate today) {
    Lessons parts = Lessons.apart(lessons);
    Lessons quiet = Lessons.apart(unsaid);
    Held before = Held.of(present, known(parts.heldBack(), present));
    if (before.texts() < HELD_BACK_AT_LEAST || parts.learned().size() < LEARNED_AT_LEAST) {
      return new Candidate(
          Outcome.TOO_FEW, parts.learned().size(), before, before, 0, present.card(), new byte[0]);
    }
    Tuning tuning = Tuning.of(present, parts.learned(), quiet.learned());
    LinearModel made = tuning.adapted(present, parts.learned(), quiet.learned());
    List<Lesson> measurable = known(parts.heldBack(), made);
    Held now = Held.of(present, measurable);
    Held then = Held.of(made, measurable);
    double drift = Drift.of(present, made, quiet.heldBack());
    JsonObject card = card(name, present, made, parts, tuning, today);
    card.put("heldBack", new JsonObject().put("present", now.json()).put("candidate", then.json()));
    return new Candidate(
        Outcome.of(now, then, drift),
        parts.learned().size(),
        now,
        then,
        drift,
        new ModelCard(card),
        bytes(made, card));
  }

  /** What one of the two models could read right; a label that neither knows tells nothing. */
  private static List<Lesson> known(List<Lesson> heldBack, LinearModel model) {
    Set<String> labels = new HashSet<>(List.of(model.labels()));
    return heldBack.stream().filter(lesson -> labels.contains(lesson.label())).toList();
  }

  private static JsonObject card(
      String name,
      LinearModel present,
      LinearModel made,
      Lessons parts,
      Tuning tuning,
      LocalDate today) {
    JsonObject counts = new JsonObject();
    parts.learned().forEach(one -> counts.put(one.label(), counts.getInteger(one.label(), 0) + 1));
    JsonObject parent = present.card().json();
    int hash = Arrays.hashCode(made.weights()) * 31 + Arrays.hashCode(made.biases());
    return new JsonObject()
        .put("name", name)
        .put("version", today + "-" + Integer.toHexString(hash))
        .put("date", today.toString())
        .put("parent", present.card().version())
        .put("sources", parent.getValue("sources"))
        .put("licences", parent.getValue("licences"))
        .put("corrections", parts.learned().size())
        .put("texts", parts.learned().size())
        .put("labels", counts)
        .put("pull", tuning.pull())
        .put("temperature", made.temperature());
  }

  private static byte[] bytes(LinearModel made, JsonObject card) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      ModelFile.write(made.with(new ModelCard(card)), out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model, read from its file; empty when none was made. */
  public Optional<LinearModel> model() {
    try {
      return bytes.length == 0
          ? Optional.empty()
          : Optional.of(ModelFile.read(new ByteArrayInputStream(bytes)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

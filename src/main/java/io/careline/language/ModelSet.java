package io.careline.language;

import io.careline.language.model.LinearModel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The models that read together, by their names: {@code tone-en}, {@code topic-zh} and so on. The
 * name says what is read and in which language.
 */
public record ModelSet(Map<String, LinearModel> models) {
  private static final List<String> TONES = Arrays.stream(Tone.values()).map(Tone::word).toList();
  private static final List<String> SHIPPED = List.of("tone-en", "tone-zh", "topic-en", "topic-zh");

  public ModelSet {
    models = Map.copyOf(models);
  }

  /** The models in the jar, read when first asked for: some tens of milliseconds, a few MiB. */
  public static ModelSet shipped() {
    return InTheJar.MODELS;
  }

  private static final class InTheJar {
    private static final ModelSet MODELS =
        new ModelSet(SHIPPED.stream().collect(Collectors.toMap(name -> name, ShippedModels::read)));
  }

  /** Their names, in order. */
  public List<String> names() {
    return models.keySet().stream().sorted().toList();
  }

  public LinearModel model(String name) {
    return models.get(name);
  }

  /**
   * The same, but one of them is another. A model of topics may know fewer or more topics; one of
   * tones has to know all three.
   *
   * @throws IllegalArgumentException when it cannot stand in for the present one
   */
  public ModelSet with(String name, LinearModel model) {
    if (!models.containsKey(name)) {
      throw new IllegalArgumentException("nothing is read by a model of the name " + name);
    }
    if (name.startsWith("tone-") && !List.of(model.labels()).containsAll(TONES)) {
      throw new IllegalArgumentException("it does not know all tones");
    }
    Map<String, LinearModel> others = new TreeMap<>(models);
    others.put(name, model);
    return new ModelSet(others);
  }

  /** Which models they are, such as {@code tone-en@2026-11-23-1a2b tone-zh@2026-11-23-3c4d}. */
  public String version() {
    return names().stream()
        .map(name -> name + "@" + models.get(name).card().version())
        .collect(Collectors.joining(" "));
  }
}

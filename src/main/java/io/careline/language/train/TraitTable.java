package io.careline.language.train;

import io.careline.language.Tongue;
import io.careline.language.meaning.Meaning;
import io.careline.language.meaning.Space;
import io.careline.language.meaning.Traits;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Asks for the traits of many texts, as many at a time as may wait, and for each text once. */
final class TraitTable {
  private static final int TOGETHER = 64;

  private final Meaning meaning;
  private final Map<String, float[]> known = new HashMap<>();

  TraitTable(Meaning meaning) {
    this.meaning = meaning;
  }

  /** A row for each text; all zeros for one in which nothing is known. */
  float[][] of(List<Example> examples, Tongue tongue) {
    String space = Space.of(tongue).word() + "\n";
    List<String> unknown =
        examples.stream()
            .map(Example::text)
            .distinct()
            .filter(text -> !known.containsKey(space + text))
            .toList();
    for (int from = 0; from < unknown.size(); from += TOGETHER) {
      ask(unknown.subList(from, Math.min(unknown.size(), from + TOGETHER)), tongue, space);
    }
    return examples.stream().map(e -> known.get(space + e.text())).toArray(float[][]::new);
  }

  private void ask(List<String> texts, Tongue tongue, String space) {
    float[] nothing = new float[Space.of(tongue).traits()];
    List<CompletableFuture<Optional<Traits>>> asked = new ArrayList<>();
    texts.forEach(text -> asked.add(meaning.traits(text, tongue)));
    for (int i = 0; i < asked.size(); i++) {
      float[] traits = asked.get(i).join().map(Traits::values).orElse(nothing);
      known.put(space + texts.get(i), traits);
    }
  }
}

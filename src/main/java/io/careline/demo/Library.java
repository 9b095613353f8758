package io.careline.demo;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** All scenarios of a language, given out so that each is told about equally often. */
final class Library {
  private static final List<String> SHELVES =
      List.of(
          "network",
          "cameras",
          "vacuums",
          "home",
          "delivery",
          "payments",
          "returns",
          "account",
          "mixed",
          "calls",
          "shop");

  private final List<Scenario> scenarios;
  private final List<Scenario> stack = new ArrayList<>();

  private Library(List<Scenario> scenarios) {
    this.scenarios = scenarios;
  }

  static Library of(String language) {
    List<Scenario> all = new ArrayList<>();
    for (String shelf : SHELVES) {
      Collections.addAll(all, Resources.read(language + "/" + shelf + ".yaml", Scenario[].class));
    }
    return new Library(List.copyOf(all));
  }

  List<Scenario> all() {
    return scenarios;
  }

  /** The next one that fits; the others keep their places. */
  Scenario next(Random random, java.util.function.Predicate<Scenario> fits) {
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < stack.size(); i++) {
        if (fits.test(stack.get(i))) {
          return stack.remove(i);
        }
      }
      List<Scenario> more = new ArrayList<>(scenarios);
      Collections.shuffle(more, random);
      stack.addAll(more);
    }
    throw new IllegalStateException("no scenario fits");
  }
}

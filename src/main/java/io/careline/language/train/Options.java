package io.careline.language.train;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The options of a command: {@code --name value}. */
final class Options {
  private Options() {}

  /**
   * Takes words apart.
   *
   * @param needed the option without which there is nothing to do, and what it is
   */
  static Map<String, String> of(List<String> words, String needed, String what) {
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i += 2) {
      if (!words.get(i).startsWith("--") || i + 1 == words.size()) {
        throw new IllegalArgumentException(words.get(i) + ": expected --option value");
      }
      options.put(words.get(i).substring(2), words.get(i + 1));
    }
    if (!options.containsKey(needed)) {
      throw new IllegalArgumentException("--" + needed + " is missing: " + what);
    }
    return options;
  }
}

package io.careline.language.train;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** Labelled texts from JSON lines, {@code .gz} or plain: {@code text} and {@code label}. */
final class Examples {
  private Examples() {}

  /**
   * Reads a source.
   *
   * @param source a path; {@code path=label} gives every line that label, {@code path=label:1000}
   *     to the first thousand and takes no more; {@code path@field} takes the label from another
   *     field than {@code label}; {@code path*7} counts each line seven times; {@code
   *     path+en+mixed} takes the lines whose {@code language} is one of these
   * @throws IllegalArgumentException naming file and line when one cannot be read
   */
  static List<Example> read(String source) throws IOException {
    String[] counted = source.split("\\*", 2);
    double weight = counted.length == 2 ? Double.parseDouble(counted[1]) : 1;
    String[] limited = counted[0].split(":", 2);
    int most = limited.length == 2 ? Integer.parseInt(limited[1]) : Integer.MAX_VALUE;
    String[] languages = limited[0].split("\\+");
    Set<String> wanted = Set.of(languages).size() > 1 ? Set.of(languages) : Set.of();
    String[] fixed = languages[0].split("=", 2);
    String[] named = fixed[0].split("@", 2);
    Path file = Path.of(named[0]);
    String field = named.length == 2 ? named[1] : "label";
    List<Example> examples = new ArrayList<>();
    try (BufferedReader lines = lines(file)) {
      int number = 0;
      for (String line; number < most && (line = lines.readLine()) != null; ) {
        number++;
        Example example = example(line, field, fixed, weight, file + ":" + number);
        boolean meant = wanted.isEmpty() || wanted.contains(language(line));
        if (example.label() != null && meant) {
          examples.add(example);
        }
      }
    }
    return examples;
  }

  private static String language(String line) {
    return new JsonObject(line).getString("language", "");
  }

  private static BufferedReader lines(Path file) throws IOException {
    InputStream in = Files.newInputStream(file);
    boolean packed = file.toString().endsWith(".gz");
    return new BufferedReader(
        new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
  }

  private static Example example(
      String line, String field, String[] fixed, double weight, String place) {
    try {
      JsonObject json = new JsonObject(line);
      String label = fixed.length == 2 ? fixed[1] : json.getString(field);
      String text = json.getString("text");
      if (text == null) {
        throw new IllegalArgumentException(place + ": text is missing");
      }
      return new Example(text, label, weight);
    } catch (DecodeException | ClassCastException e) {
      throw new IllegalArgumentException(place + ": is not a JSON object with text and label", e);
    }
  }

  /**
   * Leaves out what also stands in the texts that are measured on: the sets share sources, and
   * measuring on what was learned by heart would flatter.
   */
  static List<Example> without(List<Example> examples, List<Example> measured) {
    Set<String> known = new HashSet<>();
    measured.forEach(example -> keys(example.text(), known));
    return examples.stream()
        .filter(
            example -> {
              Set<String> keys = new HashSet<>();
              keys(example.text(), keys);
              keys.retainAll(known);
              return keys.isEmpty();
            })
        .toList();
  }

  /** The whole text, and two stretches of it, so that a text with another end is found too. */
  private static void keys(String text, Set<String> keys) {
    String letters = text.toLowerCase().replaceAll("[^\\p{L}\\p{N}]+", "");
    keys.add(letters);
    if (letters.length() >= 70) {
      keys.add(letters.substring(0, 35));
      keys.add(letters.substring(30, 65));
    }
  }
}

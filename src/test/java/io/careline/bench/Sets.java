package io.careline.bench;

import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;

/**
 * Sets of texts to measure with. They are not part of Careline; their folder is given as {@code
 * -Dcareline.sets=…}.
 */
final class Sets {
  private Sets() {}

  /** The lines of a set, or the test is skipped and says so. */
  static List<JsonObject> read(String name) throws IOException {
    Path file = Path.of(System.getProperty("careline.sets", "none"), name + ".jsonl.gz");
    if (!Files.exists(file)) {
      System.err.println("SKIPPED: " + file + " is not there; set -Dcareline.sets to its folder");
      Assumptions.abort(file + " is not there");
    }
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      return lines.lines().map(JsonObject::new).toList();
    }
  }
}

package io.careline.sla;

import io.careline.sla.policy.PolicyFolder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The policies that come with Careline, for as long as there is no folder of one's own. */
final class ShippedPolicies {
  private static final List<String> FILES =
      List.of(
          "standard.yaml",
          "calendars/24x7.yaml",
          "calendars/cn-mainland.yaml",
          "calendars/us.yaml");

  private ShippedPolicies() {}

  /** The texts of a folder or, where there is none, those that are in the jar. */
  static SortedMap<String, String> orFolder(Path folder) throws IOException {
    return Files.isDirectory(folder) ? PolicyFolder.read(folder) : shipped();
  }

  private static SortedMap<String, String> shipped() throws IOException {
    SortedMap<String, String> texts = new TreeMap<>();
    for (String file : FILES) {
      try (InputStream in = ShippedPolicies.class.getResourceAsStream("/sla-policies/" + file)) {
        texts.put(file, new String(in.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return texts;
  }
}

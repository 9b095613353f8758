package io.careline.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Reads the tables of words that are shipped beside the classes. */
final class WordFile {
  /** A line {@code key: value}. */
  record Line(String key, String value) {}

  private WordFile() {}

  /** The lines of a file of {@code language/}, without comments and empty ones. */
  static List<Line> lines(String name) {
    try (InputStream file = WordFile.class.getResourceAsStream("/language/" + name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .map(WordFile::line)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Line line(String line) {
    int colon = line.indexOf(':');
    if (colon < 1) {
      throw new IllegalStateException("no key in the line: " + line);
    }
    return new Line(line.substring(0, colon), line.substring(colon + 1).strip());
  }
}

package io.careline.calendar;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The calendars that come with Careline, and others written in YAML. */
final class CalendarFiles {
  private static final Path FOLDER = Path.of("sla-policies/calendars");

  private CalendarFiles() {}

  static List<Path> shipped() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  static BusinessCalendar read(String name) {
    try {
      return calendar(shape(Files.readString(FOLDER.resolve(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static BusinessCalendar calendar(JsonObject shape) {
    return CalendarShape.read(shape, name -> Optional.empty()).orElseThrow();
  }

  @SuppressWarnings("unchecked")
  static JsonObject shape(String yaml) {
    try {
      Map<String, Object> map = new YAMLMapper().readValue(yaml, LinkedHashMap.class);
      return new JsonObject(map);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

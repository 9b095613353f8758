package io.careline.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Reads the texts of the demonstration; a word that nobody reads is a mistake in them. */
final class Resources {
  private static final ObjectMapper YAML =
      new YAMLMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private Resources() {}

  static <T> T read(String path, Class<T> type) {
    try (InputStream file = Resources.class.getResourceAsStream("/demo/" + path)) {
      if (file == null) {
        throw new IllegalStateException("demo/" + path + " is missing");
      }
      return YAML.readValue(file, type);
    } catch (IOException e) {
      throw new UncheckedIOException("demo/" + path + " cannot be read", e);
    }
  }
}

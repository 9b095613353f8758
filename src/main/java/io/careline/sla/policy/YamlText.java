package io.careline.sla.policy;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;

/**
 * A YAML text (JSON is YAML too) as an object, and the line on which each of its values stands.
 *
 * @param lines by JSON pointer, from 1
 */
public record YamlText(JsonObject json, Map<String, Integer> lines) {
  private static final YAMLMapper MAPPER =
      YAMLMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** The text is no YAML object; {@link #line} says where. */
  public static final class Unreadable extends Exception {
    private final int line;

    Unreadable(String sentence, int line) {
      super(sentence);
      this.line = line;
    }

    public int line() {
      return line;
    }
  }

  /** Reads a text that has to be one object. */
  public static YamlText read(String text) throws Unreadable {
    try {
      JsonNode tree = MAPPER.readTree(text);
      if (tree == null || !tree.isObject()) {
        throw new Unreadable("has to be an object with properties", 1);
      }
      return new YamlText(new JsonObject(tree.toString()), lines(text));
    } catch (JsonProcessingException e) {
      JsonLocation where = e.getLocation();
      throw new Unreadable(
          e.getOriginalMessage().lines().findFirst().orElse("cannot be read"),
          where == null ? 0 : where.getLineNr());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Integer> lines(String text) throws IOException {
    Map<String, Integer> lines = new HashMap<>();
    try (JsonParser parser = MAPPER.createParser(text)) {
      for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
        if (token != JsonToken.END_OBJECT && token != JsonToken.END_ARRAY) {
          lines.putIfAbsent(
              parser.getParsingContext().pathAsPointer().toString(),
              parser.currentTokenLocation().getLineNr());
        }
      }
    }
    return lines;
  }

  /** The line of a value, or of what holds it when the value itself is missing. */
  public int line(String pointer) {
    String here = pointer;
    while (!lines.containsKey(here)) {
      int slash = here.lastIndexOf('/');
      if (slash < 0) {
        return 1;
      }
      here = here.substring(0, slash);
    }
    return lines.get(here);
  }
}

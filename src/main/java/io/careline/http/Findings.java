package io.careline.http;

import io.vertx.json.schema.OutputUnit;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the schema library found into a field and a sentence for a person. */
final class Findings {
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");

  private Findings() {}

  /** The findings that name a cause; those that only say that a part below failed are left out. */
  static List<OutputUnit> deepest(List<OutputUnit> errors) {
    return errors.stream().filter(error -> !onlyPointsDown(error, errors)).toList();
  }

  private static boolean onlyPointsDown(OutputUnit error, List<OutputUnit> errors) {
    String keyword = keyword(error);
    if (keyword.equals("properties")
        || keyword.equals("items")
        || keyword.equals("$ref")
        || keyword.equals("allOf")) {
      return errors.size() > 1;
    }
    return false;
  }

  static Refusal.FieldFault fault(OutputUnit error) {
    String pointer = error.getInstanceLocation().replaceFirst("^#", "");
    String message = error.getError() == null ? "is not allowed" : error.getError();
    String name = quoted(message);
    return switch (keyword(error)) {
      case "required" -> new Refusal.FieldFault(pointer + "/" + name, "is required");
      case "additionalProperties", "unevaluatedProperties" ->
          new Refusal.FieldFault(below(pointer, name), "is not known here");
      case "minLength" -> new Refusal.FieldFault(pointer, "is empty or too short");
      case "maxLength" -> new Refusal.FieldFault(pointer, "is too long");
      case "pattern" -> new Refusal.FieldFault(pointer, "has not the right form");
      case "minProperties" -> new Refusal.FieldFault(pointer, "needs at least one property");
      default -> new Refusal.FieldFault(pointer, message);
    };
  }

  private static String below(String pointer, String name) {
    return pointer.endsWith("/" + name) || name.isEmpty() ? pointer : pointer + "/" + name;
  }

  private static String quoted(String message) {
    Matcher matcher = QUOTED.matcher(message);
    return matcher.find() ? matcher.group(1) : "";
  }

  private static String keyword(OutputUnit error) {
    String location = error.getKeywordLocation();
    return location.substring(location.lastIndexOf('/') + 1);
  }
}

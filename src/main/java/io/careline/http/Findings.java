package io.careline.http;

import io.vertx.json.schema.OutputUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what the schema library found into fields and sentences for a person. */
public final class Findings {
  private static final Pattern QUOTED = Pattern.compile("[\"']([^\"']+)[\"']");

  /** Keywords that say no more than that something below them failed. */
  private static final Set<String> POINTERS = Set.of("properties", "items", "$ref", "allOf");

  private Findings() {}

  /** What is wrong, each field once; empty when the schema holds. */
  public static List<Refusal.FieldFault> of(OutputUnit unit) {
    if (unit.getValid()) {
      return List.of();
    }
    Map<String, Refusal.FieldFault> byField = new LinkedHashMap<>();
    List<OutputUnit> errors = unit.getErrors() == null ? List.of() : unit.getErrors();
    deepest(errors).stream().map(Findings::fault).forEach(f -> byField.putIfAbsent(f.pointer(), f));
    return byField.isEmpty()
        ? List.of(new Refusal.FieldFault("", "is not what the contract asks for"))
        : List.copyOf(byField.values());
  }

  /** The findings that name a cause; those that only say that a part below failed are left out. */
  private static List<OutputUnit> deepest(List<OutputUnit> errors) {
    return errors.stream().filter(error -> !onlyPointsDown(error, errors)).toList();
  }

  private static boolean onlyPointsDown(OutputUnit error, List<OutputUnit> errors) {
    String here = error.getInstanceLocation();
    boolean hasBelow =
        errors.stream().anyMatch(other -> other.getInstanceLocation().startsWith(here + "/"));
    return !keyword(error).equals("required")
        && (hasBelow || (POINTERS.contains(keyword(error)) && errors.size() > 1));
  }

  private static Refusal.FieldFault fault(OutputUnit error) {
    String pointer = error.getInstanceLocation().replaceFirst("^#", "");
    String message = error.getError() == null ? "is not allowed" : error.getError();
    String name = quoted(message);
    return switch (keyword(error)) {
      case "required" -> new Refusal.FieldFault(pointer + "/" + name, "is required");
      case "additionalProperties", "unevaluatedProperties" ->
          new Refusal.FieldFault(pointer, "is not known here");
      case "minLength" -> new Refusal.FieldFault(pointer, "is empty or too short");
      case "maxLength" -> new Refusal.FieldFault(pointer, "is too long");
      case "pattern" -> new Refusal.FieldFault(pointer, "has not the right form");
      case "enum" -> new Refusal.FieldFault(pointer, "has to be one of " + choices(message));
      case "type" ->
          new Refusal.FieldFault(
              pointer, "has to be of type " + message.replaceFirst("^.*Expected ", ""));
      case "minProperties" -> new Refusal.FieldFault(pointer, "needs at least one property");
      default -> new Refusal.FieldFault(pointer, message);
    };
  }

  private static String choices(String message) {
    return message.replaceFirst("^[^\\[]*\\[", "").replaceAll("[\"\\]]", "").replace(",", ", ");
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

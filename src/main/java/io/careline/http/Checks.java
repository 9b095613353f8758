package io.careline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.Validator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Holds a request against the contract, and names every field at fault. */
final class Checks {
  private static final int FAULTS_AT_MOST = 20;

  private Checks() {}

  /** The checked body of a request whose parameters are right as well. */
  static JsonObject check(RoutingContext context, Operation operation) {
    List<Refusal.FieldFault> faults = new ArrayList<>();
    operation.parameters().forEach(parameter -> parameter(context, parameter, faults));
    unknownQuery(context, operation, faults);
    JsonObject body = new JsonObject();
    if (operation.body().isPresent()) {
      body = json(context);
      findings(operation.body().get(), body, faults);
    }
    if (!faults.isEmpty()) {
      throw new Refusal.Invalid(faults.subList(0, Math.min(faults.size(), FAULTS_AT_MOST)));
    }
    return body;
  }

  private static void parameter(
      RoutingContext context, Operation.Parameter parameter, List<Refusal.FieldFault> faults) {
    String where = parameter.in() + "/" + parameter.name();
    String text =
        switch (parameter.in()) {
          case "path" -> context.pathParam(parameter.name());
          case "query" -> context.queryParams().get(parameter.name());
          default -> context.request().getHeader(parameter.name());
        };
    if (text == null || text.isEmpty()) {
      if (parameter.required()) {
        faults.add(new Refusal.FieldFault(where, "is required"));
      }
      return;
    }
    if (!OddText.without(text).equals(text)) {
      faults.add(new Refusal.FieldFault(where, "holds a character that no text can hold"));
      return;
    }
    value(text, parameter)
        .ifPresentOrElse(
            value -> {
              OutputUnit unit = parameter.schema().validate(value);
              if (!unit.getValid()) {
                faults.add(new Refusal.FieldFault(where, reason(unit)));
              }
            },
            () -> faults.add(new Refusal.FieldFault(where, "has to be a whole number")));
  }

  private static Optional<Object> value(String text, Operation.Parameter parameter) {
    if (!parameter.integer()) {
      return Optional.of(text);
    }
    return text.matches("-?[0-9]{1,18}") ? Optional.of(Long.parseLong(text)) : Optional.empty();
  }

  private static void unknownQuery(
      RoutingContext context, Operation operation, List<Refusal.FieldFault> faults) {
    for (String name : context.queryParams().names()) {
      boolean known =
          operation.parameters().stream()
              .anyMatch(p -> p.in().equals("query") && p.name().equals(name));
      if (!known) {
        faults.add(new Refusal.FieldFault("query/" + name, "is not known here"));
      }
    }
  }

  private static JsonObject json(RoutingContext context) {
    String type = context.request().getHeader("Content-Type");
    if (type == null || !type.matches("(?i)application/json\\s*(;.*)?")) {
      throw new Refusal.WrongType("Send the body as application/json.");
    }
    Buffer bytes = context.body().buffer();
    if (bytes == null || bytes.length() == 0) {
      throw new Refusal.Unreadable("This call needs a body.");
    }
    try {
      return OddText.without(new JsonObject(bytes));
    } catch (DecodeException | ClassCastException e) {
      throw new Refusal.Unreadable("The body has to be a JSON object.");
    }
  }

  private static void findings(Validator schema, JsonObject body, List<Refusal.FieldFault> faults) {
    OutputUnit unit = schema.validate(body);
    if (unit.getValid()) {
      return;
    }
    List<OutputUnit> errors = unit.getErrors() == null ? List.of() : unit.getErrors();
    Set<String> named = new HashSet<>();
    for (OutputUnit error : Findings.deepest(errors)) {
      Refusal.FieldFault fault = Findings.fault(error);
      if (named.add(fault.pointer())) {
        faults.add(fault);
      }
    }
    if (named.isEmpty()) {
      faults.add(new Refusal.FieldFault("", "is not what the contract asks for"));
    }
  }

  private static String reason(OutputUnit unit) {
    List<OutputUnit> errors = unit.getErrors() == null ? List.of() : unit.getErrors();
    List<OutputUnit> deepest = Findings.deepest(errors);
    return deepest.isEmpty() ? "is not allowed" : Findings.fault(deepest.getFirst()).detail();
  }
}

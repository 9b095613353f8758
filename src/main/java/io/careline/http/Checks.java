package io.careline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.json.schema.OutputUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
    if (operation.streamed()) {
      type(context, Contract.LINES);
    }
    if (operation.body().isPresent()) {
      body = json(context);
      faults.addAll(Findings.of(operation.body().get().validate(body)));
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
              Findings.of(unit).stream()
                  .findFirst()
                  .ifPresent(fault -> faults.add(new Refusal.FieldFault(where, fault.detail())));
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

  private static void type(RoutingContext context, String wanted) {
    String type = context.request().getHeader("Content-Type");
    if (type == null || !type.split(";", 2)[0].strip().equalsIgnoreCase(wanted)) {
      throw new Refusal.WrongType("Send the body as " + wanted + ".");
    }
  }

  private static JsonObject json(RoutingContext context) {
    type(context, "application/json");
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
}

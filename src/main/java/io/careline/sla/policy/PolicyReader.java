package io.careline.sla.policy;

import io.careline.http.Findings;
import io.careline.http.Refusal;
import io.careline.language.Signal;
import io.careline.language.Tone;
import io.careline.ticket.Priority;
import io.careline.ticket.Status;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Reads a policy from its object: first against the schema, then for what a schema cannot say. */
public final class PolicyReader {
  private static final int ORDER = 100;
  private static final Validator SCHEMA = schema("policy");

  private final Set<String> calendars;
  private final List<Refusal.FieldFault> faults = new ArrayList<>();

  /**
   * @param calendars the names of the calendars that there are
   */
  public PolicyReader(Set<String> calendars) {
    this.calendars = calendars;
  }

  /** A schema of ours, by its name. */
  static Validator schema(String name) {
    try (InputStream json =
        PolicyReader.class.getResourceAsStream("/schema/" + name + ".schema.json")) {
      JsonObject schema = new JsonObject(new String(json.readAllBytes(), StandardCharsets.UTF_8));
      return Validator.create(
          JsonSchema.of(schema),
          new JsonSchemaOptions()
              .setBaseUri("app://careline/")
              .setDraft(Draft.DRAFT202012)
              .setOutputFormat(OutputFormat.Basic));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What was wrong with the object that was read last; pointers go into that object. */
  public List<Refusal.FieldFault> faults() {
    return List.copyOf(faults);
  }

  /** The policy; empty when it has faults. */
  public Optional<Policy> read(JsonObject json) {
    faults.clear();
    Findings.of(SCHEMA.validate(json)).stream().map(PolicyReader::plain).forEach(faults::add);
    if (!faults.isEmpty()) {
      return Optional.empty();
    }
    Map<Target, TargetRule> targets = new EnumMap<>(Target.class);
    JsonObject rules = json.getJsonObject("targets");
    for (String word : rules.fieldNames()) {
      targets.put(Target.of(word), rule("/targets/" + word, rules.getJsonObject(word)));
    }
    Conditions appliesTo = conditions(json.getJsonObject("appliesTo", new JsonObject()));
    return faults.isEmpty()
        ? Optional.of(
            new Policy(json.getString("name"), json.getInteger("order", ORDER), appliesTo, targets))
        : Optional.empty();
  }

  /** Says what was expected where the schema's own words only say that a form is wrong. */
  private static Refusal.FieldFault plain(Refusal.FieldFault fault) {
    String pointer = fault.pointer();
    if (pointer.matches(".*/time(/[a-z]+)?")) {
      return new Refusal.FieldFault(
          pointer, "has to be working time such as PT4H or PT30M, for all or for each priority");
    }
    return pointer.endsWith("/webhook")
        ? new Refusal.FieldFault(
            pointer, "has to be an address that begins with https:// or http://")
        : fault;
  }

  private Conditions conditions(JsonObject json) {
    Map<String, List<String>> values = new LinkedHashMap<>();
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String property : json.fieldNames()) {
      if (property.equals("field")) {
        JsonObject named = json.getJsonObject(property);
        named.fieldNames().forEach(name -> fields.put(name, texts(named.getValue(name))));
      } else {
        values.put(property, texts(json.getValue(property)));
      }
    }
    known(values, "priority", List.of("low", "normal", "high", "urgent"));
    known(values, "tone", Stream.of(Tone.values()).map(Tone::word).toList());
    known(values, "signal", Stream.of(Signal.Kind.values()).map(Signal.Kind::word).toList());
    return new Conditions(values, fields);
  }

  private void known(Map<String, List<String>> values, String property, List<String> choices) {
    for (String word : values.getOrDefault(property, List.of())) {
      if (!choices.contains(word)) {
        fault("/appliesTo/" + property, word + " is not one of " + String.join(", ", choices));
      }
    }
  }

  private static List<String> texts(Object value) {
    return value instanceof JsonArray array
        ? array.stream().map(String.class::cast).toList()
        : List.of((String) value);
  }

  private TargetRule rule(String pointer, JsonObject json) {
    String calendar = json.getString("calendar");
    if (!calendars.contains(calendar)) {
      fault(pointer + "/calendar", "There is no calendar " + calendar + ".");
    }
    Set<Status> pausedIn = EnumSet.noneOf(Status.class);
    json.getJsonArray("pausedIn", new JsonArray())
        .forEach(word -> pausedIn.add(Status.of((String) word)));
    return new TargetRule(
        times(pointer + "/time", json.getValue("time")),
        calendar,
        pausedIn,
        ladder(pointer + "/ladder", json.getJsonArray("ladder", new JsonArray())));
  }

  private Map<Priority, Duration> times(String pointer, Object value) {
    Map<Priority, Duration> times = new EnumMap<>(Priority.class);
    if (value instanceof JsonObject each) {
      each.fieldNames()
          .forEach(
              word ->
                  times.put(Priority.of(word), time(pointer + "/" + word, each.getString(word))));
    } else {
      Duration time = time(pointer, (String) value);
      List.of(Priority.values()).forEach(priority -> times.put(priority, time));
    }
    return times;
  }

  private Duration time(String pointer, String text) {
    Duration time = Duration.parse(text);
    if (!time.isPositive()) {
      fault(pointer, "has to be longer than nothing");
    }
    return time;
  }

  /**
   * The steps as they are written; the breach is among them even when the policy does not say it.
   */
  private List<Step> ladder(String pointer, JsonArray json) {
    List<Step> steps = new ArrayList<>();
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < json.size(); i++) {
      JsonObject step = json.getJsonObject(i);
      String at = step.getString("at");
      if (!keys.add(at)) {
        fault(pointer + "/" + i + "/at", "stands twice in this ladder");
      }
      try {
        List<Action> actions =
            step.getJsonArray("do", new JsonArray()).stream()
                .map(action -> action((JsonObject) action))
                .toList();
        steps.add(new Step(at, Mark.read(at), actions));
      } catch (IllegalArgumentException e) {
        fault(pointer + "/" + i + "/at", e.getMessage());
      }
    }
    if (!keys.contains(Mark.DUE)) {
      steps.add(Step.DUE);
    }
    return steps;
  }

  private static Action action(JsonObject json) {
    String kind = json.fieldNames().iterator().next();
    return switch (kind) {
      case "notify" -> new Action.Notify(json.getString(kind));
      case "raisePriority" -> new Action.RaisePriority();
      case "addTag" -> new Action.AddTag(json.getString(kind));
      case "webhook" -> new Action.Webhook(json.getString(kind));
      case "reassign" -> {
        JsonObject to = json.getJsonObject(kind);
        yield new Action.Reassign(
            Optional.ofNullable(to.getString("team")), Optional.ofNullable(to.getString("agent")));
      }
      default -> {
        JsonObject task = json.getJsonObject(kind);
        yield new Action.CreateTask(
            task.getString("title"), Optional.ofNullable(task.getString("team")));
      }
    };
  }

  private void fault(String pointer, String detail) {
    faults.add(new Refusal.FieldFault(pointer, detail));
  }
}

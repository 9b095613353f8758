package io.careline.sla;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.careline.sla.clock.Clock;
import io.careline.sla.clock.ClockState;
import io.careline.sla.policy.Target;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A row of the table of cases, made into the question that a caller would post. */
record CaseRow(
    String name,
    String calendar,
    String promise,
    JsonObject question,
    Instant until,
    List<String> expected) {
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");
  private static final List<String> PRIORITIES = List.of("low", "normal", "high", "urgent");

  static Stream<CaseRow> of(String line) {
    String[] cells = line.split("\\|");
    if (cells.length != 6 || cells[1].isBlank() || cells[1].strip().matches("case|-+")) {
      return Stream.empty();
    }
    String calendar = cells[2].strip();
    JsonArray events = new JsonArray();
    String date = "";
    Instant until = Instant.EPOCH;
    for (String event : cells[4].strip().split(";")) {
      List<String> words = new ArrayList<>(List.of(event.strip().split(" ")));
      date = words.getFirst().contains("-") ? words.removeFirst() : date;
      Instant at = instant(calendar, date + " " + words.removeFirst());
      String what = words.removeFirst();
      if (what.equals("looks")) {
        until = at;
      } else {
        events.add(event(calendar, at, what, String.join(" ", words)));
      }
    }
    JsonObject question =
        new JsonObject()
            .put("policyText", policy(cells[3].strip()))
            .put("calendar", shape(calendar))
            .put("events", events)
            .put("until", until.toString());
    List<String> expected = Stream.of(cells[5].split(";")).map(String::strip).toList();
    return Stream.of(
        new CaseRow(cells[1].strip(), calendar, cells[3].strip(), question, until, expected));
  }

  private static JsonObject event(String calendar, Instant at, String what, String value) {
    JsonObject event = new JsonObject().put("at", at.toString());
    return switch (what) {
      case "opened", "agentReply", "customerReply", "note", "autoReply" -> event.put("type", what);
      case "priority" -> event.put("type", what).put("value", value);
      case "dueSet" ->
          event
              .put("type", what)
              .put("value", value.isEmpty() ? null : instant(calendar, value).toString());
      default -> event.put("type", "status").put("value", what);
    };
  }

  /** {@code resolution PT8H stops in pending warns 75%, urgent PT4H} as a policy. */
  private static JsonObject policy(String promise) {
    JsonObject targets = new JsonObject();
    JsonObject last = new JsonObject();
    for (String part : promise.split(",")) {
      List<String> words = new ArrayList<>(List.of(part.strip().split(" ")));
      String first = words.removeFirst();
      String time = words.removeFirst();
      if (PRIORITIES.contains(first)) {
        last.put("time", last.getJsonObject("time").copy().put(first, time));
        continue;
      }
      JsonObject times = new JsonObject();
      PRIORITIES.forEach(priority -> times.put(priority, time));
      last = new JsonObject().put("time", times).put("calendar", "given");
      targets.put(first, last);
      String rest = String.join(" ", words);
      if (rest.contains("stops in")) {
        last.put("pausedIn", new JsonArray().add(rest.replaceAll(".*stops in (\\w+).*", "$1")));
      }
      if (rest.contains("warns")) {
        JsonArray ladder = new JsonArray();
        for (String mark : rest.replaceAll(".*warns ", "").split(" ")) {
          ladder.add(new JsonObject().put("at", mark));
        }
        last.put("ladder", ladder);
      }
    }
    return new JsonObject().put("name", "case").put("targets", targets);
  }

  private static JsonObject shape(String calendar) {
    return switch (calendar) {
      case "berlin" -> week("Europe/Berlin", "09:00-17:00", false);
      case "new-york" -> week("America/New_York", "09:00-17:00", false);
      case "berlin-always" -> week("Europe/Berlin", "00:00-24:00", true);
      case "new-york-always" -> week("America/New_York", "00:00-24:00", true);
      case "nights" -> week("Europe/Berlin", "22:00-06:00", true);
      case "china" -> shipped("cn-mainland");
      default -> throw new IllegalArgumentException("no calendar " + calendar);
    };
  }

  private static JsonObject week(String zone, String hours, boolean weekend) {
    JsonObject week = new JsonObject();
    Stream.of("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
        .filter(day -> weekend || !day.startsWith("s"))
        .forEach(day -> week.put(day, new JsonArray().add(hours)));
    return new JsonObject().put("zone", zone).put("week", week);
  }

  private static JsonObject shipped(String name) {
    try {
      Path file = Path.of("sla-policies/calendars/" + name + ".yaml");
      return new JsonObject(new YAMLMapper().readTree(file.toFile()).toString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ZoneId zone(String calendar) {
    return ZoneId.of(shape(calendar).getString("zone"));
  }

  private static Instant instant(String calendar, String minute) {
    return LocalDateTime.parse(minute, MINUTE).atZone(zone(calendar)).toInstant();
  }

  private String local(Instant at) {
    return MINUTE.format(at.atZone(zone(calendar)));
  }

  /** A clock in the words of the column of what is expected. */
  String seen(Clock clock) {
    String due = clock.dueAt().map(at -> " due " + local(at)).orElse("");
    String fired = String.join(", ", clock.fired().values().stream().map(this::local).toList());
    return clock.target().word()
        + " "
        + clock.state().word()
        + due
        + (fired.isEmpty() ? "" : " fired " + fired);
  }

  /** What the row promises for a target, by the priority that the ticket has at the end. */
  Duration promised(Target target) {
    Map<String, Duration> times = new HashMap<>();
    JsonObject rule =
        question.getJsonObject("policyText").getJsonObject("targets").getJsonObject(target.word());
    JsonObject time = rule.getJsonObject("time");
    PRIORITIES.forEach(priority -> times.put(priority, Duration.parse(time.getString(priority))));
    return times.get(priority());
  }

  private String priority() {
    boolean ended = expected.stream().anyMatch(text -> text.contains(ClockState.MET.word()));
    return question.getJsonArray("events").stream()
        .map(JsonObject.class::cast)
        .filter(event -> event.getString("type").equals("priority") && !ended)
        .map(event -> event.getString("value"))
        .reduce("normal", (before, after) -> after);
  }
}

package io.careline.sla.policy;

import io.careline.calendar.BusinessCalendar;
import io.careline.calendar.CalendarReading;
import io.careline.calendar.CalendarShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** One reading of a folder's texts, in the course of which faults and good texts gather. */
final class BookReading {
  private static final String CALENDARS = "calendars/";

  private final SortedMap<String, String> files;
  private final Map<String, String> before;
  private final SortedMap<String, String> texts = new TreeMap<>();
  private final List<Fault> faults = new ArrayList<>();
  private final Map<String, BusinessCalendar> calendars = new HashMap<>();
  private final List<Policy> policies = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  BookReading(SortedMap<String, String> files, Map<String, String> before) {
    this.files = files;
    this.before = before;
  }

  PolicyBook book() {
    files.keySet().stream().filter(file -> file.endsWith(".ics")).forEach(this::keep);
    files.keySet().stream().filter(BookReading::isCalendar).forEach(this::calendar);
    Set<String> present = Set.copyOf(calendars.keySet());
    before.keySet().stream().filter(BookReading::isCalendar).forEach(this::gone);
    files.keySet().stream()
        .filter(file -> isYaml(file) && !isCalendar(file))
        .forEach(file -> policy(file, present));
    calendars.keySet().removeIf(name -> !present.contains(name) && !used(name));
    texts.keySet().removeIf(file -> isCalendar(file) && !calendars.containsKey(calendarName(file)));
    return new PolicyBook(new PolicySet(policies, calendars), texts, List.copyOf(faults));
  }

  private boolean used(String calendar) {
    return policies.stream()
        .flatMap(policy -> policy.targets().values().stream())
        .anyMatch(rule -> rule.calendar().equals(calendar));
  }

  private static boolean isCalendar(String file) {
    return file.startsWith(CALENDARS) && isYaml(file);
  }

  private void keep(String file) {
    texts.put(file, files.get(file));
  }

  private void calendar(String file) {
    if (!calendar(file, files.get(file), faults) && before.containsKey(file)) {
      calendar(file, before.get(file), new ArrayList<>());
    }
  }

  /** A calendar that is no longer there stays, since a faulty policy may still need it. */
  private void gone(String file) {
    if (!files.containsKey(file)) {
      calendar(file, before.get(file), new ArrayList<>());
    }
  }

  private boolean calendar(String file, String text, List<Fault> found) {
    Optional<YamlText> yaml = yaml(file, text, found);
    if (yaml.isEmpty()) {
      return false;
    }
    return switch (CalendarShape.read(yaml.get().json(), this::ical)) {
      case CalendarReading.Readable(BusinessCalendar calendar) -> {
        calendars.put(calendarName(file), calendar);
        texts.put(file, text);
        yield true;
      }
      case CalendarReading.Faulty(var wrong) -> {
        wrong.forEach(
            one ->
                found.add(
                    new Fault(file, yaml.get().line(one.pointer()), one.pointer(), one.detail())));
        yield false;
      }
    };
  }

  private Optional<String> ical(String name) {
    return Optional.ofNullable(files.get(CALENDARS + name))
        .or(() -> Optional.ofNullable(before.get(CALENDARS + name)));
  }

  private void policy(String file, Set<String> present) {
    if (!policy(file, files.get(file), present, faults) && before.containsKey(file)) {
      policy(file, before.get(file), calendars.keySet(), new ArrayList<>());
    }
  }

  private boolean policy(String file, String text, Set<String> known, List<Fault> found) {
    Optional<YamlText> yaml = yaml(file, text, found);
    if (yaml.isEmpty()) {
      return false;
    }
    PolicyReader reader = new PolicyReader(known);
    Optional<Policy> policy = reader.read(yaml.get().json());
    reader
        .faults()
        .forEach(
            one ->
                found.add(
                    new Fault(file, yaml.get().line(one.pointer()), one.pointer(), one.detail())));
    if (policy.isPresent() && !names.add(policy.get().name())) {
      found.add(
          new Fault(file, yaml.get().line("/name"), "/name", "is the name of another policy too"));
      return false;
    }
    policy.ifPresent(
        one -> {
          policies.add(one);
          texts.put(file, text);
        });
    return policy.isPresent();
  }

  private static Optional<YamlText> yaml(String file, String text, List<Fault> found) {
    try {
      return Optional.of(YamlText.read(text));
    } catch (YamlText.Unreadable e) {
      found.add(new Fault(file, e.line(), "", e.getMessage()));
      return Optional.empty();
    }
  }

  private static boolean isYaml(String file) {
    return file.endsWith(".yaml") || file.endsWith(".yml");
  }

  private static String calendarName(String file) {
    return file.substring(CALENDARS.length()).replaceFirst("\\.ya?ml$", "");
  }
}

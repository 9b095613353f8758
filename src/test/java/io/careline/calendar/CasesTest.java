package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The tables of {@code cases.md}, which people can read and write. */
class CasesTest {
  private static final DateTimeFormatter LOCAL =
      DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH);

  @TestFactory
  Stream<DynamicTest> the_tables_of_cases_hold() throws IOException {
    String text = Files.readString(Path.of("src/test/resources/calendar/cases.md"));
    List<DynamicTest> tests = new ArrayList<>();
    for (String section : text.split("(?m)^## ")) {
      if (section.contains("```yaml")) {
        section(section, tests);
      }
    }
    assertThat(tests).hasSizeGreaterThan(60);
    return tests.stream();
  }

  private static void section(String section, List<DynamicTest> tests) {
    String title = section.lines().findFirst().orElseThrow();
    String[] parts = section.split("```yaml|```");
    JsonObject shape = CalendarFiles.shape(parts[1]);
    BusinessCalendar calendar =
        shape.containsKey("file")
            ? CalendarFiles.read(shape.getString("file"))
            : CalendarFiles.calendar(shape);
    for (String table : parts[2].strip().split("\n\n")) {
      List<List<String>> rows = rows(table);
      if (rows.getFirst().contains("due")) {
        rows.stream().skip(2).forEach(row -> tests.add(test(title, row, () -> due(calendar, row))));
      } else {
        tests.add(
            test(title, rows.get(2), () -> stretches(calendar, rows.subList(2, rows.size()))));
      }
    }
  }

  private static DynamicTest test(
      String title, List<String> row, org.junit.jupiter.api.function.Executable check) {
    return DynamicTest.dynamicTest(title + ": " + String.join(", ", row), check);
  }

  private static List<List<String>> rows(String table) {
    return table
        .lines()
        .map(line -> Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList())
        .toList();
  }

  private static void due(BusinessCalendar calendar, List<String> row) {
    Instant from = instant(row.get(0), calendar.zone());
    Duration working = duration(row.get(1));
    Instant due = instant(row.get(2), calendar.zone());
    assertThat(calendar.plus(from, working).atZone(calendar.zone()))
        .isEqualTo(due.atZone(calendar.zone()));
    assertThat(calendar.between(from, due)).isEqualTo(working);
    assertThat(calendar.between(due, from)).isEqualTo(working.negated());
  }

  private static void stretches(BusinessCalendar calendar, List<List<String>> rows) {
    Instant from = instant(rows.getFirst().get(0), calendar.zone());
    Instant to = instant(rows.getLast().get(1), calendar.zone());
    assertThat(calendar.stretches(from, to))
        .extracting(
            stretch -> List.<Object>of(stretch.from(), stretch.to(), words(stretch.reason())))
        .containsExactlyElementsOf(
            rows.stream()
                .map(
                    row ->
                        List.<Object>of(
                            instant(row.get(0), calendar.zone()),
                            instant(row.get(1), calendar.zone()),
                            row.get(2)))
                .toList());
  }

  private static String words(Reason reason) {
    String kind = reason.kind().name().toLowerCase(Locale.ROOT).replace('_', ' ');
    return reason.name().map(name -> kind + " " + name.zh()).orElse(kind);
  }

  /** A local time that the clock shows once, or shows with the offset behind it. */
  private static Instant instant(String text, ZoneId zone) {
    LocalDateTime local = LocalDateTime.parse(text.substring(0, 20), LOCAL);
    List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
    if (text.length() > 20) {
      ZoneOffset offset = ZoneOffset.of(text.substring(21));
      assertThat(offsets).as(text).contains(offset);
      return local.toInstant(offset);
    }
    assertThat(offsets).as(text + " is there once").hasSize(1);
    return local.toInstant(offsets.getFirst());
  }

  private static Duration duration(String text) {
    return Duration.parse("PT" + text.replace(" h", "H").replace(" min", "M").replace(" ", ""));
  }
}

package io.careline.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The schema for editors says the same as the reader, as far as a schema can. */
class CalendarSchemaTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final SchemaRepository SCHEMAS =
      SchemaRepository.create(
              new JsonSchemaOptions()
                  .setBaseUri("app://test/")
                  .setDraft(Draft.DRAFT202012)
                  .setOutputFormat(OutputFormat.Flag))
          .preloadMetaSchema(VERTX.fileSystem());
  private static final JsonObject SCHEMA = schema();

  static {
    SCHEMAS.dereference("app://test/calendar", JsonSchema.of(SCHEMA.copy()));
  }

  @AfterAll
  static void stop() {
    VERTX.close().await();
  }

  private static JsonObject schema() {
    try {
      return new JsonObject(
          Files.readString(Path.of("src/main/resources/schema/calendar.schema.json")));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean fits(JsonObject shape) {
    return SCHEMAS.validator("app://test/calendar").validate(shape).getValid();
  }

  private static boolean readable(JsonObject shape) {
    return CalendarShape.read(shape, name -> Optional.of("BEGIN:VCALENDAR\nEND:VCALENDAR\n"))
        instanceof CalendarReading.Readable;
  }

  /** A whole calendar with these lines of YAML in it. */
  private static JsonObject with(String lines) {
    String zone = lines.contains("zone:") ? "" : "zone: UTC\n";
    String week = lines.contains("week:") ? "" : "week: {monday: ['09:00-17:00']}\n";
    return CalendarFiles.shape(zone + week + lines.replace("; ", "\n"));
  }

  @Test
  void it_is_a_schema() {
    assertThat(
            SCHEMAS
                .validator("https://json-schema.org/draft/2020-12/schema")
                .validate(SCHEMA)
                .getValid())
        .isTrue();
  }

  @Test
  void the_calendars_that_come_along_fit() throws IOException {
    for (Path file : CalendarFiles.shipped()) {
      assertThat(fits(CalendarFiles.shape(Files.readString(file)))).as(file.toString()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: office",
        "title: {en: Office}; source: House rules",
        "week: {monday: ['22:00-06:00', '09:00-12:00'], sunday: null, tuesday: []}",
        "week: {monday: ['00:00-24:00']}",
        "holidays: ['2026-10-01', 2026-10-02/2026-10-07, {date: 2026-12-24, name: Eve}]",
        "holidays: [{from: 2026-10-01, to: 2026-10-07, name: {en: a, zh: b}}, {every: 12-25}]",
        "holidays: [{ical: holidays.ics}]",
        "workdays: [2026-10-10]",
        "workdays: {2026-10-10: ['09:00-18:00'], 2026-10-11: null, 2026-10-12: {name: x}}",
        "workdays: {2026-10-10: {hours: ['09:00-18:00'], name: {zh: x}}, 2026-10-11: {hours:"
            + " null}}",
      })
  void what_is_right_is_right_for_both(String lines) {
    assertThat(fits(with(lines))).isTrue();
    assertThat(readable(with(lines))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "colour: red",
        "name: ' '",
        "title: {de: Amt}",
        "title: {}",
        "source: 7",
        "zone: 8",
        "week: []",
        "week: {someday: []}",
        "week: {monday: 09:00-17:00}",
        "week: {monday: ['9:00-17:00']}",
        "week: {monday: ['24:00-24:00']}",
        "week: {monday: ['09:00-24:01']}",
        "week: {monday: [9]}",
        "holidays: 2026-10-01",
        "holidays: [1]",
        "holidays: [1969-12-31]",
        "holidays: [2101-01-01]",
        "holidays: [2026-13-01]",
        "holidays: [2026-10-01/]",
        "holidays: [{name: x}]",
        "holidays: [{from: 2026-10-01}]",
        "holidays: [{date: 2026-10-01, to: 2026-10-02}]",
        "holidays: [{every: 13-01}]",
        "holidays: [{ical: 3}]",
        "holidays: [{ical: a.ics, name: x}]",
        "workdays: 2026-10-10",
        "workdays: [2026-10-10, 2026-10-10]",
        "workdays: {10/10/2026: null}",
        "workdays: {2026-10-10: []}",
        "workdays: {2026-10-10: {hours: []}}",
        "workdays: {2026-10-10: 09:00-18:00}",
        "workdays: {2026-10-10: {colour: red}}",
      })
  void what_is_wrong_is_wrong_for_both(String lines) {
    assertThat(fits(with(lines))).isFalse();
    assertThat(readable(with(lines))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zone: Europe/Atlantis",
        "week: {}",
        "week: {monday: ['09:00-09:00']}",
        "week: {monday: ['09:00-12:00', '11:00-13:00']}",
        "week: {monday: ['22:00-06:00'], tuesday: ['05:00-09:00']}",
        "holidays: [2026-02-29]",
        "holidays: [2026-10-07/2026-10-01]",
        "holidays: ['2026-10-01', 2026-09-30/2026-10-02]",
        "holidays: [{every: 02-30}]",
        "workdays: {2026-02-29: null}",
      })
  void the_reader_finds_more(String lines) {
    assertThat(fits(with(lines))).isTrue();
    assertThat(readable(with(lines))).isFalse();
  }
}

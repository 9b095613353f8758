package io.careline.intake.bulk;

import static io.careline.intake.bulk.Import.OPENED;
import static io.careline.intake.bulk.Import.line;
import static io.careline.intake.bulk.Import.said;
import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every way in which a line is wrong names the line and the field, and stops no other line. */
class RefusedLinesTest {
  private static TestCareline app;
  private static Import past;

  /** A wrong line, where it is wrong, and a word of what is said about it. */
  private record Wrong(String line, String pointer, String word) {
    Wrong(JsonObject line, String pointer, String word) {
      this(line.encode(), pointer, word);
    }
  }

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    past = new Import(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private static JsonObject with(String property, Object value) {
    return line("W").put(property, value);
  }

  private static JsonObject without(String property) {
    JsonObject line = line("W");
    line.remove(property);
    return line;
  }

  private static JsonObject second(String property, Object value) {
    JsonObject line = line("W");
    line.getJsonArray("interactions").getJsonObject(1).put(property, value);
    return line;
  }

  private static Stream<Wrong> wrong() {
    String tomorrow = Instant.now().plus(Duration.ofDays(1)).toString();
    JsonArray none = new JsonArray();
    JsonObject nobody = new JsonObject();
    return Stream.of(
        new Wrong("", "", "empty"),
        new Wrong("   ", "", "empty"),
        new Wrong("{\"externalId\": \"half", "", "no JSON object"),
        new Wrong("[1, 2]", "", "no JSON object"),
        new Wrong("null", "", "no JSON object"),
        new Wrong("{} {}", "", "no JSON object"),
        new Wrong("\"" + "x".repeat(LineCutter.LONGEST) + "\"", "", "longer than 1 MiB"),
        new Wrong(without("externalId"), "/externalId", "required"),
        new Wrong(with("externalId", 4711), "/externalId", "type string"),
        new Wrong(with("externalId", " "), "/externalId", "form"),
        new Wrong(with("externalId", "x".repeat(201)), "/externalId", "too long"),
        new Wrong(without("subject"), "/subject", "required"),
        new Wrong(with("subject", "x".repeat(501)), "/subject", "too long"),
        new Wrong(without("createdAt"), "/createdAt", "required"),
        new Wrong(with("createdAt", "yesterday"), "/createdAt", "instant"),
        new Wrong(with("createdAt", "2023-04-05T06:07:08"), "/createdAt", "offset"),
        new Wrong(with("createdAt", tomorrow), "/createdAt", "future"),
        new Wrong(with("createdAt", "1969-12-31T23:59:59Z"), "/createdAt", "1970"),
        new Wrong(without("customer"), "/customer", "required"),
        new Wrong(with("customer", nobody), "/customer", "at least one"),
        new Wrong(
            with("customer", new JsonObject().put("email", "nobody")), "/customer/email", "form"),
        new Wrong(
            with("customer", new JsonObject().put("phone", "none")), "/customer/phone", "form"),
        new Wrong(without("interactions"), "/interactions", "required"),
        new Wrong(with("interactions", none), "/interactions", ""),
        new Wrong(second("kind", "chat"), "/interactions/1/kind", "customer, reply, note"),
        new Wrong(second("text", ""), "/interactions/1/text", "empty"),
        new Wrong(second("text", "x".repeat(200_001)), "/interactions/1/text", "too long"),
        new Wrong(second("createdAt", "2023"), "/interactions/1/createdAt", "instant"),
        new Wrong(second("createdAt", tomorrow), "/interactions/1/createdAt", "future"),
        new Wrong(
            second("createdAt", OPENED.minusSeconds(1).toString()),
            "/interactions/1/createdAt",
            "before the ticket"),
        new Wrong(second("author", "x".repeat(255)), "/interactions/1/author", "too long"),
        new Wrong(second("at", "x"), "/interactions/1/at", "not known"),
        new Wrong(with("status", "done"), "/status", "new, open, pending"),
        new Wrong(with("priority", "huge"), "/priority", "low, normal"),
        new Wrong(with("team", "Nowhere"), "/team", "no team Nowhere"),
        new Wrong(with("tags", new JsonArray().add("\u200b")), "/tags/0", "blank"),
        new Wrong(with("tags", "vip"), "/tags", "type array"),
        new Wrong(with("assignee", "x"), "/assignee", "not known"));
  }

  @TestFactory
  Stream<DynamicTest> a_wrong_line_names_itself_and_its_field() {
    return wrong()
        .map(
            one ->
                DynamicTest.dynamicTest(
                    one.pointer() + " " + one.word(),
                    () -> {
                      String text = line("GOOD").encode() + "\n" + one.line() + "\n";
                      JsonObject report = Import.report(past.text("", text));
                      assertThat(report.getLong("read")).isEqualTo(2);
                      assertThat(report.getLong("refused")).isEqualTo(1);
                      JsonObject fault = report.getJsonArray("faults").getJsonObject(0);
                      assertThat(report.getJsonArray("faults")).as(report.encode()).hasSize(1);
                      assertThat(fault.getLong("line")).isEqualTo(2);
                      assertThat(fault.getString("pointer")).isEqualTo(one.pointer());
                      assertThat(fault.getString("detail")).contains(one.word());
                    }));
  }

  @Test
  void bytes_that_are_no_utf8_are_told_by_their_place() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    bytes.writeBytes("{\"externalId\": \"".getBytes(StandardCharsets.UTF_8));
    bytes.write(0xff);
    bytes.writeBytes(("\"}\r\n" + line("UTF8").encode()).getBytes(StandardCharsets.UTF_8));
    JsonObject report =
        Import.report(
            past.call("", BodyPublishers.ofByteArray(bytes.toByteArray()), TestCareline.TOKEN));
    assertThat(report.getLong("imported")).isEqualTo(1);
    assertThat(report.getJsonArray("faults").getJsonObject(0).getString("detail"))
        .contains("not UTF-8", "byte 17");
  }

  @Test
  void all_that_is_wrong_in_a_line_is_said_at_once_under_its_name() {
    JsonObject line = line("MANY").put("team", "Nowhere");
    line.getJsonArray("interactions").getJsonObject(0).put("createdAt", "2999-01-01T00:00:00Z");
    line.getJsonArray("interactions").getJsonObject(1).put("createdAt", "never");
    JsonArray faults = past.lines("", line).getJsonArray("faults");
    assertThat(faults).hasSize(3);
    faults.forEach(
        fault -> assertThat(((JsonObject) fault).getString("externalId")).isEqualTo("MANY"));
    assertThat(faults.encode()).contains("/team", "/interactions/0/createdAt", "/interactions/1");
  }

  @Test
  void a_thousand_faults_are_told_and_all_lines_are_counted() {
    String text = "{}\n".repeat(1_500) + line("LAST").encode();
    JsonObject report = Import.report(past.text("", text));
    assertThat(report.getLong("refused")).isEqualTo(1_500);
    assertThat(report.getLong("imported")).isEqualTo(1);
    assertThat(report.getJsonArray("faults")).hasSize(1_000);
  }

  @Test
  void what_json_can_say_and_nothing_can_keep_is_left_out() {
    JsonObject line = line("ODD");
    line.getJsonArray("interactions").add(said("note", "a NUL b HALF c", OPENED));
    String odd = line.encode().replace(" NUL ", "\\u0000").replace(" HALF ", "\\ud800");
    assertThat(Import.report(past.text("", odd)).getLong("imported")).isEqualTo(1);
    String text =
        past.ticket("ODD").getJsonArray("interactions").getJsonObject(1).getString("text");
    assertThat(text).isEqualTo("ab\ufffdc");
  }

  @Test
  void a_mark_before_the_first_line_and_windows_ends_of_lines_are_no_faults() {
    String text = "\ufeff" + line("BOM").encode() + "\r\n" + line("CRLF").encode() + "\r\n";
    assertThat(Import.report(past.text("", text)).getLong("imported")).isEqualTo(2);
  }
}

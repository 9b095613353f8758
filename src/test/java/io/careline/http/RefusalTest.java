package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Whatever is wrong with a call: a problem that says where, and not one row more than before. */
class RefusalTest {
  private static final JsonObject SCHEMAS =
      Contract.load().document().getJsonObject("components").getJsonObject("schemas");

  /** Stands for a body of one byte more than the operation takes. */
  private static final String TOO_LARGE = "too large";

  private static TestCareline app;
  private static String number;
  private static JsonObject receipt;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    number = app.ticket("Refusal", "refusal@example.org");
    JsonObject form = new JsonObject().put("email", "r@example.org").put("subject", "s");
    receipt = app.call("POST", "portal/requests", form.put("text", "t"), null).json();
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** A bad body, the type it claims to be, and the status it deserves. */
  private record Bad(String body, String type, int status, String pointer) {}

  private static Map<String, Bad> table() {
    String json = "application/json";
    Map<String, Bad> table = new LinkedHashMap<>();
    table.put("malformed JSON", new Bad("{\"a\":", json, 400, null));
    table.put("no JSON at all", new Bad("<a>1</a>", json, 400, null));
    table.put("an array", new Bad("[{}]", json, 400, null));
    table.put("a word", new Bad("\"text\"", json, 400, null));
    table.put("null", new Bad("null", json, 400, null));
    table.put("two objects", new Bad("{} {\"surprise\":1}", json, 400, null));
    table.put("no body", new Bad("", json, 400, null));
    table.put("no content type", new Bad("{}", null, 415, null));
    table.put("another content type", new Bad("{}", "text/plain", 415, null));
    table.put("a content type that only begins right", new Bad("{}", json + "x", 415, null));
    table.put("a form", new Bad("a=b", "application/x-www-form-urlencoded", 415, null));
    table.put("a multipart form", new Bad("--x--", "multipart/form-data; boundary=x", 415, null));
    table.put("a broken multipart form", new Bad("--x", "multipart/form-data", 415, null));
    table.put("an unknown property", new Bad("{\"surprise\":1}", json, 422, "/surprise"));
    table.put("a hidden property", new Bad("{\"__proto__\":{}}", json, 422, "/__proto__"));
    table.put("deep nesting", new Bad(nested(300), json, 422, "/surprise"));
    table.put("bottomless nesting", new Bad(nested(100_000), json, 400, null));
    table.put("too large", new Bad(TOO_LARGE, json, 413, null));
    return table;
  }

  private static String nested(int deep) {
    return "{\"surprise\":" + "[".repeat(deep) + "]".repeat(deep) + "}";
  }

  @TestFactory
  Stream<DynamicTest> a_bad_body_is_refused_by_every_operation_and_stores_nothing() {
    return bodies()
        .flatMap(
            operation ->
                table().entrySet().stream()
                    .map(
                        bad ->
                            DynamicTest.dynamicTest(
                                operation.id() + ": " + bad.getKey(),
                                () -> refused(operation, bad.getValue()))));
  }

  @TestFactory
  Stream<DynamicTest> a_field_of_a_wrong_type_is_named() {
    return bodies()
        .flatMap(
            operation ->
                properties(operation).stream()
                    .map(
                        property ->
                            DynamicTest.dynamicTest(
                                operation.id() + " " + property,
                                () -> typed(operation, property))));
  }

  private static void typed(Operation operation, String property) {
    String body = "{\"" + property + "\":[[0]]}";
    RawHttp answer = call(operation, "application/json", body);
    assertThat(answer.status()).as(answer.all()).isEqualTo(422);
    assertThat(pointers(answer)).anyMatch(pointer -> pointer.startsWith("/" + property));
    problem(answer);
  }

  private static Stream<Operation> bodies() {
    return Contract.load().operations().stream().filter(operation -> operation.body().isPresent());
  }

  private static List<String> properties(Operation operation) {
    String reference =
        Contract.load()
            .document()
            .getJsonObject("paths")
            .getJsonObject(operation.path())
            .getJsonObject(operation.method().name().toLowerCase(java.util.Locale.ROOT))
            .getJsonObject("requestBody")
            .getJsonObject("content")
            .getJsonObject("application/json")
            .getJsonObject("schema")
            .getString("$ref");
    JsonObject schema = SCHEMAS.getJsonObject(reference.replaceFirst("^.*/", ""));
    return List.copyOf(schema.getJsonObject("properties").fieldNames());
  }

  private static void refused(Operation operation, Bad bad) {
    Map<String, Long> before = TestTables.rows(app.databaseUrl);
    String body =
        bad.body().equals(TOO_LARGE) ? "x".repeat((int) operation.bodyLimit() + 1) : bad.body();
    RawHttp answer = call(operation, bad.type(), body);
    assertThat(answer.status()).as(answer.all()).isEqualTo(bad.status());
    problem(answer);
    if (bad.pointer() != null) {
      assertThat(pointers(answer)).anyMatch(pointer -> pointer.startsWith(bad.pointer()));
    }
    assertThat(TestTables.rows(app.databaseUrl)).isEqualTo(before);
  }

  private static void problem(RawHttp answer) {
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    JsonObject problem = answer.json();
    assertThat(problem.getString("type")).startsWith("/problems/");
    assertThat(problem.getInteger("status")).isEqualTo(answer.status());
    assertThat(problem.getString("detail")).isNotBlank();
    assertThat(problem.getString("requestId"))
        .isNotBlank()
        .isEqualTo(answer.header("X-Request-Id"));
  }

  private static List<String> pointers(RawHttp answer) {
    return answer.json().getJsonArray("errors", new JsonArray()).stream()
        .map(error -> ((JsonObject) error).getString("pointer"))
        .toList();
  }

  private static RawHttp call(Operation operation, String type, String body) {
    boolean portal = operation.id().startsWith("portal");
    String path =
        operation
            .path()
            .replace("{number}", portal ? receipt.getString("number") : number)
            .replace("{id}", "1");
    String head =
        operation.method() + " /api/v1" + path + " HTTP/1.1\nHost: localhost\nConnection: close\n";
    return RawHttp.send(
        app,
        head
            + "Authorization: Bearer "
            + TestCareline.TOKEN
            + "\nX-Careline-Tracking: "
            + receipt.getString("secret")
            + (type == null ? "" : "\nContent-Type: " + type)
            + "\nContent-Length: "
            + body.length(),
        body);
  }

  private static RawHttp get(String line) {
    return RawHttp.send(
        app,
        line
            + " HTTP/1.1\nHost: localhost\nConnection: close\nAuthorization: Bearer "
            + TestCareline.TOKEN,
        "");
  }

  @TestFactory
  Stream<DynamicTest> a_bad_address_or_parameter_is_refused() {
    Map<String, Integer> lines = new LinkedHashMap<>();
    lines.put("GET /api/v1/nothing", 404);
    lines.put("GET /api/v1", 404);
    lines.put("GET /api/v2/tickets", 404);
    lines.put("GET /nowhere", 404);
    lines.put("PUT /api/v1/tickets", 405);
    lines.put("DELETE /api/v1/tickets/10009", 405);
    lines.put("POST /api/v1/me", 405);
    lines.put("TRACE /api/v1/me", 405);
    lines.put("OPTIONS /api/v1/session", 405);
    lines.put("GET /api/v1/tickets?limit=0", 422);
    lines.put("GET /api/v1/tickets?limit=201", 422);
    lines.put("GET /api/v1/tickets?limit=-1", 422);
    lines.put("GET /api/v1/tickets?limit=ten", 422);
    lines.put("GET /api/v1/tickets?limit=99999999999999999999", 422);
    lines.put("GET /api/v1/tickets?limit=1e1", 422);
    lines.put("GET /api/v1/tickets?surprise=1", 422);
    lines.put("GET /api/v1/tickets?sort=id;drop", 422);
    lines.put("GET /api/v1/tickets?sort=t.id%20DESC--", 422);
    lines.put("GET /api/v1/tickets?status=secret", 422);
    lines.put("GET /api/v1/tickets?customer=someone", 422);
    lines.put("GET /api/v1/tickets?cursor=%25", 422);
    lines.put("GET /api/v1/tickets?cursor=YWJj", 422);
    lines.put("GET /api/v1/audit?cursor=YWJj", 422);
    lines.put("GET /api/v1/outbox?cursor=YWJj", 422);
    lines.put("GET /api/v1/arrivals?cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk5", 422);
    lines.put("GET /api/v1/tickets/x", 422);
    lines.put("GET /api/v1/tickets/10001", 422);
    lines.put("GET /api/v1/tickets/99999999999999999999999999", 422);
    lines.put("GET /api/v1/customers/0", 422);
    lines.put("GET /api/v1/customers/-5", 422);
    lines.put("GET /api/v1/customers/1x", 422);
    lines.put("GET /api/v1/customers/999999999999999999", 404);
    lines.put("GET /api/v1/customers/9999999999999999999", 422);
    lines.put("GET /api/v1/attachments/short", 422);
    lines.put("GET /api/v1/attachments/AAAAAAAAAAAAAAAAAAAAAAAA", 404);
    lines.put("GET /api/v1/tickets?tag=%zz", 400);
    lines.put("GET /api/v1/tickets/%zz", 400);
    lines.put("GET /api/v1/tickets?tag=%00", 422);
    lines.put("GET /api/v1/tickets?team=%00", 422);
    lines.put("GET /api/v1/tickets?customer=a%00@b", 422);
    lines.put("GET /api/v1/tickets?assignee=%00", 422);
    lines.put("GET /api/v1/attachments/AAAAAAAA%00AAAAAAA", 422);
    lines.put("GET /api/v1/live", 400);
    return lines.entrySet().stream()
        .map(
            line ->
                DynamicTest.dynamicTest(
                    line.getKey(),
                    () -> {
                      RawHttp answer = get(line.getKey());
                      assertThat(answer.status()).as(answer.all()).isEqualTo(line.getValue());
                      problem(answer);
                    }));
  }

  /** Cursors as this list makes them, with values that it never made. */
  @TestFactory
  Stream<DynamicTest> a_forged_cursor_is_refused() {
    return Stream.of(
            "priority|mega|5",
            "priority|urgent|x",
            "-updatedAt|yesterday|5",
            "-updatedAt|2026-01-01T00:00:00Z|9999999999999999999",
            "-updatedAt|' OR 1=1 --|5",
            "-updatedAt||")
        .map(
            position ->
                DynamicTest.dynamicTest(
                    position,
                    () -> {
                      String sort = position.startsWith("priority") ? "priority" : "-updatedAt";
                      RawHttp answer =
                          get(
                              "GET /api/v1/tickets?sort="
                                  + sort
                                  + "&cursor="
                                  + Page.cursor(position));
                      assertThat(answer.status()).as(answer.all()).isEqualTo(422);
                      assertThat(pointers(answer)).containsExactly("query/cursor");
                    }));
  }

  @Test
  void a_wrong_method_is_told_the_right_ones() {
    assertThat(get("PUT /api/v1/tickets").header("Allow")).isEqualTo("GET, POST");
  }

  @Test
  void a_pointer_is_escaped_as_its_standard_says() {
    Operation open =
        bodies().filter(one -> one.id().equals("openTicket")).findFirst().orElseThrow();
    RawHttp answer = call(open, "application/json", "{\"a/b~c\":1}");
    assertThat(pointers(answer)).contains("/a~1b~0c").doesNotContain("/a/b~c");
  }
}

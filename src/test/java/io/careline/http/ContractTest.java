package io.careline.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.OutputUnit;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.openapi.contract.OpenAPIContract;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The contract is whole, and the API keeps to it in what it answers. */
class ContractTest {
  private static final JsonObject CONTRACT = Contract.load().document();

  /** What these cannot be asked without. */
  private static final Map<String, String> QUESTIONS =
      Map.of("search", "?facets=true&q=created:today", "suggestSearch", "?q=tes");

  /** Answers of these are not JSON. */
  private static final Set<String> BYTES =
      Set.of(
          "getInteractionBody",
          "getAttachment",
          "portalAttachment",
          "getArrivalRaw",
          "live",
          "wallboardLive");

  private static TestCareline app;
  private static String number;
  private static String secret;
  private static SchemaRepository schemas;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    app.post("teams", new JsonObject().put("name", "Team"));
    number = app.ticket("Contract", "contract@example.org");
    String file =
        app.call("POST", "attachments?name=a.txt", new JsonObject(), TestCareline.TOKEN)
            .json()
            .getString("id");
    JsonObject reply = new JsonObject().put("kind", "reply").put("text", "Hello");
    app.post(
        "tickets/" + number + "/interactions", reply.put("attachments", new JsonArray().add(file)));
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "note").put("text", "Inside"));
    app.patch("tickets/" + number, new JsonObject().put("team", "Team").put("status", "pending"));
    JsonObject form = new JsonObject().put("email", "p@example.org").put("subject", "s");
    JsonObject receipt = app.call("POST", "portal/requests", form.put("text", "t"), null).json();
    secret = receipt.getString("secret") + "@" + receipt.getString("number");
    schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setBaseUri("app://test/")
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    schemas.dereference("openapi", JsonSchema.of(strict(CONTRACT.copy())));
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  /** Schemas of answers made closed, so that an answer may not say more than the contract. */
  private static JsonObject strict(JsonObject contract) {
    JsonObject all = contract.getJsonObject("components").getJsonObject("schemas");
    Set<String> parts = new HashSet<>();
    for (String name : all.fieldNames()) {
      JsonObject schema = all.getJsonObject(name);
      if (schema.containsKey("allOf")) {
        schema.put("unevaluatedProperties", false);
        schema
            .getJsonArray("allOf")
            .forEach(part -> parts.add(((JsonObject) part).getString("$ref", "")));
      }
    }
    for (String name : all.fieldNames()) {
      if (!parts.contains("#/components/schemas/" + name)
          && !all.getJsonObject(name).containsKey("allOf")) {
        close(all.getJsonObject(name));
      }
    }
    return contract;
  }

  private static void close(JsonObject schema) {
    if (schema.containsKey("properties") && !schema.containsKey("additionalProperties")) {
      schema.put("additionalProperties", false);
    }
    for (Object below : schema.getMap().values()) {
      if (below instanceof Map<?, ?> || below instanceof JsonObject) {
        close(below instanceof JsonObject json ? json : object(below));
      } else if (below instanceof List<?> list) {
        list.stream().filter(Map.class::isInstance).forEach(one -> close(object(one)));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static JsonObject object(Object map) {
    return new JsonObject((Map<String, Object>) map);
  }

  private static void operations(BiConsumer<String, JsonObject> work) {
    JsonObject paths = CONTRACT.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      for (String method : paths.getJsonObject(path).fieldNames()) {
        work.accept(method + " " + path, paths.getJsonObject(path).getJsonObject(method));
      }
    }
  }

  /**
   * As far as the library goes: OpenAPI allows a relative server and any type of answer, it does
   * not.
   */
  @Test
  void it_is_valid_openapi() {
    Vertx vertx = Vertx.vertx();
    JsonArray servers = new JsonArray().add(new JsonObject().put("url", "http://localhost/api/v1"));
    String types =
        CONTRACT
            .encode()
            .replace("application/problem+json", "application/json")
            .replace("application/x-ndjson", "application/json")
            .replace("text/html", "text/plain");
    JsonObject plain = new JsonObject(types).put("servers", servers);
    OpenAPIContract loaded = OpenAPIContract.from(vertx, plain).await();
    assertThat(loaded.operations()).hasSameSizeAs(Contract.load().operations());
    vertx.close().await();
  }

  @Test
  void every_operation_says_what_it_is_who_may_call_it_and_how_it_refuses() {
    assertThat(CONTRACT.getString("openapi")).isEqualTo("3.1.0");
    Set<String> ids = new HashSet<>();
    operations(
        (where, operation) -> {
          assertThat(operation.getString("operationId")).as(where).isNotBlank();
          assertThat(ids.add(operation.getString("operationId"))).as(where).isTrue();
          assertThat(operation.getString("summary")).as(where).isNotBlank();
          assertThat(operation.getJsonArray("tags")).as(where).isNotEmpty();
          assertThat(operation.getString("x-careline-permission")).as(where).isNotBlank();
          assertThat(operation.getJsonObject("responses").getJsonObject("default").encode())
              .as(where)
              .contains("#/components/responses/Problem");
          boolean open = new JsonArray().equals(operation.getJsonArray("security"));
          assertThat(open)
              .as(where)
              .isEqualTo(operation.getString("x-careline-permission").equals("public"));
        });
  }

  @Test
  void every_place_in_a_path_is_a_parameter() {
    Contract.load()
        .operations()
        .forEach(
            operation -> {
              Set<String> named = new TreeSet<>();
              operation.parameters().stream()
                  .filter(parameter -> parameter.in().equals("path"))
                  .forEach(parameter -> named.add("{" + parameter.name() + "}"));
              Set<String> places = new TreeSet<>();
              for (String step : operation.path().split("/")) {
                if (step.startsWith("{")) {
                  places.add(step);
                }
              }
              assertThat(named).as(operation.id()).isEqualTo(places);
            });
  }

  @Test
  void every_reference_leads_somewhere() {
    java.util.regex.Matcher references =
        java.util.regex.Pattern.compile("\"\\$ref\":\"#/([^\"]+)\"").matcher(CONTRACT.encode());
    int found = 0;
    while (references.find()) {
      JsonObject here = CONTRACT;
      for (String step : references.group(1).split("/")) {
        here = here.getJsonObject(step);
        assertThat(here).as(references.group(1)).isNotNull();
      }
      found++;
    }
    assertThat(found).isGreaterThan(100);
  }

  @Test
  void every_request_refuses_properties_that_it_does_not_know() {
    operations(
        (where, operation) -> {
          JsonObject body = operation.getJsonObject("requestBody", new JsonObject());
          JsonObject content = body.getJsonObject("content", new JsonObject());
          JsonObject json =
              content.getJsonObject(
                  "application/json", content.getJsonObject("application/x-ndjson"));
          if (json != null) {
            closed(where, json.getJsonObject("schema"));
          }
        });
  }

  private static void closed(String where, JsonObject model) {
    JsonObject schema = model;
    if (model.containsKey("$ref")) {
      String name = model.getString("$ref").replaceFirst("^.*/", "");
      schema = CONTRACT.getJsonObject("components").getJsonObject("schemas").getJsonObject(name);
    }
    if ("object".equals(schema.getValue("type"))) {
      assertThat(schema.getValue("additionalProperties")).as(where).isNotNull().isNotEqualTo(true);
    }
    JsonObject properties = schema.getJsonObject("properties", new JsonObject());
    properties
        .fieldNames()
        .forEach(name -> closed(where + " " + name, properties.getJsonObject(name)));
  }

  @TestFactory
  Stream<DynamicTest> every_answer_is_what_the_contract_says() {
    return Contract.load().operations().stream()
        .filter(operation -> operation.method().name().equals("GET"))
        .filter(operation -> !BYTES.contains(operation.id()))
        .map(operation -> DynamicTest.dynamicTest(operation.id(), () -> answers(operation)));
  }

  private static void answers(Operation operation) {
    boolean portal = operation.id().startsWith("portal");
    long customer = app.get("tickets/" + number).json().getJsonObject("customer").getLong("id");
    String path =
        operation
            .path()
            .replace("{number}", portal ? secret.split("@")[1] : number)
            .replace("{id}", Long.toString(customer));
    Reply reply =
        portal
            ? app.call(
                "GET", "/api/v1" + path, null, null, "X-Careline-Tracking", secret.split("@")[0])
            : app.get("/api/v1" + path + QUESTIONS.getOrDefault(operation.id(), ""));
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    JsonObject schema =
        CONTRACT
            .getJsonObject("paths")
            .getJsonObject(operation.path())
            .getJsonObject("get")
            .getJsonObject("responses")
            .getJsonObject("200")
            .getJsonObject("content")
            .getJsonObject("application/json")
            .getJsonObject("schema");
    JsonObject absolute =
        new JsonObject().put("$ref", "app://test/openapi" + schema.getString("$ref"));
    OutputUnit unit = schemas.validator(JsonSchema.of(absolute)).validate(reply.json());
    assertThat(unit.getValid())
        .as(() -> "" + unit.getErrors().stream().map(e -> e.toJson().encode()).toList())
        .isTrue();
  }
}

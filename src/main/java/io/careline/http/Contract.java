package io.careline.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.json.schema.Draft;
import io.vertx.json.schema.JsonSchema;
import io.vertx.json.schema.JsonSchemaOptions;
import io.vertx.json.schema.OutputFormat;
import io.vertx.json.schema.SchemaRepository;
import io.vertx.json.schema.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The API's contract, {@code openapi.yaml}: what operations there are, who may call them, and what
 * their parameters and bodies look like. The code has no second list of any of these.
 */
public final class Contract {
  private static final String BASE = "app://careline/";
  private static final String NAME = "openapi";

  /** JSON bodies of operations that do not say otherwise; attachments have a limit of their own. */
  private static final long JSON_LIMIT = 1 << 20;

  /** A body of lines, each a JSON value. */
  static final String LINES = "application/x-ndjson";

  private static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

  private final JsonObject document;
  private final SchemaRepository schemas;
  private final List<Operation> operations;

  private Contract(JsonObject document) {
    this.document = document;
    this.schemas =
        SchemaRepository.create(
            new JsonSchemaOptions()
                .setBaseUri(BASE)
                .setDraft(Draft.DRAFT202012)
                .setOutputFormat(OutputFormat.Basic));
    schemas.dereference(NAME, JsonSchema.of(document.copy()));
    this.operations = readOperations();
  }

  /** The contract that is in the jar. */
  public static Contract load() {
    try (InputStream yaml = Contract.class.getResourceAsStream("/openapi.yaml")) {
      JsonNode tree = new YAMLMapper().readTree(yaml);
      return new Contract(new JsonObject(tree.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Operation> operations() {
    return operations;
  }

  /** The whole document, as {@code /openapi.json} shows it. */
  public JsonObject document() {
    return document;
  }

  private List<Operation> readOperations() {
    List<Operation> all = new ArrayList<>();
    JsonObject paths = document.getJsonObject("paths");
    for (String path : paths.fieldNames()) {
      JsonObject item = paths.getJsonObject(path);
      METHODS.stream()
          .filter(item::containsKey)
          .forEach(method -> all.add(operation(path, method, item.getJsonObject(method))));
    }
    return List.copyOf(all);
  }

  private Operation operation(String path, String method, JsonObject model) {
    JsonObject content =
        model
            .getJsonObject("requestBody", new JsonObject())
            .getJsonObject("content", new JsonObject());
    Optional<Validator> body =
        Optional.ofNullable(content.getJsonObject("application/json"))
            .map(json -> validator(json.getJsonObject("schema")));
    List<Operation.Parameter> parameters = new ArrayList<>();
    model
        .getJsonArray("parameters", new JsonArray())
        .forEach(parameter -> parameters.add(parameter((JsonObject) parameter)));
    return new Operation(
        model.getString("operationId"),
        HttpMethod.valueOf(method.toUpperCase(java.util.Locale.ROOT)),
        path,
        model.getString("x-careline-permission"),
        List.copyOf(parameters),
        body,
        content.containsKey("application/octet-stream"),
        content.containsKey(LINES),
        model.getLong(
            "x-careline-body-limit",
            content.containsKey("application/octet-stream") ? Api.ATTACHMENT_LIMIT : JSON_LIMIT));
  }

  private Operation.Parameter parameter(JsonObject reference) {
    JsonObject model = resolve(reference);
    JsonObject schema = model.getJsonObject("schema");
    return new Operation.Parameter(
        model.getString("name"),
        model.getString("in"),
        model.getBoolean("required", false),
        "integer".equals(resolve(schema).getValue("type")),
        validator(schema));
  }

  /** Checks what is no body of a call, such as a line of one, against a schema of this name. */
  public Validator schema(String name) {
    return validator(new JsonObject().put("$ref", "#/components/schemas/" + name));
  }

  private JsonObject resolve(JsonObject model) {
    String reference = model.getString("$ref");
    if (reference == null) {
      return model;
    }
    JsonObject found = document;
    for (String step : reference.substring(2).split("/")) {
      found = found.getJsonObject(step);
    }
    return found;
  }

  private Validator validator(JsonObject schema) {
    JsonObject absolute = schema.copy();
    String reference = absolute.getString("$ref");
    if (reference != null) {
      absolute.put("$ref", BASE + NAME + reference);
    }
    return schemas.validator(JsonSchema.of(absolute));
  }
}

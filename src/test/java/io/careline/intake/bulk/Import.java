package io.careline.intake.bulk;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.TestDatabase;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;

/** What tests of the import share: lines, the call, and a look into the tables. */
record Import(TestCareline app) {
  static final Instant OPENED = Instant.parse("2023-04-05T06:07:08.123456Z");

  /** A line with a customer's message and a reply a day later. */
  static JsonObject line(String externalId) {
    return new JsonObject()
        .put("externalId", externalId)
        .put("subject", "Old matter " + externalId)
        .put("createdAt", OPENED.toString())
        .put("customer", new JsonObject().put("email", externalId.toLowerCase() + "@old.example"))
        .put(
            "interactions",
            new JsonArray()
                .add(said("customer", "It was broken, " + externalId, OPENED))
                .add(said("reply", "We sent another", OPENED.plus(Duration.ofDays(1)))));
  }

  static JsonObject said(String kind, String text, Instant at) {
    return new JsonObject().put("kind", kind).put("text", text).put("createdAt", at.toString());
  }

  /** Imports lines that are all right, and gives the report. */
  JsonObject lines(String query, JsonObject... lines) {
    return report(text(query, text(lines)));
  }

  static String text(JsonObject... lines) {
    return Arrays.stream(lines).map(JsonObject::encode).collect(Collectors.joining("\n"));
  }

  static JsonObject report(Reply reply) {
    assertThat(reply.status()).as(reply.raw().body()).isEqualTo(200);
    return reply.json();
  }

  Reply text(String query, String text) {
    return call(query, BodyPublishers.ofString(text), TestCareline.TOKEN);
  }

  Reply call(String query, BodyPublisher body, String token) {
    return app.send(
        HttpRequest.newBuilder(URI.create(app.url("/api/v1/import/tickets" + query)))
            .timeout(Duration.ofMinutes(2))
            .header("Content-Type", "application/x-ndjson")
            .header("Authorization", "Bearer " + token)
            .POST(body)
            .build());
  }

  /** The ticket of this name, with what was said in it. */
  JsonObject ticket(String externalId) {
    JsonArray items = app.get("tickets?externalId=" + externalId).json().getJsonArray("items");
    assertThat(items).hasSize(1);
    return app.get("tickets/" + items.getJsonObject(0).getString("number")).json();
  }

  long count(String sql) {
    try (Connection connection = DriverManager.getConnection(TestDatabase.jdbc(app.databaseUrl));
        ResultSet rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static void await(BooleanSupplier holds) {
    Instant end = Instant.now().plusSeconds(60);
    while (!holds.getAsBoolean() && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000);
    }
    assertThat(holds.getAsBoolean()).isTrue();
  }
}

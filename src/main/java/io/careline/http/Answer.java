package io.careline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;

/** What an operation answers: status, body and headers. */
public record Answer(int status, Buffer body, Map<String, String> headers) {
  private static final Buffer NOTHING = Buffer.buffer();

  public static Answer ok(JsonObject body) {
    return json(200, body);
  }

  public static Answer json(int status, JsonObject body) {
    return new Answer(status, body.toBuffer(), Map.of("Content-Type", "application/json"));
  }

  /** 201 with the new thing and where it is. */
  public static Answer created(String location, JsonObject body) {
    return json(201, body).with("Location", location);
  }

  public static Answer nothing() {
    return new Answer(204, NOTHING, Map.of());
  }

  /** The connection has become a WebSocket; there is nothing more to answer. */
  public static Answer upgraded() {
    return new Answer(101, NOTHING, Map.of());
  }

  /** Bytes of a type. */
  public static Answer bytes(String type, Buffer body) {
    return new Answer(200, body, Map.of("Content-Type", type));
  }

  /** The same with another header. */
  public Answer with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, body, more);
  }

  void send(RoutingContext context) {
    if (status == 101) {
      return;
    }
    var response = context.response().setStatusCode(status);
    headers.forEach(response::putHeader);
    if (status == 204) {
      response.end();
    } else {
      response.end(body);
    }
  }
}

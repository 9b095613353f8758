package io.careline.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A call that the gate has let through and that the contract has checked: every parameter and the
 * body are what the contract says they are.
 *
 * @param body the checked JSON body; empty where the operation has none
 */
public record Call(RoutingContext context, Operation operation, JsonObject body) {

  public String path(String name) {
    return context.pathParam(name);
  }

  /** A path parameter that the contract says is an integer. */
  public long id() {
    return Long.parseLong(path("id"));
  }

  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParams().get(name)).filter(value -> !value.isEmpty());
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(context.request().getHeader(name)).filter(value -> !value.isEmpty());
  }

  /** The bytes of the body as they came. */
  public Buffer bytes() {
    Buffer bytes = context.body().buffer();
    return bytes == null ? Buffer.buffer() : bytes;
  }

  /** The body of a streamed operation, piece by piece. Asked for once, on the event loop. */
  public BodyPieces pieces() {
    return BodyPieces.of(context.request());
  }

  public String requestId() {
    return RequestId.of(context);
  }

  /** The address of the caller; a proxy's word is taken when it is trusted. */
  public String address() {
    return Caller.of(context).address();
  }
}

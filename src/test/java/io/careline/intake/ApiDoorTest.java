package io.careline.intake;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** {@code POST /tickets} passes the kit of the doors. */
class ApiDoorTest extends DoorKit {
  @Override
  protected String door() {
    return "tickets";
  }

  @Override
  protected String fileDoor() {
    return "attachments";
  }

  @Override
  protected JsonObject body(String text) {
    return new JsonObject()
        .put("subject", "Subject")
        .put("text", text)
        .put("customer", new JsonObject().put("email", "ada@example.org"));
  }

  @Override
  protected Map<String, String> headers(String id) {
    return Map.of("Authorization", "Bearer " + TestCareline.TOKEN, "Idempotency-Key", "key-" + id);
  }

  @Override
  protected int burst() {
    return 80;
  }
}

package io.careline.intake.web;

import io.careline.intake.DoorKit;
import io.vertx.core.json.JsonObject;
import java.util.Map;

/** The request form passes the kit of the doors. */
class WebDoorTest extends DoorKit {
  @Override
  protected String door() {
    return "portal/requests";
  }

  @Override
  protected String fileDoor() {
    return "portal/attachments";
  }

  @Override
  protected JsonObject body(String text) {
    return new JsonObject()
        .put("subject", "Subject")
        .put("text", text)
        .put("email", "ada@example.org");
  }

  @Override
  protected Map<String, String> headers(String id) {
    return Map.of();
  }

  /** Thirty calls a minute are let in from one address, and the other tests need some of them. */
  @Override
  protected int burst() {
    return 15;
  }
}

package io.careline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** What happened to a ticket, told with names. */
class HistoryTest {
  @Test
  void a_customer_without_a_name_is_named_by_the_address() {
    try (TestCareline app = TestCareline.start()) {
      JsonObject form =
          new JsonObject()
              .put("email", "nameless@example.org")
              .put("subject", "s")
              .put("text", "t");
      String number = app.call("POST", "portal/requests", form, null).json().getString("number");
      JsonObject first =
          app.get("tickets/" + number + "/history").json().getJsonArray("items").getJsonObject(0);
      assertThat(first.getString("name")).isEqualTo("ticket.opened");
      assertThat(first.getString("actor")).isEqualTo("nameless@example.org");
    }
  }
}

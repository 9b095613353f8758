package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.reading.ReadingDesk;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Consoles hear at once that somebody has become upset, and that they have calmed down. */
class ToneFrameTest {
  @Test
  void a_turn_of_tone_is_told_with_the_ticket_as_it_is_now() {
    try (TestCareline app = TestCareline.start();
        TestSocket socket = TestSocket.open(app, TestCareline.TOKEN)) {
      socket.hello(Optional.empty());
      ReadingDesk desk = new ReadingDesk(app);
      String number = desk.open("Lamp", "A lamp is missing.").getString("number");
      desk.says(number, "This is terrible!");
      JsonObject turned = told(socket.fact("interaction.tone-turned-negative", number));
      assertThat(turned.getJsonObject("changes").getJsonArray("tone"))
          .isEqualTo(new JsonArray().add("neutral").add("negative"));
      assertThat(turned.getLong("interactionId")).isPositive();
      assertThat(ReadingDesk.tone(turned.getJsonObject("ticket"))).isEqualTo("negative");
      desk.says(number, "Thank you!");
      assertThat(told(socket.fact("ticket.tone-recovered", number)).getJsonObject("changes"))
          .isEqualTo(new JsonObject().put("tone", new JsonArray().add("negative").add("positive")));
    }
  }

  private static JsonObject told(JsonObject frame) {
    return frame.getJsonObject("fact");
  }
}

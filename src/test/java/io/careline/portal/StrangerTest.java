package io.careline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.intake.web.WebAdapter;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

/** Two people who write the same words are two people. */
class StrangerTest {
  private static String key(String address) {
    JsonObject envelope = new JsonObject().put("window", 5).put("address", address);
    return new WebAdapter().dedupKey(envelope, "{\"text\":\"Help\"}".getBytes());
  }

  @Test
  void a_stranger_who_guesses_a_form_does_not_get_its_secret() {
    assertThat(key("192.0.2.1")).isNotEqualTo(key("192.0.2.2")).isEqualTo(key("192.0.2.1"));
  }
}

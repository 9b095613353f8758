package io.careline.portal;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How often somebody may write or guess who is not signed in. */
class GuessingTest {
  private TestCareline app;

  @BeforeEach
  void start() {
    app = TestCareline.start();
  }

  @AfterEach
  void stop() {
    app.close();
  }

  private Reply ask(String text, String... headers) {
    JsonObject form = new JsonObject().put("email", "a@example.org").put("subject", "s");
    return app.call("POST", "portal/requests", form.put("text", text), null, headers);
  }

  private Reply track(String number, String secret) {
    return app.call("GET", "portal/tickets/" + number, null, null, "X-Careline-Tracking", secret);
  }

  @Test
  void too_many_forms_are_refused_and_not_stored() {
    int stored = 0;
    Reply last = null;
    for (int i = 0; i < 60; i++) {
      last = ask("Text " + i);
      stored += last.status() == 201 ? 1 : 0;
    }
    assertThat(stored).isBetween(30, 55);
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isNotEmpty();
    assertThat(TestTables.rows(app.databaseUrl).get("ticket")).isEqualTo(stored);
  }

  @Test
  void who_has_guessed_too_often_is_not_told_when_a_guess_is_right() {
    JsonObject receipt = ask("Followed").json();
    String number = receipt.getString("number");
    for (int i = 0; i < 60; i++) {
      track(number, "guess" + i);
    }
    assertThat(track(number, "another guess").status()).isEqualTo(429);
    assertThat(track(number, receipt.getString("secret")).status()).isEqualTo(429);
  }

  @Test
  void following_a_request_is_not_guessing() {
    JsonObject receipt = ask("Followed").json();
    for (int i = 0; i < 60; i++) {
      assertThat(track(receipt.getString("number"), receipt.getString("secret")).status())
          .isEqualTo(200);
    }
  }

  /** The address is the socket's, whatever a header says. */
  @Test
  void a_made_up_forwarding_header_gives_no_new_attempts() {
    int refused = 0;
    for (int i = 0; i < 60; i++) {
      String from = "10.0.0." + i;
      Reply reply = ask("Text " + i, "X-Forwarded-For", from, "Forwarded", "for=" + from);
      refused += reply.status() == 429 ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }
}

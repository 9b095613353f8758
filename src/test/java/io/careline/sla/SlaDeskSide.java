package io.careline.sla;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What a test sees of clocks through the API. */
record SlaDeskSide(TestCareline app) {
  private static final Duration BOUND = Duration.ofSeconds(60);

  /** Asks again until the answer is right; fails with the last one. */
  static <T> T until(Supplier<T> question, Predicate<T> right) {
    Instant end = Instant.now().plus(BOUND);
    T answer = question.get();
    while (!right.test(answer) && Instant.now().isBefore(end)) {
      LockSupport.parkNanos(20_000_000);
      answer = question.get();
    }
    assertThat(right.test(answer)).as("after a minute: %s", answer).isTrue();
    return answer;
  }

  JsonObject ticket(String number) {
    return app.get("tickets/" + number).json();
  }

  /** The newest clock of a target; empty when there is none. */
  JsonObject clock(String number, String target) {
    return ticket(number).getJsonArray("sla").stream()
        .map(JsonObject.class::cast)
        .filter(clock -> clock.getString("target").equals(target))
        .findFirst()
        .orElse(new JsonObject());
  }

  JsonObject clockIn(String number, String target, String state) {
    return until(() -> clock(number, target), clock -> state.equals(clock.getString("state")));
  }

  /** The names of the ticket's SLA facts that tell of clocks, in order. */
  List<String> told(String number) {
    return history(number).stream()
        .map(JsonObject.class::cast)
        .map(fact -> fact.getString("name"))
        .filter(name -> name.startsWith("sla.") && !name.equals(SlaFacts.RECKONED))
        .toList();
  }

  JsonArray history(String number) {
    return app.get("tickets/" + number + "/history").json().getJsonArray("items");
  }

  void reply(String number) {
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "reply").put("text", "An answer"));
  }

  void customerWrites(String number) {
    app.post(
        "tickets/" + number + "/interactions",
        new JsonObject().put("kind", "customer").put("text", "And now?"));
  }

  void change(String number, String property, Object value) {
    assertThat(app.patch("tickets/" + number, new JsonObject().put(property, value)).status())
        .isEqualTo(200);
  }

  static Instant due(JsonObject clock) {
    return Instant.parse(clock.getString("dueAt"));
  }

  static Instant opened(JsonObject ticket) {
    return Instant.parse(ticket.getString("createdAt"));
  }
}

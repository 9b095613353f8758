package io.careline.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.store.TestTables;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/** Two administrators who take each other's role away at the same moment. */
class LastAdministratorTest {
  private static final JsonObject DOWN = new JsonObject().put("role", "agent");

  @Test
  void two_who_dismiss_each_other_at_once_do_not_both_go() throws Exception {
    try (TestCareline app = TestCareline.start()) {
      long one = app.get("me").json().getLong("id");
      long two =
          app.post(
                  "agents",
                  new JsonObject()
                      .put("email", "two@example.org")
                      .put("name", "Two")
                      .put("role", "administrator")
                      .put("scope", "all")
                      .put("teams", new JsonArray()))
              .json()
              .getLong("id");
      String token =
          app.post("tokens", new JsonObject().put("name", "t").put("agent", "two@example.org"))
              .json()
              .getString("token");
      for (int i = 0; i < 4; i++) {
        CyclicBarrier gate = new CyclicBarrier(2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
          threads.submit(() -> dismiss(app, gate, two, TestCareline.TOKEN));
          threads.submit(() -> dismiss(app, gate, one, token));
        }
        assertThat(
                TestTables.value(
                    app.databaseUrl, "SELECT count(*) FROM agent WHERE role = 'administrator'"))
            .as("round " + i)
            .isNotEqualTo("0");
        TestTables.execute(app.databaseUrl, "UPDATE agent SET role = 'administrator'");
        Thread.sleep(1_050); // rights are remembered for a second
      }
    }
  }

  private static int dismiss(TestCareline app, CyclicBarrier gate, long whom, String token)
      throws Exception {
    gate.await();
    return app.call("PATCH", "agents/" + whom, DOWN, token).status();
  }
}

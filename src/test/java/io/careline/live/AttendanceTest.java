package io.careline.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has a console open is known on every node. */
class AttendanceTest {
  private TestCareline app;
  private TestCareline other;

  @BeforeEach
  void start() {
    app = TestCareline.start();
    other = TestCareline.start(app.databaseUrl, Optional.empty());
  }

  @AfterEach
  void stop() {
    other.close();
    app.close();
  }

  private static String state(TestCareline node) {
    return node.get("wallboard").json().getJsonArray("agents").getJsonObject(0).getString("state");
  }

  private static void await(TestCareline node, String state) throws InterruptedException {
    for (int i = 0; i < 200 && !state(node).equals(state); i++) {
      Thread.sleep(50);
    }
    assertThat(state(node)).isEqualTo(state);
  }

  @Test
  void an_agent_is_online_from_hello_to_the_last_close() throws InterruptedException {
    assertThat(state(app)).isEqualTo("offline");
    try (TestSocket second = TestSocket.open(app, TestCareline.TOKEN)) {
      try (TestSocket first = TestSocket.open(app, TestCareline.TOKEN)) {
        first.hello(Optional.empty());
        second.hello(Optional.empty());
        await(app, "online");
        await(other, "online");
      }
      second.send(new JsonObject().put("type", "presence"));
      await(app, "online");
      await(other, "online");
    }
    await(app, "offline");
    await(other, "offline");
  }
}

package io.careline.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.TestCareline;
import io.careline.TestCareline.Reply;
import io.careline.store.EmbeddedDatabase;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a machine that looks after us sees. */
class HealthTest {
  private static Reply get(TestCareline app, String path) {
    return app.call("GET", path, null, null);
  }

  @Test
  void without_its_database_it_is_alive_and_not_ready_until_it_comes_back() throws Exception {
    EmbeddedDatabase database = database();
    try (TestCareline app = TestCareline.start(database.url(), Optional.empty())) {
      assertThat(get(app, "/health/live").json().getString("status")).isEqualTo("up");
      Reply ready = get(app, "/health/ready");
      assertThat(ready.status()).isEqualTo(200);
      assertThat(ready.json().getString("database")).isEqualTo("written");
      database.stop("immediate");
      Reply away = get(app, "/health/ready");
      assertThat(away.status()).isEqualTo(503);
      assertThat(away.json().getString("status")).isEqualTo("down");
      assertThat(away.json())
          .as("whoever asks is told no more than the check's word")
          .isEqualTo(new JsonObject().put("status", "down").put("database", "does not answer"));
      assertThat(get(app, "/health/live").status()).isEqualTo(200);
      Reply refused = app.get("tickets");
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
      assertThat(refused.header("Retry-After")).isNotEmpty();
      database.launch();
      int status = 0;
      for (int i = 0; i < 200 && status != 200; i++) {
        status = get(app, "/health/ready").status();
        Thread.sleep(50);
      }
      assertThat(status).isEqualTo(200);
      assertThat(app.ticket("Again", "again@example.org")).isNotNull();
    } finally {
      database.stop("immediate");
    }
  }

  private static EmbeddedDatabase database() throws IOException {
    Path data =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/databases")), "health-");
    Path programs = Files.createDirectories(Path.of("target/postgres-bin")).toAbsolutePath();
    Files.createSymbolicLink(data.resolve("postgres-bin"), programs);
    return EmbeddedDatabase.start(data, sentence -> {});
  }

  @Test
  void the_figures_are_ours_and_prometheus_reads_them() {
    try (TestCareline app = TestCareline.start()) {
      app.ticket("Figures", "figures@example.org");
      Reply figures = get(app, "/metrics");
      assertThat(figures.header("Content-Type")).startsWith("text/plain");
      assertThat(figures.raw().body())
          .contains("careline_arrivals_waiting ", "careline_arrivals_quarantined ")
          .contains("careline_live_sockets ", "careline_journal_seq ", "jvm_memory_used_bytes")
          .containsPattern("careline_outbox_waiting 1")
          .doesNotContain("figures@example.org");
    }
  }

  @Test
  void everything_that_has_to_turn_is_looked_at() {
    try (TestCareline app = TestCareline.withRelay("smtp://127.0.0.1:9")) {
      JsonObject rounds = get(app, "/health/live").json().getJsonObject("secondsSinceRound");
      assertThat(rounds.fieldNames())
          .containsExactlyInAnyOrder(
              "live hub",
              "models",
              "intake reader",
              "sla policies",
              "sla follower",
              "sla timer",
              "sla recalculation",
              "search",
              "wallboard",
              "webhook sender",
              "mail sender");
    }
  }
}

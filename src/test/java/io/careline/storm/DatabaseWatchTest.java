package io.careline.storm;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** PostgreSQL dies alone; Careline, a process of its own, goes on. */
@Timeout(180)
class DatabaseWatchTest {
  private static final int KILLS = 3;

  private CarelineProcess careline;
  private StormDatabase database;
  private ApiClient api;
  private Path data;

  @BeforeEach
  void start() throws Exception {
    Path folder = StormFolder.fresh("watch");
    data = folder.resolve("data");
    database = new StormDatabase(data);
    careline = new CarelineProcess(folder);
    api = new ApiClient(careline.port());
    careline.start();
    careline.awaitReady();
  }

  @AfterEach
  void end() throws IOException {
    api.close();
    careline.close();
    database.end();
  }

  private static JsonObject opening(int number) {
    return new JsonObject()
        .put("subject", "Opening " + number)
        .put("text", "x")
        .put("customer", new JsonObject().put("email", "watch@example.org"));
  }

  private Optional<String> open(int number) throws InterruptedException {
    Outcome outcome = api.post("tickets", opening(number), Optional.of("opening-" + number));
    return outcome instanceof Outcome.Acknowledged known
        ? Optional.of(known.answer().getString("number"))
        : Optional.empty();
  }

  /** Opens tickets until one of the last calls was acknowledged after the server was killed. */
  private List<String> openThroughAKill(int first) throws Exception {
    List<String> acknowledged = new ArrayList<>();
    Thread killer = Thread.ofVirtual().start(this::kill);
    for (int i = first; killer.isAlive() || acknowledged.size() < 30; i++) {
      open(i).ifPresent(acknowledged::add);
    }
    killer.join();
    careline.awaitReady();
    return acknowledged;
  }

  private void kill() {
    try {
      Thread.sleep(100);
      database.kill();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private long pid() throws IOException {
    return Long.parseLong(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).getFirst().strip());
  }

  private int port() throws IOException {
    return Integer.parseInt(
        Files.readAllLines(data.resolve("postgres/postmaster.pid")).get(3).strip());
  }

  @Test
  void killed_alone_it_is_started_again_and_nothing_acknowledged_is_lost() throws Exception {
    int port = port();
    List<String> acknowledged = new ArrayList<>();
    for (int i = 0; i < KILLS; i++) {
      long before = pid();
      acknowledged.addAll(openThroughAKill(1_000 * i));
      assertThat(pid()).as("another server").isNotEqualTo(before);
      assertThat(port()).as("on the same port").isEqualTo(port);
    }
    assertThat(careline.alive()).isTrue();
    List<String> lost = new ArrayList<>();
    for (String number : acknowledged) {
      if (!(api.get("tickets/" + number) instanceof Outcome.Acknowledged)) {
        lost.add(number);
      }
    }
    assertThat(lost).isEmpty();
    assertThat(acknowledged).doesNotHaveDuplicates();
  }

  @Test
  void stopped_by_other_hands_it_comes_back_too() throws Exception {
    database.adopt();
    database.stopImmediately();
    careline.awaitReady();
    assertThat(open(1)).isPresent();
  }

  @Test
  void it_stays_down_when_Careline_has_ended() throws Exception {
    long before = pid();
    careline.end();
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
    for (int i = 0; i < 2_000 && ProcessHandle.of(before).isPresent(); i++) {
      Thread.sleep(5); // it lets go of the data first and leaves then
    }
    assertThat(ProcessHandle.of(before)).isEmpty();
    assertThat(data.resolve("postgres/postmaster.pid")).doesNotExist();
  }

  @Test
  void its_port_is_below_those_of_outgoing_connections_and_is_kept() throws Exception {
    List<Integer> ports = new ArrayList<>(List.of(port()));
    for (int i = 0; i < 2; i++) {
      careline.end();
      careline.start();
      careline.awaitReady();
      ports.add(port());
    }
    assertThat(ports).containsOnly(ports.getFirst());
    assertThat(Collections.max(ports)).isBetween(1_024, 32_767);
  }
}

package io.careline.bench;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * (d) A thousand consoles and a hundred facts a second; (e) ten thousand idle sockets; (f) memory;
 * (g) the start.
 */
@Tag("bench")
@Timeout(1_200)
class LiveBench {
  private static final int SOCKETS = 1_000;
  private static final int FACTS = 100;
  private static final int ROUNDS = 3;
  private static final int SECONDS = 10;

  /** Something that is done so many times a second. */
  @FunctionalInterface
  private interface Beat {
    void beat(int number) throws IOException;
  }

  @Test
  void many_consoles() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "live-");
    Vertx vertx = Vertx.vertx();
    Figures.tell(
        "%n## (d) %d sockets, %d facts a second: from the fact's time to the frame%n",
        SOCKETS, FACTS);
    Figures.tell("| who | frames | p50 ms | p99 ms | latest ms | CPU of the server, cores |");
    Figures.tell("| --- | --- | --- | --- | --- | --- |");
    try (Server server = new Server(folder).start()) {
      Audience audience = new Audience(vertx);
      audience.open(server.port, "/api/v1/live", SOCKETS, true);
      PlainHttp http = new PlainHttp(server.port);
      for (int round = 0; round <= ROUNDS; round++) {
        audience.forget();
        double cpu = server.cpu();
        beat(
            number -> http.call("POST", "/api/v1/tickets", ApiBench.opening(number).encode(), 201));
        tell(round, "Careline", audience, server.cpu() - cpu);
      }
      String frame = frame(http);
      bare(vertx, frame);
    } finally {
      vertx.close().await();
    }
  }

  /** A frame of the same bytes as Careline's, its time to be filled in. */
  private static String frame(PlainHttp http) throws IOException {
    String ticket =
        new String(http.call("POST", "/api/v1/tickets", ApiBench.opening(1).encode(), 201));
    return "{\"type\":\"fact\",\"seq\":1234567,\"fact\":{\"name\":\"ticket.opened\",\"at\":\"TIME\",\"actor\":\"Administrator\",\"number\":\"10009\",\"ticket\":"
        + ticket
        + ",\"interactionId\":1234567}}";
  }

  private static void bare(Vertx vertx, String frame) throws Exception {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    Path log = Files.createTempFile(Path.of("target/bench"), "bare-", ".log");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                "io.careline.bench.BareBroadcast",
                Integer.toString(port))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    try {
      while (process.isAlive() && !Files.readString(log).contains("READY")) {
        Thread.sleep(50);
      }
      Audience audience = new Audience(vertx);
      audience.open(port, "/", SOCKETS, false);
      PlainHttp http = new PlainHttp(port);
      for (int round = 0; round <= ROUNDS; round++) {
        audience.forget();
        double cpu = process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3;
        beat(
            number -> http.call("POST", "/", frame.replace("TIME", Instant.now().toString()), 201));
        tell(
            round,
            "bare Vert.x",
            audience,
            process.info().totalCpuDuration().orElseThrow().toMillis() / 1e3 - cpu);
      }
    } finally {
      process.destroyForcibly();
    }
  }

  private static void tell(int round, String who, Audience audience, double cpu)
      throws InterruptedException {
    Thread.sleep(500);
    double[] late = audience.lateness();
    if (round > 0 && late.length > 0) { // the first one warms up; nobody heard anything: no figure
      Figures.tell(
          "| %s | %d | %.1f | %.1f | %.1f | %.2f |",
          who, audience.heard(), late[0], late[1], late[2], cpu / SECONDS);
    }
  }

  private static void beat(Beat beat) throws Exception {
    long from = System.nanoTime();
    for (int i = 0; i < FACTS * SECONDS; i++) {
      long due = from + i * 1_000_000_000L / FACTS;
      long wait = due - System.nanoTime();
      if (wait > 0) {
        Thread.sleep(wait / 1_000_000, (int) (wait % 1_000_000));
      }
      beat.beat(i);
    }
  }

  @Test
  void idle_sockets_memory_and_the_start() throws Exception {
    Path folder =
        Files.createTempDirectory(Files.createDirectories(Path.of("target/bench")), "idle-");
    Vertx vertx = Vertx.vertx();
    double first;
    double[] later = new double[3];
    double[] idle = new double[3];
    try (Server server = new Server(folder).start()) {
      first = server.secondsToReady();
    }
    for (int i = 0; i < later.length; i++) {
      try (Server server = new Server(folder).start()) {
        later[i] = server.secondsToReady();
        Thread.sleep(15_000);
        idle[i] = server.memory();
      }
    }
    Figures.tell("%n## (e) (f) (g) Idle sockets, idle memory, start%n");
    Figures.tell("- first start to ready: %.1f s; later: %s s", first, Figures.spread(later));
    Figures.tell("- memory 15 s after the start, without PostgreSQL: %s MiB", Figures.spread(idle));
    try (Server server = new Server(folder).start()) {
      Audience audience = new Audience(vertx);
      audience.open(server.port, "/api/v1/live", 10_000, true);
      Thread.sleep(10_000);
      Figures.tell("- 10,000 idle sockets: %.0f MiB", server.memory());
    } finally {
      vertx.close().await();
    }
  }
}

package io.careline.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Careline as a process of its own, because only a process can be killed. */
final class CarelineProcess implements AutoCloseable {
  static final String TOKEN = "storm-token-of-the-first-administrator";
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);

  private final Path folder;
  private final int port = Ports.free();
  private final int smtpPort = Ports.free();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private volatile Process process;

  CarelineProcess(Path folder) throws IOException {
    this.folder = folder;
  }

  int port() {
    return port;
  }

  int smtpPort() {
    return smtpPort;
  }

  void start() throws IOException {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    ProcessBuilder builder =
        new ProcessBuilder(
            java.toString(),
            "--sun-misc-unsafe-memory-access=allow",
            "-Xmx768m",
            "-cp",
            System.getProperty("java.class.path"),
            "io.careline.Main");
    builder.environment().keySet().removeIf(name -> name.startsWith("CARELINE_"));
    builder.environment().put("CARELINE_HOST", "127.0.0.1");
    builder.environment().put("CARELINE_PORT", Integer.toString(port));
    builder.environment().put("CARELINE_SMTP_PORT", Integer.toString(smtpPort));
    builder.environment().put("CARELINE_DATA", folder.resolve("data").toString());
    builder.environment().put("CARELINE_ADMIN_TOKEN", TOKEN);
    builder.environment().put("CARELINE_LOG", "text");
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    process = builder.start();
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** SIGTERM, as a machine that is shut down sends it; waits for the end of the drain. */
  void end() {
    process.destroy();
    process.onExit().orTimeout(90, TimeUnit.SECONDS).join();
  }

  boolean alive() {
    return process.isAlive();
  }

  /** Waits until Careline says that it is ready. */
  void awaitReady() throws InterruptedException, IOException {
    long end = System.nanoTime() + READY_LIMIT.toNanos();
    while (!ready()) {
      if (!process.isAlive()) {
        throw new AssertionError("Careline ended by itself\n" + lastWords());
      }
      if (System.nanoTime() > end) {
        throw new AssertionError("not ready after " + READY_LIMIT + "\n" + lastWords());
      }
      Thread.sleep(20);
    }
  }

  private boolean ready() throws InterruptedException {
    return health().startsWith("200");
  }

  /** Status and body of the readiness check; empty when nobody answers. */
  String health() throws InterruptedException {
    URI ready = URI.create("http://127.0.0.1:" + port + "/health/ready");
    HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(6)).build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      return answer.statusCode() + " " + answer.body();
    } catch (IOException e) {
      return "";
    }
  }

  private Path log() {
    return folder.resolve("careline.log");
  }

  String lastWords() throws IOException {
    List<String> lines = Files.readAllLines(log());
    return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
  }

  @Override
  public void close() {
    if (process != null) {
      kill();
    }
    http.close();
  }
}

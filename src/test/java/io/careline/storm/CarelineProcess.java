package io.careline.storm;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Careline as a process of its own, because only a process can be killed. */
final class CarelineProcess implements AutoCloseable {
  static final String TOKEN = "storm-token-of-the-first-administrator";
  private static final Duration READY_LIMIT = Duration.ofSeconds(90);

  private final Path folder;
  private final Map<String, String> settings;
  private final int port = Ports.free();
  private final int smtpPort = Ports.free();
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
  private List<String> account = List.of();
  private String classPath = System.getProperty("java.class.path");
  private volatile Process process;

  CarelineProcess(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /**
   * @param settings beside those that every process here has
   */
  CarelineProcess(Path folder, Map<String, String> settings) throws IOException {
    this.folder = folder;
    this.settings = settings;
  }

  /** Starts as somebody else from now on, who has to be able to read the class path. */
  void as(List<String> command, String readable) {
    account = command;
    classPath = readable;
  }

  int port() {
    return port;
  }

  int smtpPort() {
    return smtpPort;
  }

  void start() throws IOException {
    List<String> command = new ArrayList<>(account);
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Xmx768m"));
    command.addAll(List.of("-cp", classPath, "io.careline.Main"));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().keySet().removeIf(name -> name.startsWith("CARELINE_"));
    builder.environment().put("CARELINE_HOST", "127.0.0.1");
    builder.environment().put("CARELINE_PORT", Integer.toString(port));
    builder.environment().put("CARELINE_SMTP_PORT", Integer.toString(smtpPort));
    builder.environment().put("CARELINE_DATA", folder.resolve("data").toString());
    builder.environment().put("CARELINE_ADMIN_TOKEN", TOKEN);
    builder.environment().put("CARELINE_LOG", "text");
    builder.environment().putAll(settings);
    builder.environment().putAll(settings);
    builder.directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log().toFile()));
    process = builder.start();
  }

  /** SIGKILL: nothing is flushed, nobody is told. */
  void kill() {
    process.destroyForcibly().onExit().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /**
   * SIGTERM, as a machine that is shut down sends it; waits for the end of the drain.
   *
   * @return the exit code
   */
  int end() {
    process.destroy();
    return process.onExit().orTimeout(90, TimeUnit.SECONDS).join().exitValue();
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

package io.careline.bench;

import io.careline.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Careline as a process of its own, so that its CPU and memory can be told from the load's. */
final class Server implements AutoCloseable {
  static final String TOKEN = "bench-token-of-the-first-administrator";
  private static final long TICKS_A_SECOND = 100;

  private final Path folder;
  final int port = freePort();
  final int smtpPort = freePort();
  private final Map<String, String> settings = new HashMap<>();
  private Process process;
  private double secondsToReady;

  Server(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder).toAbsolutePath();
  }

  /** With another setting than usual. */
  Server with(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Starts and waits until it is ready. */
  Server start(String... javaOptions) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--sun-misc-unsafe-memory-access=allow");
    command.addAll(List.of(javaOptions));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), "io.careline.Main"));
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
    builder.environment().keySet().removeIf(name -> name.startsWith("CARELINE_"));
    builder.environment().put("CARELINE_HOST", "127.0.0.1");
    builder.environment().put("CARELINE_PORT", Integer.toString(port));
    builder.environment().put("CARELINE_SMTP_PORT", Integer.toString(smtpPort));
    builder.environment().put("CARELINE_DATA", folder.resolve("data").toString());
    builder.environment().put("CARELINE_ADMIN_TOKEN", TOKEN);
    builder.environment().put("CARELINE_LOG", "text");
    builder.environment().putAll(settings);
    builder.redirectOutput(
        ProcessBuilder.Redirect.appendTo(folder.resolve("careline.log").toFile()));
    long from = System.nanoTime();
    process = builder.start();
    while (!ready()) {
      if (!process.isAlive() || System.nanoTime() - from > TimeUnit.SECONDS.toNanos(120)) {
        throw new IllegalStateException(
            "did not become ready; see " + folder.resolve("careline.log"));
      }
      Thread.sleep(10);
    }
    secondsToReady = (System.nanoTime() - from) / 1e9;
    return this;
  }

  private boolean ready() {
    try {
      HttpURLConnection connection =
          (HttpURLConnection)
              URI.create("http://127.0.0.1:" + port + "/health/ready").toURL().openConnection();
      connection.setConnectTimeout(200);
      connection.setReadTimeout(5_000);
      return connection.getResponseCode() == 200;
    } catch (IOException e) {
      return false;
    }
  }

  double secondsToReady() {
    return secondsToReady;
  }

  /** The URL of its embedded database, which is running already. */
  String databaseUrl() throws IOException {
    return EmbeddedDatabase.start(folder.resolve("data"), sentence -> {}).url();
  }

  /** Seconds of CPU that Careline has used so far. */
  double cpu() throws IOException {
    return cpu(process.pid());
  }

  /**
   * Seconds of CPU that all processes of its PostgreSQL have used so far, those that have ended
   * included.
   */
  double databaseCpu() throws IOException {
    long postmaster =
        Long.parseLong(
            Files.readAllLines(folder.resolve("data/postgres/postmaster.pid")).getFirst().strip());
    double seconds = cpu(postmaster) + childrenEnded(postmaster);
    try (Stream<ProcessHandle> children = ProcessHandle.of(postmaster).orElseThrow().children()) {
      for (ProcessHandle child : children.toList()) {
        seconds += cpu(child.pid());
      }
    }
    return seconds;
  }

  private static double cpu(long pid) throws IOException {
    String[] stat = stat(pid);
    return (Long.parseLong(stat[11]) + Long.parseLong(stat[12])) / (double) TICKS_A_SECOND;
  }

  private static double childrenEnded(long pid) throws IOException {
    String[] stat = stat(pid);
    return (Long.parseLong(stat[13]) + Long.parseLong(stat[14])) / (double) TICKS_A_SECOND;
  }

  /** The fields of {@code /proc/PID/stat} behind the command's name. */
  private static String[] stat(long pid) throws IOException {
    String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ");
  }

  /** Mebibytes of memory that the process holds. */
  double memory() throws IOException {
    return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
        .filter(line -> line.startsWith("VmRSS"))
        .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  /** Mebibytes of heap that are in use after a collection. */
  double heap() throws IOException, InterruptedException {
    jcmd("GC.run");
    return jcmd("GC.heap_info")
        .lines()
        .filter(line -> line.contains(" used "))
        .filter(line -> line.contains("heap") || line.contains("generation"))
        .mapToDouble(
            line -> Double.parseDouble(line.replaceFirst(".* used (\\d+)K.*", "$1")) / 1024)
        .sum();
  }

  private String jcmd(String command) throws IOException, InterruptedException {
    Process jcmd =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(process.pid()),
                command)
            .redirectErrorStream(true)
            .start();
    String answer = new String(jcmd.getInputStream().readAllBytes());
    jcmd.waitFor();
    return answer;
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

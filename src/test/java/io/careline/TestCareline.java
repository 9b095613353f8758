package io.careline;

import io.careline.http.TrustedProxies;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** A whole Careline on free ports with a database of its own, and short words to call it. */
public final class TestCareline implements AutoCloseable {
  /** The first administrator's token. */
  public static final String TOKEN = "test-token-of-the-first-administrator";

  public final Careline careline;
  public final String databaseUrl;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final Settings settings;

  private TestCareline(Careline careline, String databaseUrl, Settings settings) {
    this.careline = careline;
    this.databaseUrl = databaseUrl;
    this.settings = settings;
  }

  public static TestCareline start() {
    return start(TestDatabase.fresh(), Optional.empty());
  }

  /** With a mail relay, such as {@code smtp://127.0.0.1:3025}. */
  public static TestCareline withRelay(String relay) {
    return start(TestDatabase.fresh(), Optional.of(relay));
  }

  /** With a relay and a folder of SLA policies of one's own. */
  public static TestCareline withRelayAndPolicies(String relay, Path folder) {
    return start(
        TestDatabase.fresh(),
        Optional.of(relay),
        TrustedProxies.NONE,
        Optional.empty(),
        Optional.of(folder));
  }

  /** Behind proxies at these addresses or networks; empty for none. People type this URL. */
  public static TestCareline behind(String proxies, String publicUrl) {
    TrustedProxies trusted = TrustedProxies.of(proxies);
    return start(
        TestDatabase.fresh(), Optional.empty(), trusted, Optional.of(publicUrl), Optional.empty());
  }

  /** Another node on the same database, or one with a relay. */
  public static TestCareline start(String databaseUrl, Optional<String> relay) {
    return start(databaseUrl, relay, TrustedProxies.NONE, Optional.empty(), Optional.empty());
  }

  /** With the SLA policies of a folder; all others have none. */
  public static TestCareline withPolicies(String databaseUrl, Path policies) {
    return start(
        databaseUrl,
        Optional.empty(),
        TrustedProxies.NONE,
        Optional.empty(),
        Optional.of(policies));
  }

  /** With the shipped models, learning from corrections at night or not, in this time zone. */
  public static TestCareline withModels(String databaseUrl, boolean learn, ZoneId zone) {
    return alone(databaseUrl, zone, true, learn, false, Careline::start);
  }

  /** Looks into files, which the others leave: each would begin a process more. */
  public static TestCareline withFiles(String databaseUrl) {
    ZoneId zone = ZoneId.systemDefault();
    return alone(
        databaseUrl,
        zone,
        false,
        false,
        true,
        (settings, told) -> Careline.start(settings, new WordReader(), told));
  }

  /** Starts it, with whatever reads. */
  @FunctionalInterface
  private interface Start {
    Careline start(Settings settings, Consumer<String> told) throws IOException;
  }

  /** Without relay, proxies and policies. */
  private static TestCareline alone(
      String databaseUrl, ZoneId zone, boolean meaning, boolean learn, boolean files, Start start) {
    try {
      Path data = Files.createTempDirectory("careline-test");
      Settings settings =
          settings(
              databaseUrl,
              data,
              Optional.empty(),
              TrustedProxies.NONE,
              Optional.empty(),
              Files.createDirectories(data.resolve("sla-policies")),
              zone,
              meaning,
              learn,
              files);
      return new TestCareline(start.start(settings, sentence -> {}), databaseUrl, settings);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TestCareline start(
      String databaseUrl,
      Optional<String> relay,
      TrustedProxies proxies,
      Optional<String> publicUrl,
      Optional<Path> policies) {
    try {
      Path data = Files.createTempDirectory("careline-test");
      Path none = Files.createDirectories(data.resolve("sla-policies"));
      Settings settings =
          settings(
              databaseUrl,
              data,
              relay,
              proxies,
              publicUrl,
              policies.orElse(none),
              ZoneId.systemDefault(),
              false,
              false,
              false);
      return new TestCareline(
          Careline.start(settings, new WordReader(), sentence -> {}), databaseUrl, settings);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Settings settings(
      String databaseUrl,
      Path data,
      Optional<String> relay,
      TrustedProxies proxies,
      Optional<String> publicUrl,
      Path policies,
      ZoneId zone,
      boolean meaning,
      boolean learn,
      boolean searchFiles)
      throws IOException {
    int port = freePort();
    return new Settings(
        "127.0.0.1",
        port,
        Optional.of(0),
        "support@localhost",
        data,
        Optional.of(databaseUrl),
        Optional.of(TOKEN),
        false,
        policies,
        relay,
        publicUrl.or(() -> Optional.of("http://127.0.0.1:" + port)),
        16,
        proxies,
        zone,
        true,
        meaning,
        false,
        learn,
        searchFiles,
        1);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Runs {@code careline train --from-corrections}; gives what it prints. */
  public List<String> learn() {
    List<String> told = new ArrayList<>();
    try {
      ModelsCommand.train(settings, told::add);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return told;
  }

  /** Runs {@code careline models …}; gives what it prints, and what it ends with in front. */
  public List<String> models(String... words) {
    List<String> told = new ArrayList<>();
    try {
      told.addFirst(Integer.toString(ModelsCommand.run(List.of(words), settings, told::add)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return told;
  }

  /** Runs {@code careline import …}; gives what it ends with and what it prints. */
  public List<String> imports(String... words) {
    List<String> told = new ArrayList<>();
    try {
      told.addFirst(
          Integer.toString(ImportCommand.run(List.of(words), settings, told::add, sentence -> {})));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
    return told;
  }

  /** An answer: status, headers and the JSON body, empty where there is none. */
  public record Reply(int status, JsonObject json, HttpResponse<String> raw) {
    public String header(String name) {
      return raw.headers().firstValue(name).orElse("");
    }
  }

  public String url(String path) {
    return "http://127.0.0.1:" + careline.port() + path;
  }

  public Reply get(String path) {
    return call("GET", path, null, TOKEN);
  }

  public Reply post(String path, JsonObject body) {
    return call("POST", path, body, TOKEN);
  }

  public Reply patch(String path, JsonObject body, String... headers) {
    return call("PATCH", path, body, TOKEN, headers);
  }

  /** Any call; headers are name, value, name, value. A null token sends none. */
  public Reply call(String method, String path, JsonObject body, String token, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(url(path.startsWith("/") ? path : "/api/v1/" + path)))
            .timeout(Duration.ofSeconds(30))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body.encode()));
    if (body != null) {
      request.header("Content-Type", "application/json");
    }
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Sends a request that was made by hand. */
  public Reply send(HttpRequest request) {
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
      JsonObject body =
          json && !answer.body().isEmpty() ? new JsonObject(answer.body()) : new JsonObject();
      return new Reply(answer.statusCode(), body, answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** The bytes of an answer, for what is no text. */
  public byte[] bytes(HttpRequest request) {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Opens a ticket and gives its number. */
  public String ticket(String subject, String email) {
    JsonObject body =
        new JsonObject()
            .put("subject", subject)
            .put("text", "Text of " + subject)
            .put("customer", new JsonObject().put("email", email));
    return post("tickets", body).json().getString("number");
  }

  @Override
  public void close() {
    careline.stop();
    http.close();
  }
}

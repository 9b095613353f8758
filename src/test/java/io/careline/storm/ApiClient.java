package io.careline.storm;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** Calls the API and says what the caller knows afterwards. Repeats nothing by itself. */
final class ApiClient implements AutoCloseable {
  private final String base;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  ApiClient(int port) {
    this.base = "http://127.0.0.1:" + port + "/api/v1/";
  }

  Outcome post(String path, JsonObject body, Optional<String> key) throws InterruptedException {
    return join(send(path, body, key));
  }

  /** The same call twice at once, as an impatient proxy makes it. */
  Outcome postTwice(String path, JsonObject body, String key) throws InterruptedException {
    CompletableFuture<HttpResponse<String>> first = send(path, body, Optional.of(key));
    CompletableFuture<HttpResponse<String>> second = send(path, body, Optional.of(key));
    Outcome one = join(first);
    Outcome other = join(second);
    return one instanceof Outcome.Acknowledged ? one : other;
  }

  Outcome get(String path) throws InterruptedException {
    return join(http.sendAsync(request(path).build(), HttpResponse.BodyHandlers.ofString()));
  }

  private CompletableFuture<HttpResponse<String>> send(
      String path, JsonObject body, Optional<String> key) {
    HttpRequest.Builder request =
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body.encode()));
    key.ifPresent(word -> request.header("Idempotency-Key", word));
    return http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(base + path))
        .timeout(Duration.ofSeconds(30))
        .header("Authorization", "Bearer " + CarelineProcess.TOKEN);
  }

  private static Outcome join(CompletableFuture<HttpResponse<String>> call)
      throws InterruptedException {
    try {
      return outcome(call.get());
    } catch (ExecutionException e) {
      return switch (e.getCause()) {
        case ConnectException none -> new Outcome.NotSent();
        case HttpConnectTimeoutException none -> new Outcome.NotSent();
        case IOException broken -> new Outcome.Unknown("API: " + broken);
        case null, default -> throw new IllegalStateException(e);
      };
    }
  }

  private static Outcome outcome(HttpResponse<String> answer) {
    int status = answer.statusCode();
    if (status < 300) {
      return new Outcome.Acknowledged(new JsonObject(answer.body()));
    }
    String why = "API: " + status + " " + detail(answer.body());
    // The first call with this key has not ended yet: the one refusal that means "ask again".
    boolean later = status >= 500 || status == 429 || answer.body().contains("key-in-use");
    return later ? new Outcome.Unknown(why) : new Outcome.Refused(why);
  }

  private static String detail(String body) {
    return body.startsWith("{") ? new JsonObject(body).getString("detail", "") : "";
  }

  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}

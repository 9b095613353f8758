package io.careline.integration;

import io.careline.store.Backoff;
import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Outbox;
import io.careline.store.Room;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends webhooks: outbox rows with {@code {url, payload}}. Answered with 2xx, they are done; what
 * may get better is tried again with growing pauses; everything else is given up and shown. A
 * repeat has the same id, so the other side can tell. Redirects are not followed.
 */
public final class WebhookSender {
  /** The kind of outbox rows that are webhooks. */
  public static final String KIND = "webhook";

  private static final Logger LOG = LoggerFactory.getLogger(WebhookSender.class);
  private static final int TOGETHER = 8;
  private static final long POLL_MILLIS = 1_000;
  private static final Duration CONNECT = Duration.ofSeconds(5);

  /** Well below the lease, so that nobody takes over what is still under way. */
  private static final Duration ANSWER = Duration.ofSeconds(10);

  private final Db db;
  private final String node;
  private final Signature signature;
  private final HttpClient http =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  public WebhookSender(Db db, String node, Signature signature) {
    this.db = db;
    this.node = node;
    this.signature = signature;
  }

  /** The loop that sends; not started yet. */
  public Loop loop(Room room) {
    return new Loop("webhook sender", room.context(), this::round);
  }

  private long round() {
    List<Outbox.Claimed> claimed = Outbox.claim(db.client(), KIND, node, TOGETHER);
    Map<Outbox.Claimed, CompletableFuture<Outcome>> underWay = new java.util.LinkedHashMap<>();
    claimed.forEach(one -> underWay.put(one, send(one)));
    underWay.forEach((one, answer) -> settle(one, answer.join()));
    return claimed.size() == TOGETHER ? 0 : POLL_MILLIS;
  }

  /**
   * What came of a call.
   *
   * @param again whether it may get better
   */
  private record Outcome(boolean done, boolean again, String why) {}

  private CompletableFuture<Outcome> send(Outbox.Claimed claimed) {
    try {
      return http.sendAsync(request(claimed), HttpResponse.BodyHandlers.discarding())
          .handle((answer, fault) -> fault == null ? outcome(answer.statusCode()) : outcome(fault));
    } catch (IllegalArgumentException e) {
      return CompletableFuture.completedFuture(new Outcome(false, false, e.getMessage()));
    }
  }

  private HttpRequest request(Outbox.Claimed claimed) {
    JsonObject payload = claimed.body().getJsonObject("payload").copy();
    String body = payload.put("id", claimed.cause()).encode();
    List<String> headers = new ArrayList<>(List.of("Content-Type", "application/json"));
    headers.addAll(signature.headers(claimed.cause(), body));
    return HttpRequest.newBuilder(URI.create(claimed.body().getString("url")))
        .timeout(ANSWER)
        .headers(headers.toArray(String[]::new))
        .POST(HttpRequest.BodyPublishers.ofString(body))
        .build();
  }

  private static Outcome outcome(int status) {
    boolean done = status >= 200 && status < 300;
    boolean again = status >= 500 || status == 408 || status == 425 || status == 429;
    return new Outcome(done, again, "answered " + status);
  }

  private static Outcome outcome(Throwable fault) {
    Throwable cause = fault.getCause() == null ? fault : fault.getCause();
    return new Outcome(false, cause instanceof IOException, cause.toString());
  }

  private void settle(Outbox.Claimed claimed, Outcome outcome) {
    Optional<Duration> wait =
        outcome.again() ? Backoff.after(claimed.attempts()) : Optional.empty();
    if (outcome.done()) {
      Outbox.done(db.client(), claimed.id(), node);
    } else if (wait.isPresent()) {
      Outbox.later(db.client(), claimed.id(), node, wait.get(), outcome.why());
    } else {
      LOG.warn("Webhook {} is given up: {}", claimed.cause(), outcome.why());
      Outbox.failed(db.client(), claimed.id(), node, outcome.why());
    }
  }
}

package io.careline.live;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A console's end of the live socket. */
final class TestSocket implements AutoCloseable, WebSocket.Listener {
  private static final long SECONDS = 10;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder everything = new StringBuilder();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private WebSocket socket;

  static TestSocket open(TestCareline app, String token) {
    TestSocket socket = new TestSocket();
    socket.socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .header("Authorization", "Bearer " + token)
            .buildAsync(URI.create(app.url("/api/v1/live").replace("http", "ws")), socket)
            .join();
    return socket;
  }

  /** The status with which a socket is refused. */
  static int refusal(TestCareline app, String token) {
    try (TestSocket socket = open(app, token)) {
      throw new AssertionError("was let in: " + socket);
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  JsonObject hello(Optional<Long> resume) {
    send(new JsonObject().put("type", "hello").put("resume", resume.orElse(null)));
    return next(frame -> frame.getString("type").equals("welcome"));
  }

  void send(JsonObject frame) {
    socket.sendText(frame.encode(), true).join();
  }

  JsonObject fact(String name, String number) {
    return next(
        frame ->
            frame.getString("type").equals("fact")
                && frame.getJsonObject("fact").getString("name").equals(name)
                && number.equals(frame.getJsonObject("fact").getString("number")));
  }

  JsonObject presence(String number, int people) {
    return next(
        frame ->
            frame.getString("type").equals("presence")
                && frame.getString("number").equals(number)
                && frame.getJsonArray("people").size() == people);
  }

  /** The next frame that fits; others are left behind. */
  JsonObject next(Predicate<JsonObject> fits) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    try {
      while (System.nanoTime() < until) {
        JsonObject frame = frames.poll(100, TimeUnit.MILLISECONDS);
        if (frame != null && fits.test(frame)) {
          return frame;
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("did not come; heard: " + heard());
  }

  /** Every frame so far. */
  synchronized String heard() {
    return everything.toString();
  }

  int closedWith() {
    return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      synchronized (this) {
        everything.append(part).append('\n');
      }
      frames.add(new JsonObject(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

package io.careline.wallboard;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A page's end of the wallboard's socket. */
final class BoardWatcher implements AutoCloseable, WebSocket.Listener {
  private static final long SECONDS = 15;

  private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
  private final StringBuilder part = new StringBuilder();
  private final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final AtomicLong closedAt = new AtomicLong();
  private WebSocket socket;

  /**
   * @param headers name, value, name, value
   */
  static BoardWatcher open(TestCareline app, String... headers) {
    BoardWatcher watcher = new BoardWatcher();
    WebSocket.Builder builder = HttpClient.newHttpClient().newWebSocketBuilder();
    for (int i = 0; i < headers.length; i += 2) {
      builder.header(headers[i], headers[i + 1]);
    }
    URI address = URI.create(app.url("/api/v1/wallboard/live").replace("http", "ws"));
    watcher.socket = builder.buildAsync(address, watcher).join();
    return watcher;
  }

  static BoardWatcher byToken(TestCareline app, String token) {
    return open(app, "Authorization", "Bearer " + token);
  }

  /** The status with which a socket is refused. */
  static int refusal(TestCareline app, String... headers) {
    try (BoardWatcher watcher = open(app, headers)) {
      throw new AssertionError("was let in: " + watcher);
    } catch (CompletionException e) {
      return ((WebSocketHandshakeException) e.getCause()).getResponse().statusCode();
    }
  }

  /** The next board that fits. */
  JsonObject board(Predicate<JsonObject> fits) {
    return next(frame ->
            frame.getString("type").equals("board") && fits.test(frame.getJsonObject("board")))
        .getJsonObject("board");
  }

  JsonObject next(Predicate<JsonObject> fits) {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
    JsonObject last = null;
    try {
      while (System.nanoTime() < until) {
        JsonObject frame = frames.poll(100, TimeUnit.MILLISECONDS);
        if (frame != null && fits.test(frame)) {
          return frame;
        }
        last = frame == null ? last : frame;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    throw new AssertionError("did not come; the last frame was " + last);
  }

  /** How many frames wait that nobody has looked at. */
  int waiting() {
    return frames.size();
  }

  int closedWith() {
    return closed.orTimeout(SECONDS, TimeUnit.SECONDS).join();
  }

  /** {@link System#nanoTime} of the close. */
  long closedAt() {
    closedWith();
    return closedAt.get();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    part.append(data);
    if (last) {
      frames.add(new JsonObject(part.toString()));
      part.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closedAt.set(System.nanoTime());
    closed.complete(code);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}

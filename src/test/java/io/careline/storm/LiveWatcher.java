package io.careline.storm;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A console that stays open through everything: it resumes from the last number it has seen, as the
 * real one does.
 */
final class LiveWatcher implements AutoCloseable {
  /** Short enough that the facts missed are few enough to be given again. */
  private static final Duration NAP = Duration.ofSeconds(3);

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final LiveRecord record = new LiveRecord();
  private final Thread thread = Thread.ofVirtual().unstarted(this::stayConnected);
  private final Duration awake;
  private volatile boolean ended;

  /**
   * @param awake how long it stays connected before it takes a nap, as a closed notebook does
   */
  LiveWatcher(int port, Duration awake) {
    this.awake = awake;
    this.uri = URI.create("ws://127.0.0.1:" + port + "/api/v1/live");
  }

  /** Watches from the journal's present end; returns when it is connected. */
  void open() throws InterruptedException {
    thread.start();
    for (int i = 0; i < 400 && record.start() < 0; i++) {
      Thread.sleep(50);
    }
    if (record.start() < 0) {
      throw new AssertionError("the live socket did not welcome anybody");
    }
  }

  private void stayConnected() {
    try {
      while (!ended) {
        Line line = new Line();
        Optional<WebSocket> socket = connect(line);
        boolean tired = socket.isPresent() && !line.endsWithin(awake);
        socket.ifPresent(WebSocket::abort);
        Thread.sleep(tired ? NAP : Duration.ofMillis(100));
      }
    } catch (InterruptedException e) {
      // closed
    }
  }

  private Optional<WebSocket> connect(Line line) throws InterruptedException {
    try {
      WebSocket socket =
          http.newWebSocketBuilder()
              .connectTimeout(Duration.ofSeconds(3))
              .header("Authorization", "Bearer " + CarelineProcess.TOKEN)
              .buildAsync(uri, line)
              .get(10, TimeUnit.SECONDS);
      socket.sendText(record.hello().encode(), true);
      return Optional.of(socket);
    } catch (ExecutionException | TimeoutException away) {
      return Optional.empty();
    }
  }

  LiveRecord record() {
    return record;
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    http.shutdownNow();
    http.close();
  }

  /** One connection; {@code over} completes when it has ended, however it did. */
  private final class Line implements WebSocket.Listener {
    private final CompletableFuture<Void> over = new CompletableFuture<>();
    private final StringBuilder text = new StringBuilder();

    boolean endsWithin(Duration time) throws InterruptedException {
      try {
        over.get(time.toMillis(), TimeUnit.MILLISECONDS);
        return true;
      } catch (TimeoutException e) {
        return false;
      } catch (ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public CompletionStage<?> onText(WebSocket socket, CharSequence part, boolean last) {
      text.append(part);
      if (last) {
        record.heard(new JsonObject(text.toString()));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      over.complete(null);
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      over.complete(null);
    }
  }
}

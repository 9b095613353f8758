package io.careline.storm;

import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A console that stays open through everything: it resumes from the last number it has seen, as the
 * real one does (a beat moves the number too), and writes down each fact that it is shown.
 */
final class LiveWatcher implements AutoCloseable {
  /** Short enough that the facts missed are few enough to be given again. */
  private static final Duration NAP = Duration.ofSeconds(3);

  /** A fact as the socket showed it. */
  record Seen(long seq, String name) {}

  private final URI uri;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(3)).build();
  private final List<Seen> seen = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private final Thread thread = Thread.ofVirtual().unstarted(this::stayConnected);
  private long start = -1;
  private long seq = -1;
  private int connections;
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
    for (int i = 0; i < 400 && start() < 0; i++) {
      Thread.sleep(50);
    }
    if (start() < 0) {
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
      socket.sendText(hello(), true);
      return Optional.of(socket);
    } catch (ExecutionException | TimeoutException away) {
      return Optional.empty();
    }
  }

  private synchronized String hello() {
    connections++;
    JsonObject hello = new JsonObject().put("type", "hello");
    return (seq < 0 ? hello : hello.put("resume", seq)).encode();
  }

  private synchronized void heard(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> welcome(frame);
      case "fact" -> fact(frame.getLong("seq"), frame.getJsonObject("fact").getString("name"));
      case "beat" -> seq = Math.max(seq, frame.getLong("seq"));
      case "restart" -> faults.add("told to start again after " + seq);
      default -> {}
    }
  }

  private void welcome(JsonObject frame) {
    long number = frame.getLong("seq");
    if (start < 0) {
      start = number;
    } else if (number != seq) {
      faults.add("resumed after " + seq + " but welcomed with " + frame.encode());
    }
    seq = number;
  }

  private void fact(long number, String name) {
    if (number <= seq) {
      faults.add(name + " " + number + " came after " + seq);
    } else {
      seq = number;
      seen.add(new Seen(number, name));
    }
  }

  /** The number it started with; below 0 while it was never connected. */
  synchronized long start() {
    return start;
  }

  synchronized long seq() {
    return seq;
  }

  synchronized int connections() {
    return connections;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** The numbers of all facts with this name, as they came. */
  synchronized List<Long> numbers(String name) {
    return seen.stream().filter(fact -> fact.name().equals(name)).map(Seen::seq).toList();
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
        heard(new JsonObject(text.toString()));
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

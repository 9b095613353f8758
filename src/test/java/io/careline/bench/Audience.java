package io.careline.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Many sockets that listen, and how late each frame comes by the time that is written in it. */
final class Audience {
  private static final int AT_ONCE = 100;

  private final Vertx vertx;
  private final long[] latencies = new long[1 << 22];
  private final AtomicInteger count = new AtomicInteger();
  private final List<WebSocket> sockets = new ArrayList<>();

  Audience(Vertx vertx) {
    this.vertx = vertx;
  }

  /** Opens sockets; each says hello when it should. */
  void open(int port, String path, int many, boolean hello) {
    WebSocketClient client =
        vertx.createWebSocketClient(new WebSocketClientOptions().setMaxConnections(many + 1));
    for (int from = 0; from < many; from += AT_ONCE) {
      List<Future<WebSocket>> opening = new ArrayList<>();
      for (int i = from; i < Math.min(many, from + AT_ONCE); i++) {
        opening.add(
            client.connect(
                new WebSocketConnectOptions()
                    .setHost("127.0.0.1")
                    .setPort(port)
                    .setURI(path)
                    .addHeader("Authorization", "Bearer " + Server.TOKEN)));
      }
      Future.all(opening).await();
      opening.forEach(one -> sockets.add(one.result()));
      if (hello) {
        opening.forEach(one -> one.result().writeTextMessage("{\"type\":\"hello\"}"));
      }
    }
    sockets.forEach(socket -> socket.textMessageHandler(this::heard));
  }

  private void heard(String text) {
    int at = text.indexOf("\"at\":\"");
    if (at > 0) {
      Instant told = Instant.parse(text.substring(at + 6, text.indexOf('"', at + 6)));
      Instant now = Instant.now();
      long micros =
          (now.getEpochSecond() - told.getEpochSecond()) * 1_000_000
              + (now.getNano() - told.getNano()) / 1_000;
      latencies[count.getAndIncrement() & (latencies.length - 1)] = micros;
    }
  }

  int heard() {
    return count.get();
  }

  void forget() {
    count.set(0);
  }

  /** The 50th and 99th of a hundred, and the latest, in milliseconds. */
  double[] lateness() {
    long[] sorted = Arrays.copyOf(latencies, Math.min(count.get(), latencies.length));
    Arrays.sort(sorted);
    int last = sorted.length - 1;
    return new double[] {
      sorted[last / 2] / 1e3, sorted[(int) (last * 0.99)] / 1e3, sorted[last] / 1e3
    };
  }
}

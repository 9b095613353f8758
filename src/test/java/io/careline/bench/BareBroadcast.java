package io.careline.bench;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayList;
import java.util.List;

/** Vert.x alone: what is posted to it goes to every socket. The yardstick for the live hub. */
public final class BareBroadcast {
  private BareBroadcast() {}

  public static void main(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    Vertx vertx = Vertx.vertx();
    vertx.deployVerticle(() -> new Loop(port), new DeploymentOptions().setInstances(2)).await();
    System.out.println("READY");
  }

  private static final class Loop extends AbstractVerticle {
    private final int port;
    private final List<ServerWebSocket> sockets = new ArrayList<>();

    Loop(int port) {
      this.port = port;
    }

    @Override
    public void start() {
      vertx
          .eventBus()
          .<String>consumer(
              "frame",
              message -> sockets.forEach(socket -> socket.writeTextMessage(message.body())));
      vertx
          .createHttpServer()
          .webSocketHandler(
              socket -> {
                sockets.add(socket);
                socket.closeHandler(v -> sockets.remove(socket));
              })
          .requestHandler(
              request ->
                  request
                      .body()
                      .onSuccess(
                          body -> {
                            vertx.eventBus().publish("frame", body.toString());
                            request
                                .response()
                                .setStatusCode(201)
                                .putHeader("Content-Length", "0")
                                .end();
                          }))
          .listen(port);
    }
  }
}

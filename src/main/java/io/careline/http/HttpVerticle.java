package io.careline.http;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** One event loop's HTTP server; all of them share the port. */
public final class HttpVerticle extends VerticleBase {
  private final String host;
  private final int port;
  private final Callers callers;
  private final Api api;
  private final Consumer<Router> pages;
  private HttpServer server;

  public HttpVerticle(String host, int port, Callers callers, Api api, Consumer<Router> pages) {
    this.host = host;
    this.port = port;
    this.callers = callers;
    this.api = api;
    this.pages = pages;
  }

  @Override
  public Future<?> start() {
    Router router = Router.router(vertx);
    // A path that cannot be decoded reaches no handler at all.
    router.errorHandler(400, HttpVerticle::unreadable);
    router.route().handler(RequestId::give);
    router.route().handler(SafeHeaders::give);
    router.route().handler(callers::give);
    pages.accept(router);
    router.route().subRouter(api.router(vertx));
    router.route().failureHandler(Problems::answer);
    router.route().handler(context -> context.fail(new Refusal.NotFound("page")));
    HttpServerOptions options =
        new HttpServerOptions()
            .setHost(host)
            .setPort(port)
            .setIdleTimeout(120)
            .setMaxHeaderSize(16_384)
            // The longest question in Chinese, percent-encoded, and the rest of its address.
            .setMaxInitialLineLength(12_288)
            .setInitialSettings(new Http2Settings().setMaxHeaderListSize(16_384))
            .setMaxWebSocketFrameSize(65_536)
            .setMaxWebSocketMessageSize(65_536)
            // A known weakness of compressed sockets is memory; frames are small.
            .setPerMessageWebSocketCompressionSupported(false)
            .setPerFrameWebSocketCompressionSupported(false);
    return vertx
        .createHttpServer(options)
        .requestHandler(router)
        .listen()
        .onSuccess(listening -> server = listening);
  }

  private static void unreadable(RoutingContext context) {
    RequestId.name(context);
    Problems.answer(context, new Refusal.Unreadable("The address cannot be read."));
  }

  @Override
  public Future<?> stop() {
    // Calls under way are answered; connections that wait for another call are closed.
    return server == null ? Future.succeededFuture() : server.shutdown(10, TimeUnit.SECONDS);
  }

  /** The port that was taken; the same for all instances. */
  public int port() {
    return server.actualPort();
  }
}

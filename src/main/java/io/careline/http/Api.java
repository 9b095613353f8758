package io.careline.http;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Mounts the contract's operations: gate first, then the body within its limit, then the contract's
 * checks, then the room's own work. An operation without handling, or handling without an
 * operation, stops the start.
 */
public final class Api {
  private static final String BASE = "/api/v1";

  /** Bytes of one attachment. */
  public static final long ATTACHMENT_LIMIT = 25L << 20;

  private final Contract contract;
  private final Doorkeeper doorkeeper;
  private final Map<String, Handling> handlings;

  public Api(Contract contract, Doorkeeper doorkeeper, Map<String, Handling> handlings) {
    this.contract = contract;
    this.doorkeeper = doorkeeper;
    this.handlings = Map.copyOf(handlings);
    TreeSet<String> known = new TreeSet<>();
    contract.operations().forEach(operation -> known.add(operation.id()));
    if (!known.equals(new TreeSet<>(handlings.keySet()))) {
      throw new IllegalStateException(
          "contract and rooms differ: " + known + " against " + new TreeSet<>(handlings.keySet()));
    }
  }

  /** A router with every operation below {@code /api/v1}. One for each event loop. */
  public Router router(Vertx vertx) {
    Router router = Router.router(vertx);
    Map<String, TreeSet<String>> methods = new TreeMap<>();
    for (Operation operation : contract.operations()) {
      mount(router, operation);
      methods
          .computeIfAbsent(path(operation), path -> new TreeSet<>())
          .add(operation.method().name());
    }
    methods.forEach((path, allowed) -> refuseOthers(router, path, String.join(", ", allowed)));
    router.route().failureHandler(Problems::answer);
    router.route(BASE + "/*").handler(context -> context.fail(new Refusal.NotFound("address")));
    return router;
  }

  private static String path(Operation operation) {
    return BASE + operation.path().replaceAll("\\{(\\w+)}", ":$1");
  }

  /** What the path's own methods have left over. */
  private static void refuseOthers(Router router, String path, String allowed) {
    router
        .route(path)
        .handler(
            context -> {
              context.response().putHeader("Allow", allowed);
              context.fail(new Refusal.WrongMethod("This address takes " + allowed + " only."));
            })
        .failureHandler(Problems::answer);
  }

  private void mount(Router router, Operation operation) {
    String path = path(operation);
    router
        .route(operation.method(), path)
        .handler(context -> admit(context, operation))
        .failureHandler(Problems::answer);
    Route route = router.route(operation.method(), path);
    if (operation.raw() || operation.body().isPresent()) {
      route.handler(BodyHandler.create(false).setBodyLimit(operation.bodyLimit()));
    }
    Handling handling = handlings.get(operation.id());
    route.handler(context -> work(context, operation, handling));
    route.failureHandler(Problems::answer);
  }

  private void admit(RoutingContext context, Operation operation) {
    Future<Void> admitted = doorkeeper.admit(context, operation.permission());
    if (admitted.succeeded()) {
      context.next();
      return;
    }
    context.request().pause();
    admitted
        .onSuccess(done -> context.next())
        .onFailure(context::fail)
        .onComplete(done -> resume(context.request()));
  }

  /** An HTTP/2 request without a body has ended meanwhile and must not be read on. */
  private static void resume(HttpServerRequest request) {
    if (!request.isEnded()) {
      request.resume();
    }
  }

  private static void work(RoutingContext context, Operation operation, Handling handling) {
    JsonObject body = Checks.check(context, operation);
    handling
        .handle(new Call(context, operation, body))
        .map(
            answer -> {
              answer.send(context); // what fails here is answered too, or the caller would wait
              return answer;
            })
        .onFailure(context::fail);
  }
}

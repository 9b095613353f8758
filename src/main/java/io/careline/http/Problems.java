package io.careline.http;

import io.careline.store.StoreException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one place where a failure becomes an answer: problem+json for what is refused, an id alone
 * for what broke.
 */
final class Problems {
  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private Problems() {}

  static void answer(RoutingContext context) {
    answer(context, refusal(context));
  }

  /** Answers a refusal; null stands for a fault of ours. */
  static void answer(RoutingContext context, Refusal refusal) {
    HttpServerResponse response = context.response();
    if (response.ended() || response.closed()) {
      return;
    }
    if (refusal instanceof Refusal.TooMany tooMany) {
      response.putHeader("Retry-After", Long.toString(tooMany.retryAfterSeconds()));
    }
    if (refusal instanceof Refusal.Unavailable) {
      response.putHeader("Retry-After", "1");
    }
    if (refusal instanceof Refusal.Unauthenticated) {
      response.putHeader("WWW-Authenticate", "Bearer");
    }
    JsonObject problem = refusal == null ? fault(context) : problem(refusal);
    problem.put("requestId", RequestId.of(context));
    response
        .setStatusCode(problem.getInteger("status"))
        .putHeader("Content-Type", "application/problem+json")
        .end(problem.toBuffer());
  }

  private static Refusal refusal(RoutingContext context) {
    return switch (context.failure()) {
      case Refusal refusal -> refusal;
      case StoreException e when e.passing() -> databaseAway(context, e);
      case HttpException e -> byStatus(e.getStatusCode());
      case null -> byStatus(context.statusCode());
      default -> null;
    };
  }

  private static Refusal databaseAway(RoutingContext context, StoreException e) {
    LOG.warn("request {}: {}", RequestId.of(context), e.getMessage());
    return new Refusal.Unavailable(
        "The database does not answer. Nothing is known to be stored; try again.");
  }

  private static Refusal byStatus(int status) {
    return switch (status) {
      case 400 -> new Refusal.Unreadable("The request cannot be read.");
      case 404 -> new Refusal.NotFound("address");
      case 405 -> new Refusal.WrongMethod("This address does not take that method.");
      case 413 -> new Refusal.TooLarge("The body is larger than this call takes.");
      default -> null;
    };
  }

  private static JsonObject problem(Refusal refusal) {
    JsonObject problem =
        new JsonObject()
            .put("type", "/problems/" + refusal.slug())
            .put("title", refusal.slug().replace('-', ' '))
            .put("status", refusal.status())
            .put("detail", refusal.getMessage());
    if (!refusal.faults().isEmpty()) {
      JsonArray errors = new JsonArray();
      refusal
          .faults()
          .forEach(
              f ->
                  errors.add(
                      new JsonObject().put("pointer", f.pointer()).put("detail", f.detail())));
      problem.put("errors", errors);
    }
    return problem.mergeIn(refusal.more());
  }

  private static JsonObject fault(RoutingContext context) {
    LOG.error(
        "request {}: {} {} failed",
        RequestId.of(context),
        context.request().method(),
        context.request().path(),
        context.failure());
    return new JsonObject()
        .put("type", "/problems/fault")
        .put("title", "fault")
        .put("status", 500)
        .put("detail", "Something broke on our side. The request id leads us to it.");
  }
}

package io.careline.http;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Who decides whether a call may go on; the access room is one. */
@FunctionalInterface
public interface Doorkeeper {
  /** Completes when the caller may do this, fails with a {@link Refusal} when not. */
  Future<Void> admit(RoutingContext context, String permission);
}

package io.careline.http;

import io.vertx.ext.web.RoutingContext;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The id under which a request is found in the logs: the caller's own where it is harmless, else a
 * random one.
 */
public final class RequestId {
  private static final String KEY = "careline.request-id";
  private static final String HEADER = "X-Request-Id";

  private RequestId() {}

  static void give(RoutingContext context) {
    name(context);
    context.next();
  }

  static void name(RoutingContext context) {
    String theirs = context.request().getHeader(HEADER);
    boolean harmless = theirs != null && theirs.matches("[A-Za-z0-9._-]{8,64}");
    String id = harmless ? theirs : Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36);
    context.put(KEY, id);
    context.response().putHeader(HEADER, id);
  }

  public static String of(RoutingContext context) {
    return context.get(KEY, "-");
  }
}

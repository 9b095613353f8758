package io.careline.http;

import io.vertx.ext.web.RoutingContext;
import java.util.Locale;

/**
 * Where a call comes from.
 *
 * @param address of the client; behind a trusted proxy as that one tells it
 * @param secure whether TLS lies between the caller and us, or a proxy that we trust
 * @param origin of our own pages as this caller sees them, such as {@code
 *     https://desk.example.org}; empty when the call names no host
 */
public record Caller(String address, boolean secure, String origin) {
  private static final String KEY = "careline.caller";

  static void keep(RoutingContext context, Caller caller) {
    context.put(KEY, caller);
  }

  public static Caller of(RoutingContext context) {
    return context.get(KEY);
  }

  /** Whether a page of this origin is one of our own: same scheme, same host, same port. */
  public boolean owns(String origin) {
    return !this.origin.isEmpty() && this.origin.equals(origin(origin));
  }

  /** An origin without the port that its scheme has anyway, and without a path. */
  static String origin(String url) {
    String origin = url.toLowerCase(Locale.ROOT).replaceFirst("^(https?://[^/]*).*$", "$1");
    return origin.replaceFirst("^(http://.*):80$", "$1").replaceFirst("^(https://.*):443$", "$1");
  }
}

package io.careline.http;

import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;

/** Headers that every answer carries, whatever made it. */
final class SafeHeaders {
  private static final String CONTENT =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " connect-src 'self'; font-src 'self'; frame-src 'self'; manifest-src 'self'; base-uri"
          + " 'none'; form-action 'self'; frame-ancestors 'none'";

  private SafeHeaders() {}

  static void give(RoutingContext context) {
    MultiMap headers = context.response().headers();
    headers
        .set("Content-Security-Policy", CONTENT)
        .set("X-Content-Type-Options", "nosniff")
        .set("Referrer-Policy", "same-origin")
        .set("Cross-Origin-Opener-Policy", "same-origin")
        .set("Cross-Origin-Resource-Policy", "same-origin")
        .set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
    if (context.request().path().startsWith("/api/")) {
      headers.set("Cache-Control", "no-store");
    }
    context.next();
  }
}

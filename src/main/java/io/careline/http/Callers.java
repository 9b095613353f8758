package io.careline.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;

/** Finds out where each call comes from, and whether its caller speaks TLS with us or a proxy. */
public final class Callers {
  private final TrustedProxies proxies;
  private final String publicUrl;

  /**
   * @param publicUrl what people type; whoever uses its very host speaks as it says
   */
  public Callers(TrustedProxies proxies, String publicUrl) {
    this.proxies = proxies;
    this.publicUrl = publicUrl;
  }

  void give(RoutingContext context) {
    Caller.keep(context, of(context.request()));
    context.next();
  }

  private Caller of(HttpServerRequest request) {
    String connection = request.remoteAddress().hostAddress();
    String address = proxies.client(connection, request.headers().getAll("X-Forwarded-For"));
    // HTTP/2 has no Host header; the authority is what either protocol calls it.
    String host = request.authority() == null ? "" : request.authority().toString();
    boolean secure =
        request.isSSL()
            || (proxies.trusts(connection)
                && saysTls(request.headers().getAll("X-Forwarded-Proto")))
            || Caller.origin(publicUrl).equals(Caller.origin("https://" + host));
    String scheme = secure ? "https://" : "http://";
    return new Caller(address, secure, host.isEmpty() ? "" : Caller.origin(scheme + host));
  }

  /** The last word is that of the proxy which is next to us. */
  private static boolean saysTls(List<String> forwardedProto) {
    String all = String.join(",", forwardedProto);
    return all.substring(all.lastIndexOf(',') + 1).strip().toLowerCase(Locale.ROOT).equals("https");
  }
}

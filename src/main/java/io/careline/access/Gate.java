package io.careline.access;

import io.careline.http.Call;
import io.careline.http.Caller;
import io.careline.http.Doorkeeper;
import io.careline.http.Refusal;
import io.vertx.core.Future;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;
import java.util.Set;

/**
 * The one gate. Every call and every socket comes through here, and what is not allowed by name is
 * denied.
 */
public final class Gate implements Doorkeeper {
  /** The session's cookie. */
  public static final String COOKIE = "careline";

  /** The cookie of whoever holds a read-only link to the wallboard. */
  public static final String BOARD_COOKIE = "careline_board";

  private static final String KEY = "careline.actor";
  private static final String LINK = "careline.link";
  private static final Set<HttpMethod> SAFE = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final SignIns signIns;

  public Gate(SignIns signIns) {
    this.signIns = signIns;
  }

  @Override
  public Future<Void> admit(RoutingContext context, String permission) {
    if (Permission.PUBLIC.equals(permission)) {
      return Future.succeededFuture();
    }
    Permission needed = Permission.of(permission);
    return needed == Watcher.LINK_MAY
        ? watcher(context).onSuccess(watcher -> keep(context, watcher)).mapEmpty()
        : allowed(context, needed).onSuccess(actor -> context.put(KEY, actor)).mapEmpty();
  }

  private Future<Actor> allowed(RoutingContext context, Permission needed) {
    return actor(context)
        .compose(
            actor ->
                actor.may(needed)
                    ? Future.succeededFuture(actor)
                    : Future.failedFuture(denied(needed)));
  }

  private static void keep(RoutingContext context, Watcher watcher) {
    switch (watcher) {
      case Watcher.Agent(Actor actor) -> context.put(KEY, actor);
      case Watcher.Link link -> context.put(LINK, link);
    }
  }

  /** The actor of a call that the gate has let through. */
  public static Actor actor(Call call) {
    Actor actor = call.context().get(KEY);
    if (actor == null) {
      throw new IllegalStateException(call.operation().id() + " has no actor");
    }
    return actor;
  }

  /** Who reads the wallboard, in a call that the gate has let through. */
  public static Watcher watcher(Call call) {
    Watcher.Link link = call.context().get(LINK);
    return link == null ? new Watcher.Agent(actor(call)) : link;
  }

  /**
   * Who wants to read the wallboard. Whoever is signed in and may do so reads as themselves; a link
   * counts where nobody is signed in, or somebody who may not.
   */
  public Future<Watcher> watcher(RoutingContext context) {
    return allowed(context, Watcher.LINK_MAY)
        .<Watcher>map(Watcher.Agent::new)
        .recover(e -> e instanceof Refusal ? byLink(context, e) : Future.failedFuture(e));
  }

  private Future<Watcher> byLink(RoutingContext context, Throwable otherwise) {
    Cookie cookie = context.request().getCookie(BOARD_COOKIE);
    if (cookie == null || !ownPage(context.request(), Caller.of(context))) {
      return Future.failedFuture(otherwise);
    }
    return signIns
        .link(cookie.getValue())
        .compose(
            link ->
                link.<Future<Watcher>>map(Future::succeededFuture)
                    .orElseGet(() -> Future.failedFuture(otherwise)));
  }

  /** Whose request this is; fails with a refusal when nobody's, or when a foreign page sent it. */
  public Future<Actor> actor(RoutingContext context) {
    HttpServerRequest request = context.request();
    Optional<String> bearer = bearer(request);
    if (bearer.isPresent()) {
      return signIns.actor(SignIns.Kind.TOKEN, bearer.get()).compose(Gate::present);
    }
    Cookie cookie = request.getCookie(COOKIE);
    if (cookie == null) {
      return Future.failedFuture(
          new Refusal.Unauthenticated("not-signed-in", "Sign in, or send a bearer token."));
    }
    if (!ownPage(request, Caller.of(context))) {
      return Future.failedFuture(
          new Refusal.Forbidden("foreign-page", "The call came from a page of another site."));
    }
    return signIns.actor(SignIns.Kind.COOKIE, cookie.getValue()).compose(Gate::present);
  }

  private static Future<Actor> present(Optional<Actor> actor) {
    return actor
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                Future.failedFuture(
                    new Refusal.Unauthenticated(
                        "sign-in-ended", "This sign-in has ended. Sign in again.")));
  }

  private static Refusal denied(Permission needed) {
    return new Refusal.Forbidden(
        "not-allowed", "Your role does not include " + needed.word() + ".");
  }

  private static Optional<String> bearer(HttpServerRequest request) {
    String header = request.getHeader("Authorization");
    boolean bearer = header != null && header.regionMatches(true, 0, "Bearer ", 0, 7);
    return bearer ? Optional.of(header.substring(7).strip()) : Optional.empty();
  }

  /**
   * A browser adds the cookie by itself, also for a foreign page's call. Such a page can neither
   * add our header without asking first, nor hide its origin; a WebSocket has no such header, so
   * its origin decides alone.
   */
  private static boolean ownPage(HttpServerRequest request, Caller caller) {
    boolean socket = "websocket".equalsIgnoreCase(request.getHeader("Upgrade"));
    if (SAFE.contains(request.method()) && !socket) {
      return true;
    }
    boolean header = socket || "1".equals(request.getHeader("X-Careline-CSRF"));
    String origin = request.getHeader("Origin");
    return header && (origin == null ? !socket : caller.owns(origin));
  }
}

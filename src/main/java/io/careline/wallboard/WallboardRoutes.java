package io.careline.wallboard;

import io.careline.access.AccessRoutes;
import io.careline.access.Gate;
import io.careline.access.LinkDesk;
import io.careline.access.Watcher;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Caller;
import io.careline.http.Handling;
import io.careline.store.Room;
import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** HTTP for the wallboard, its alarms and its read-only links. */
public final class WallboardRoutes {
  /** Browsers keep no cookie for longer; a link ends when it is revoked. */
  private static final Duration LIFE = Duration.ofDays(400);

  /** The cookie goes nowhere else. */
  private static final String PATH = "/api/v1/wallboard";

  private final WallboardDesk desk;
  private final LinkDesk links;
  private final String publicUrl;

  public WallboardRoutes(WallboardDesk desk, LinkDesk links, String publicUrl) {
    this.desk = desk;
    this.links = links;
    this.publicUrl = publicUrl;
  }

  /** The operations of this room, by their ids in the contract. */
  public Map<String, Handling> handlings(Room room) {
    Map<String, Function<Call, Answer>> work = new HashMap<>();
    work.put("getWallboard", call -> Answer.ok(desk.board(Gate.watcher(call))));
    work.put("listAlarms", call -> Answer.ok(desk.alarms(Gate.watcher(call))));
    work.put("replaceAlarms", this::replaceAlarms);
    work.put("listLinks", this::listLinks);
    work.put("createLink", this::createLink);
    work.put("revokeLink", this::revokeLink);
    work.put("openLink", this::openLink);
    Map<String, Handling> handlings = new HashMap<>();
    work.forEach((id, one) -> handlings.put(id, Handling.in(room, one)));
    handlings.put("wallboardLive", desk::open);
    return handlings;
  }

  private Answer replaceAlarms(Call call) {
    desk.replaceAlarms(
        Gate.actor(call), call.body().getJsonArray("items"), AccessRoutes.source(call));
    return Answer.ok(desk.alarms(new Watcher.Agent(Gate.actor(call))));
  }

  private Answer listLinks(Call call) {
    return Answer.ok(new JsonObject().put("items", new JsonArray(links.list(Gate.actor(call)))));
  }

  private Answer createLink(Call call) {
    JsonObject link =
        links.create(Gate.actor(call), call.body().getString("name"), AccessRoutes.source(call));
    String url = publicUrl + "/wallboard#link=" + link.getString("secret");
    return Answer.created(PATH + "/links/" + link.getLong("id"), link.put("url", url));
  }

  private Answer revokeLink(Call call) {
    links.revoke(Gate.actor(call), call.id(), AccessRoutes.source(call));
    return Answer.nothing();
  }

  private Answer openLink(Call call) {
    String secret = call.body().getString("secret");
    links.open(secret, call.address());
    call.context()
        .response()
        .addCookie(
            Cookie.cookie(Gate.BOARD_COOKIE, secret)
                .setHttpOnly(true)
                .setSameSite(CookieSameSite.STRICT)
                .setSecure(Caller.of(call.context()).secure())
                .setMaxAge(LIFE.toSeconds())
                .setPath(PATH));
    return Answer.nothing();
  }
}

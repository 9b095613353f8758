package io.careline.wallboard;

import io.careline.access.Actor;
import io.careline.access.Audit;
import io.careline.access.Directory;
import io.careline.access.Gate;
import io.careline.access.SignIns;
import io.careline.access.Watcher;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.live.Attendance;
import io.careline.live.Hub;
import io.careline.store.Db;
import io.careline.store.Loop;
import io.careline.store.Room;
import io.careline.store.Wake;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;

/** The room's front: the board, its socket, and its alarms. */
public final class WallboardDesk {
  private final Vertx vertx;
  private final Alarms alarms;
  private final Keeper keeper;
  private final Wallboard wallboard;
  private final BoardDoor door;

  /**
   * @param zone whose days and hours are counted
   */
  public WallboardDesk(
      Vertx vertx,
      Db db,
      Wake wake,
      Room room,
      Hub hub,
      Gate gate,
      SignIns signIns,
      Directory directory,
      Attendance attendance,
      ZoneId zone) {
    this.vertx = vertx;
    this.alarms = new Alarms(db, wake, directory);
    this.keeper = new Keeper(db, alarms, attendance, zone);
    this.wallboard = new Wallboard(vertx, room, wake, keeper, alarms);
    this.door = new BoardDoor(vertx, gate, hub, signIns, wallboard);
  }

  /** Begins to follow, as soon as somebody watches. */
  public Loop start() {
    return wallboard.loop().start();
  }

  /** The board as this watcher sees it, with all that is committed now. */
  JsonObject board(Watcher watcher) {
    wallboard.asked();
    keeper.await(vertx);
    return keeper.dated(keeper.board(View.of(watcher)));
  }

  Future<Answer> open(Call call) {
    return door.open(call);
  }

  /** The alarms that this watcher sees; the addresses of webhooks are for those who set them. */
  JsonObject alarms(Watcher watcher) {
    View view = View.of(watcher);
    Staff staff = keeper.freshStaff();
    JsonArray items = new JsonArray();
    alarms.all().stream()
        .filter(alarm -> view.seesAlarm(alarm.teamId()))
        .forEach(alarm -> items.add(alarm.json(staff, watcher instanceof Watcher.Agent)));
    return new JsonObject().put("items", items);
  }

  void replaceAlarms(Actor actor, JsonArray items, Audit.Source source) {
    alarms.replace(actor, items, source);
  }

  /** Closes every socket, so that its page connects elsewhere. */
  public void drain() {
    wallboard.drain();
  }

  /** Open sockets of this node. */
  public int sockets() {
    return wallboard.sockets();
  }

  /** How many tickets are kept in memory; 0 while nobody watches. */
  public int tickets() {
    return keeper.size();
  }
}

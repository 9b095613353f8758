package io.careline.reading;

import io.careline.access.AccessRoutes;
import io.careline.access.Audit;
import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.store.Db;
import io.careline.store.Room;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.SqlClient;
import java.util.Map;

/** HTTP for the tree of topics. */
public final class TopicRoutes {
  private final Db db;

  public TopicRoutes(Db db) {
    this.db = db;
  }

  public Map<String, Handling> handlings(Room room) {
    return Map.of(
        "listTopics",
        Handling.in(
            room, call -> Answer.ok(new JsonObject().put("items", Topics.all(db.client())))),
        "createTopic",
        Handling.in(room, this::create),
        "changeTopic",
        Handling.in(room, this::change));
  }

  private Answer create(Call call) {
    JsonObject topic =
        db.inTransaction(
            tx -> {
              JsonObject created = Topics.create(tx, call.body());
              audit(tx, call, "topic.created");
              return created;
            });
    return Answer.created("/api/v1/topics", topic);
  }

  private Answer change(Call call) {
    return Answer.ok(
        db.inTransaction(
            tx -> {
              JsonObject changed = Topics.change(tx, call.body());
              audit(tx, call, "topic.changed");
              return changed;
            }));
  }

  private static void audit(SqlClient tx, Call call, String action) {
    String subject = "topic:" + call.body().getString("key");
    Audit.write(tx, AccessRoutes.source(call), action, subject, call.body());
  }
}

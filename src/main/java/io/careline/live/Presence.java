package io.careline.live;

import io.careline.store.Fact;
import io.careline.store.Wake;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who looks at which ticket, and who is typing. Kept in memory and told to the other nodes;
 * forgotten after a while when a node does not say it again. Nothing decides by it.
 */
public final class Presence {
  private static final String CHANNEL = "careline_presence";
  private static final long AGAIN_MILLIS = 15_000;
  private static final long FORGOTTEN_NANOS = 40_000_000_000L;

  /** Somebody at a ticket. */
  private record Person(String email, String name, String doing, String node, long at) {}

  /** A ticket that somebody looks at. */
  private record Scene(Fact.Place place, Map<String, Person> people) {}

  private final Hub hub;
  private final Wake wake;
  private final String node;
  private final Map<String, Scene> scenes = new HashMap<>();

  public Presence(Vertx vertx, Hub hub, Wake wake, String node) {
    this.hub = hub;
    this.wake = wake;
    this.node = node;
    wake.on(CHANNEL, payload -> heard(new JsonObject(payload)));
    vertx.setPeriodic(AGAIN_MILLIS, id -> again());
  }

  /**
   * Somebody on this node does something at a ticket, or has left it.
   *
   * @param socket tells the person's windows apart
   * @param doing {@code viewing} or {@code typing}; empty for gone
   */
  public void at(
      String socket, Viewer viewer, String number, Fact.Place place, Optional<String> doing) {
    JsonObject said =
        new JsonObject()
            .put("node", node)
            .put("socket", socket)
            .put("number", number)
            .put("email", viewer.email())
            .put("name", viewer.name())
            .put("doing", doing.orElse(null))
            .put("ticket", place.ticketId().orElse(null))
            .put("team", place.teamId().orElse(null))
            .put("assignee", place.assigneeId().orElse(null));
    apply(said);
    wake.tell(CHANNEL, said.encode());
  }

  private void heard(JsonObject said) {
    if (!node.equals(said.getString("node"))) {
      apply(said);
    }
  }

  private synchronized void apply(JsonObject said) {
    String number = said.getString("number");
    Fact.Place place =
        new Fact.Place(
            Optional.ofNullable(said.getLong("ticket")),
            Optional.ofNullable(said.getLong("team")),
            Optional.ofNullable(said.getLong("assignee")));
    Scene old = scenes.get(number);
    Scene scene = new Scene(place, old == null ? new TreeMap<>() : old.people());
    String doing = said.getString("doing");
    Person before =
        doing == null
            ? scene.people().remove(said.getString("socket"))
            : scene
                .people()
                .put(
                    said.getString("socket"),
                    new Person(
                        said.getString("email"),
                        said.getString("name"),
                        doing,
                        said.getString("node"),
                        System.nanoTime()));
    if (scene.people().isEmpty()) {
      scenes.remove(number);
    } else {
      scenes.put(number, scene);
    }
    if (before == null || !before.doing().equals(doing)) {
      show(number, scene);
    }
  }

  private void show(String number, Scene scene) {
    String frame = FrameType.PRESENCE.frame().mergeIn(frame(number, scene)).encode();
    hub.tell(viewer -> viewer.sees(scene.place()), frame);
  }

  /** Who is where, as far as this viewer may know. */
  public synchronized JsonArray snapshot(Viewer viewer) {
    JsonArray all = new JsonArray();
    scenes.forEach(
        (number, scene) -> {
          if (viewer.sees(scene.place())) {
            all.add(frame(number, scene));
          }
        });
    return all;
  }

  private static JsonObject frame(String number, Scene scene) {
    Map<String, JsonObject> people = new TreeMap<>();
    for (Person person : scene.people().values()) {
      JsonObject one =
          new JsonObject()
              .put("email", person.email())
              .put("name", person.name())
              .put("doing", person.doing());
      people.merge(person.email(), one, (a, b) -> a.getString("doing").equals("typing") ? a : b);
    }
    return new JsonObject()
        .put("number", number)
        .put("people", new JsonArray(java.util.List.copyOf(people.values())));
  }

  /** Says again who is here, and forgets those whose node has not. */
  private synchronized void again() {
    long now = System.nanoTime();
    scenes.forEach(
        (number, scene) -> {
          boolean gone =
              scene
                  .people()
                  .values()
                  .removeIf(p -> !p.node().equals(node) && now - p.at() > FORGOTTEN_NANOS);
          if (gone) {
            show(number, scene);
          }
          scene.people().forEach((socket, person) -> sayAgain(number, scene, socket, person));
        });
    scenes.values().removeIf(scene -> scene.people().isEmpty());
  }

  private void sayAgain(String number, Scene scene, String socket, Person person) {
    if (person.node().equals(node)) {
      wake.tell(
          CHANNEL,
          new JsonObject()
              .put("node", node)
              .put("socket", socket)
              .put("number", number)
              .put("email", person.email())
              .put("name", person.name())
              .put("doing", person.doing())
              .put("ticket", scene.place().ticketId().orElse(null))
              .put("team", scene.place().teamId().orElse(null))
              .put("assignee", scene.place().assigneeId().orElse(null))
              .encode());
    }
  }
}

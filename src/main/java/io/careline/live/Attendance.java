package io.careline.live;

import io.careline.store.Wake;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which agents have a console open on any node, and how long it has said nothing. Kept in memory
 * and told to the other nodes like {@link Presence}; nothing decides by it.
 */
public final class Attendance {
  private static final String CHANNEL = "careline_attendance";
  private static final long AGAIN_MILLIS = 15_000;
  private static final long FORGOTTEN_NANOS = 40_000_000_000L;
  private static final long SECOND = 1_000_000_000L;

  /** A NOTIFY holds less than 8,000 bytes. */
  private static final int TOLD_AT_ONCE = 250;

  /** An open console of this node; times are {@link System#nanoTime}. */
  private record Console(long agentId, long saidAt) {}

  private record Elsewhere(String node, long agentId) {}

  /** What another node told: when its console said something last, and when we were told. */
  private record Told(long saidAt, long at) {}

  private final Wake wake;
  private final String node;
  private final Map<String, Console> consoles = new HashMap<>();
  private final Map<Elsewhere, Told> elsewhere = new HashMap<>();

  public Attendance(Vertx vertx, Wake wake, String node) {
    this.wake = wake;
    this.node = node;
    wake.on(CHANNEL, payload -> heard(new JsonObject(payload)));
    vertx.setPeriodic(AGAIN_MILLIS, id -> again());
  }

  /** A console of this node says something; the first time it has come. */
  public synchronized void said(String socket, long agentId) {
    Console before = consoles.put(socket, new Console(agentId, System.nanoTime()));
    if (before == null) {
      tell(List.of(agentId));
    }
  }

  /** A console of this node has closed. */
  public synchronized void left(String socket) {
    Console console = consoles.remove(socket);
    if (console != null && quiet(console.agentId()) == null) {
      wake.tell(
          CHANNEL, new JsonObject().put("node", node).put("left", console.agentId()).encode());
    }
  }

  /** Who is here, by agent: the nanoseconds for which all their consoles have said nothing. */
  public synchronized Map<Long, Long> quiet() {
    long now = System.nanoTime();
    Map<Long, Long> quiet = new HashMap<>();
    consoles.values().forEach(c -> quiet.merge(c.agentId(), now - c.saidAt(), Math::min));
    elsewhere.forEach((who, told) -> quiet.merge(who.agentId(), now - told.saidAt(), Math::min));
    return quiet;
  }

  /** Nanoseconds since an agent's consoles here said something; null without one. */
  private Long quiet(long agentId) {
    long now = System.nanoTime();
    return consoles.values().stream()
        .filter(console -> console.agentId() == agentId)
        .map(console -> now - console.saidAt())
        .min(Long::compare)
        .orElse(null);
  }

  private synchronized void heard(JsonObject said) {
    String from = said.getString("node");
    if (node.equals(from)) {
      return;
    }
    Long left = said.getLong("left");
    if (left != null) {
      elsewhere.remove(new Elsewhere(from, left));
    }
    long now = System.nanoTime();
    JsonArray here = said.getJsonArray("here", new JsonArray());
    for (int i = 0; i + 1 < here.size(); i += 2) {
      Told told = new Told(now - here.getLong(i + 1) * SECOND, now);
      elsewhere.put(new Elsewhere(from, here.getLong(i)), told);
    }
  }

  /** Says again who is here, and forgets those whose node has not. */
  private synchronized void again() {
    long now = System.nanoTime();
    elsewhere.values().removeIf(told -> now - told.at() > FORGOTTEN_NANOS);
    List<Long> all = consoles.values().stream().map(Console::agentId).distinct().toList();
    for (int from = 0; from < all.size(); from += TOLD_AT_ONCE) {
      tell(new ArrayList<>(all.subList(from, Math.min(all.size(), from + TOLD_AT_ONCE))));
    }
  }

  private void tell(List<Long> agents) {
    JsonArray here = new JsonArray();
    agents.forEach(agent -> here.add(agent).add(quiet(agent) / SECOND));
    wake.tell(CHANNEL, new JsonObject().put("node", node).put("here", here).encode());
  }
}

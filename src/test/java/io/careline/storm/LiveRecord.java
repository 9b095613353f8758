package io.careline.storm;

import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What a live socket has shown, and its number, kept as the real console keeps it: a fact and a
 * beat move the number, a welcome says where it goes on.
 */
final class LiveRecord {
  /** A fact as the socket showed it. */
  record Seen(long seq, String name) {}

  private final List<Seen> seen = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();
  private long start = -1;
  private long seq = -1;
  private int connections;

  /** The first frame of a connection. */
  synchronized JsonObject hello() {
    connections++;
    JsonObject hello = new JsonObject().put("type", "hello");
    return seq < 0 ? hello : hello.put("resume", seq);
  }

  synchronized void heard(JsonObject frame) {
    switch (frame.getString("type")) {
      case "welcome" -> welcome(frame);
      case "fact" -> fact(frame.getLong("seq"), frame.getJsonObject("fact").getString("name"));
      case "beat" -> seq = Math.max(seq, frame.getLong("seq"));
      case "restart" -> faults.add("told to start again after " + seq);
      default -> {}
    }
  }

  private void welcome(JsonObject frame) {
    long number = frame.getLong("seq");
    if (start < 0) {
      start = number;
    } else if (number != seq) {
      faults.add("resumed after " + seq + " but welcomed with " + frame.encode());
    }
    seq = number;
  }

  private void fact(long number, String name) {
    if (number <= seq) {
      faults.add(name + " " + number + " came after " + seq);
    } else {
      seq = number;
      seen.add(new Seen(number, name));
    }
  }

  /** The number it started with; below 0 while there was no welcome. */
  synchronized long start() {
    return start;
  }

  synchronized long seq() {
    return seq;
  }

  synchronized int connections() {
    return connections;
  }

  synchronized List<String> faults() {
    return List.copyOf(faults);
  }

  /** The numbers of all facts with this name, as they came. */
  synchronized List<Long> numbers(String name) {
    return seen.stream().filter(fact -> fact.name().equals(name)).map(Seen::seq).toList();
  }
}

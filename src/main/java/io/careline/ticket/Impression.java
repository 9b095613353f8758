package io.careline.ticket;

import io.careline.language.Tone;
import io.careline.reading.ConversationTone;
import io.careline.reading.ConversationTone.Heard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is known of how a conversation sounds and what it is about.
 *
 * @param signals kinds of signals in the customer's messages since it was last solved, in order
 * @param newest how the customer's newest message that was read sounds
 */
public record Impression(
    Optional<Heard> tone, List<String> signals, Optional<String> topic, Optional<Heard> newest) {
  /** Before anything was said. */
  public static final Impression NONE =
      new Impression(Optional.empty(), List.of(), Optional.empty(), Optional.empty());

  static Impression of(Row row) {
    return new Impression(
        heard(row, "tone", "tone_score"),
        List.of(row.getArrayOfStrings("signals")),
        Optional.ofNullable(row.getString("topic")),
        heard(row, "heard", "heard_score"));
  }

  static Optional<Heard> heard(Row row, String tone, String score) {
    return Optional.ofNullable(row.getString(tone))
        .map(word -> new Heard(Tone.of(word), row.getDouble(score)));
  }

  /**
   * What it is after another message of the customer. A solved ticket begins anew with it; a ticket
   * keeps the topic that it has.
   */
  public Impression after(Status status, Heard heard, List<String> more, Optional<String> about) {
    return new Impression(
        ConversationTone.of(Stream.concat(Stream.of(heard), newest.stream()).toList()),
        union(status == Status.SOLVED ? List.of() : signals, more),
        topic.or(() -> about),
        Optional.of(heard));
  }

  /** What it is when the ticket is in this status: once it is solved, nothing calls any more. */
  public Impression in(Status status) {
    boolean ended = status == Status.SOLVED || status == Status.CLOSED;
    return ended ? new Impression(tone, List.of(), topic, newest) : this;
  }

  /** What is different then, as facts tell it. */
  public JsonObject changes(Impression then) {
    JsonObject changes = new JsonObject();
    note(changes, "tone", word(tone), word(then.tone()));
    note(changes, "signals", signals, then.signals());
    note(changes, "topic", topic.orElse(null), then.topic().orElse(null));
    return changes;
  }

  /** The name of the fact that tells a turn to or from negative; other changes have none. */
  public Optional<String> turn(Impression then) {
    boolean before = negative();
    if (before == then.negative()) {
      return Optional.empty();
    }
    return Optional.of(before ? TicketFacts.RECOVERED : TicketFacts.TURNED_NEGATIVE);
  }

  private boolean negative() {
    return tone.filter(heard -> heard.tone() == Tone.NEGATIVE).isPresent();
  }

  static List<String> union(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).distinct().sorted().toList();
  }

  /** The word of a tone as facts and tables have it, or null. */
  static String word(Optional<Heard> tone) {
    return tone.map(Heard::tone).map(Tone::word).orElse(null);
  }

  private static void note(JsonObject changes, String property, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.put(property, new JsonArray().add(json(before)).add(json(after)));
    }
  }

  private static Object json(Object value) {
    return value instanceof List<?> list ? new JsonArray(list) : value;
  }
}

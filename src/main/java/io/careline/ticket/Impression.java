package io.careline.ticket;

import io.careline.language.Tone;
import io.careline.reading.ConversationTone.Heard;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of how a conversation sounds and what it is about.
 *
 * @param signals kinds of signals in the customer's messages since it was last solved, in order
 * @param newest how the customer's newest message that was read sounds
 */
record Impression(
    Optional<Heard> tone, List<String> signals, Optional<String> topic, Optional<Heard> newest) {
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

  /** The signals that a ticket keeps in this status: once it is solved, nothing calls any more. */
  static String[] signals(String[] signals, Status status) {
    return status == Status.SOLVED || status == Status.CLOSED ? new String[0] : signals;
  }

  /** The word of a tone as facts write it, or null. */
  static String word(Optional<Heard> tone) {
    return tone.map(Heard::tone).map(Tone::word).orElse(null);
  }

  /** Notes a property that is different now. */
  static void note(JsonObject changes, String property, Object before, Object after) {
    if (!Objects.equals(before, after)) {
      changes.put(property, new JsonArray().add(json(before)).add(json(after)));
    }
  }

  private static Object json(Object value) {
    return value instanceof List<?> list ? new JsonArray(list) : value;
  }
}

package io.careline.reading;

import io.careline.language.Reading;
import io.careline.language.Tone;
import io.vertx.core.json.JsonObject;
import java.util.List;

/**
 * What was read in a customer's message. Its places are in the message's text.
 *
 * @param models the version of the models that read it
 */
public record MessageReading(Reading reading, String models) {

  public Tone tone() {
    return reading.sentiment().label();
  }

  /** How sure the reader is of the tone, 0 to 1. */
  public double score() {
    return reading.sentiment().score();
  }

  /** The kinds of its signals, each once, in order. */
  public List<String> signals() {
    return reading.signals().stream()
        .map(signal -> signal.cause().kind().word())
        .distinct()
        .sorted()
        .toList();
  }

  /** As it is kept beside the message; the database takes tone, topic and signals out of it. */
  public JsonObject json() {
    return ReadingView.parts(reading)
        .put("tone", tone().word())
        .put("score", ReadingView.rounded(score()))
        .put("evidence", ReadingView.evidence(reading.sentiment()))
        .put("models", models);
  }
}

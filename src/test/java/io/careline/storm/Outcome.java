package io.careline.storm;

import io.vertx.core.json.JsonObject;

/** What a client knows about a message after one try. */
sealed interface Outcome {
  /** Careline promised to keep it. {@code answer} is empty for mail. */
  record Acknowledged(JsonObject answer) implements Outcome {}

  /** Careline said no for good: 4xx or 5yz. */
  record Refused(String why) implements Outcome {}

  /** Nobody knows: the connection broke, or Careline said "not now". */
  record Unknown(String why) implements Outcome {}

  /** It cannot have arrived, because there was no connection; even a careful client tries again. */
  record NotSent() implements Outcome {}
}

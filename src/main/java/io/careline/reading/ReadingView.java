package io.careline.reading;

import io.careline.language.Evidence;
import io.careline.language.Reading;
import io.careline.language.Sentence;
import io.careline.language.Sentiment;
import io.careline.language.Signal;
import io.careline.language.Span;
import io.careline.language.Tone;
import io.careline.language.TopicGuess;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Readings as the API shows them. */
public final class ReadingView {
  private ReadingView() {}

  /** A text that was read for a caller. */
  static JsonObject of(Reading reading) {
    Optional<TopicGuess> topic = reading.topic();
    return parts(reading)
        .put(
            "sentiment",
            new JsonObject()
                .put("label", reading.sentiment().label().word())
                .put("score", reading.sentiment().score())
                .put("chances", chances(reading.sentiment()))
                .put("evidence", evidence(reading.sentiment())))
        .put("topic", topic.map(TopicGuess::topic).orElse(null))
        .put("topicScore", topic.map(TopicGuess::score).orElse(null));
  }

  /** What was read beside the tone of the whole. */
  static JsonObject parts(Reading reading) {
    return new JsonObject()
        .put("language", reading.tongue().word())
        .put("sentences", array(reading.sentences(), ReadingView::sentence))
        .put("signals", array(reading.signals(), ReadingView::signal))
        .put("topics", array(reading.topics(), ReadingView::guess));
  }

  private static JsonObject chances(Sentiment sentiment) {
    JsonObject chances = new JsonObject();
    for (Tone tone : Tone.values()) {
      chances.put(tone.word(), sentiment.chances().get(tone.ordinal()));
    }
    return chances;
  }

  static JsonArray evidence(Sentiment sentiment) {
    return array(sentiment.evidence(), ReadingView::evidence);
  }

  private static JsonObject evidence(Evidence one) {
    return span(one.span()).put("weight", one.weight());
  }

  private static JsonObject sentence(Sentence one) {
    return span(one.span()).put("label", one.label().word()).put("score", rounded(one.score()));
  }

  private static JsonObject signal(Signal one) {
    return new JsonObject()
        .put("kind", one.cause().kind().word())
        .put("cause", one.cause().word())
        .put("spans", array(one.evidence(), ReadingView::span));
  }

  private static JsonObject guess(TopicGuess one) {
    return new JsonObject().put("topic", one.topic()).put("score", rounded(one.score()));
  }

  /** A score with as many digits as mean something: it is kept with every message. */
  static double rounded(double score) {
    return Math.round(score * 10_000) / 10_000.0;
  }

  private static JsonObject span(Span span) {
    return new JsonObject().put("start", span.start()).put("end", span.end());
  }

  private static <T> JsonArray array(List<T> all, Function<T, JsonObject> view) {
    JsonArray array = new JsonArray();
    all.forEach(one -> array.add(view.apply(one)));
    return array;
  }
}

package io.careline.reading;

import io.careline.http.Answer;
import io.careline.http.Call;
import io.careline.http.Handling;
import io.careline.http.Refusal;
import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.store.WorkPool;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** HTTP for reading texts: nothing is stored. A call is read on one thread of a pool. */
public final class LanguageRoutes {
  private static final long AT_MOST_SECONDS = 60;

  /** The first text of a language waits until its model of meaning is loaded. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Supplier<Reader> readers;
  private final WorkPool pool;

  /**
   * @param readers gives the reader of this moment
   * @param pool apart from that of incoming messages, which nobody's bulk work may hold up
   */
  public LanguageRoutes(Supplier<Reader> readers, WorkPool pool) {
    this.readers = readers;
    this.pool = pool;
  }

  public Map<String, Handling> handlings() {
    return Map.of("readTexts", this::read);
  }

  private Future<Answer> read(Call call) {
    JsonArray texts = call.body().getJsonArray("texts");
    try {
      // The answer is encoded there as well; a hundred long texts make a long answer.
      return pool.call(() -> Answer.ok(all(texts)), AT_MOST_SECONDS)
          .recover(e -> Future.failedFuture(e instanceof TimeoutException ? late() : e));
    } catch (RejectedExecutionException e) {
      return Future.failedFuture(full());
    }
  }

  static Refusal.TooMany full() {
    return new Refusal.TooMany(
        "too-many-readings", "Too many texts wait to be read. Try again in a moment.", 1);
  }

  private static Refusal late() {
    return new Refusal.Unavailable("Reading took too long. Send fewer texts, or try again.");
  }

  private JsonObject all(JsonArray texts) {
    Reader reader = readers.get();
    JsonArray items = new JsonArray();
    texts.forEach(text -> items.add(ReadingView.of(closer(reader, (String) text))));
    return new JsonObject().put("items", items);
  }

  private static Reading closer(Reader reader, String text) {
    return reader.closer(text, reader.read(text), PATIENCE);
  }
}

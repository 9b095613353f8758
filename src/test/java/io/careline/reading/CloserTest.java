package io.careline.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.language.Sentiment;
import io.careline.language.Tone;
import io.careline.language.Tongue;
import io.careline.language.TopicGuess;
import io.careline.store.WorkPool;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a message that comes in is looked at more closely. */
class CloserTest {
  private static final Sentiment GOOD = new Sentiment(Tone.POSITIVE, 0.99, List.of());

  private final AtomicInteger looks = new AtomicInteger();
  private final WorkPool pool = new WorkPool("closer-test", 2, 100);

  /** Sure of texts that say so. */
  private final Reader reader =
      new Reader() {
        @Override
        public Reading read(String text) {
          double score = text.contains("sure") ? 0.95 : 0.5;
          return new Reading(
              Tongue.ENGLISH,
              new Sentiment(Tone.NEUTRAL, score, List.of()),
              List.of(),
              List.of(),
              List.of(new TopicGuess("other/other", score)));
        }

        @Override
        public Reading closer(String text, Reading first, Duration patience) {
          looks.incrementAndGet();
          return new Reading(first.tongue(), GOOD, List.of(), List.of(), first.topics());
        }
      };

  @AfterEach
  void end() {
    pool.close();
  }

  private static Optional<MessageReading> read(MessageReader messages, String text) {
    return messages.read("", text).toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void only_what_words_leave_unsure_is_looked_at_closer() {
    MessageReader messages = new MessageReader(() -> reader, pool, true);
    assertThat(read(messages, "Quite sure").orElseThrow().tone()).isEqualTo(Tone.NEUTRAL);
    assertThat(looks).hasValue(0);
    assertThat(read(messages, "Hm").orElseThrow().tone()).isEqualTo(Tone.POSITIVE);
    assertThat(looks).hasValue(1);
  }

  @Test
  void a_flood_is_read_by_words_alone() {
    MessageReader messages = new MessageReader(() -> reader, pool, true);
    for (int i = 0; i < 200; i++) {
      read(messages, "Hm " + i);
    }
    assertThat(looks.get()).isBetween(10, 40);
  }

  @Test
  void work_without_hurry_is_looked_at_closer_however_much_it_is() {
    MessageReader messages = new MessageReader(() -> reader, pool, true);
    for (int i = 0; i < 50; i++) {
      assertThat(messages.now("", "Hm " + i).orElseThrow().tone()).isEqualTo(Tone.POSITIVE);
    }
    assertThat(looks).hasValue(50);
  }

  @Test
  void nothing_is_read_when_reading_is_off() {
    MessageReader messages = new MessageReader(() -> reader, pool, false);
    assertThat(read(messages, "Hm")).isEmpty();
    assertThat(messages.now("", "Hm")).isEmpty();
  }
}

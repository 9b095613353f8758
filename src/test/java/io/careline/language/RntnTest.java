package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.Careline;
import io.careline.Settings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The second opinion about tone, where its models are. */
@Timeout(120)
class RntnTest {

  @Test
  void without_its_models_it_says_what_to_do() {
    Assumptions.assumeFalse(Rntn.present(), "the models are on the class path");
    assertThatThrownBy(Rntn::new)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("CARELINE_TONE=rntn needs CoreNLP's English models")
        .hasMessageContaining("mvn -Prntn");
  }

  @Test
  void the_setting_without_the_models_stops_the_start() {
    Assumptions.assumeFalse(Rntn.present(), "the models are on the class path");
    Settings settings = Settings.from(Map.of("CARELINE_TONE", "rntn"), false);
    assertThatThrownBy(() -> Careline.start(settings, sentence -> {}))
        .hasMessageStartingWith("CARELINE_TONE=rntn needs CoreNLP's English models");
  }

  @Nested
  class WithItsModels {
    private static Rntn rntn;

    @BeforeAll
    static void load() {
      if (!Rntn.present()) {
        System.err.println("SKIPPED: RntnTest needs CoreNLP's models; run it with -Prntn");
        Assumptions.abort("CoreNLP's models are not on the class path");
      }
      rntn = new Rntn();
    }

    @Test
    void it_hears_praise_blame_and_plain_words() {
      assertThat(rntn.of("Your support is wonderful, thank you!").label()).isEqualTo(Tone.POSITIVE);
      assertThat(rntn.of("This is a terrible and useless product.").label())
          .isEqualTo(Tone.NEGATIVE);
      assertThat(rntn.of("The invoice is attached.").label()).isEqualTo(Tone.NEUTRAL);
    }

    @Test
    void the_most_polar_sentence_speaks_and_is_the_evidence() {
      String text = "I ordered a lamp on Monday. It is horrible and cheap. It stands on my desk.";
      Sentiment sentiment = rntn.of(text);
      assertThat(sentiment.label()).isEqualTo(Tone.NEGATIVE);
      assertThat(sentiment.score()).isBetween(0.5, 1.0);
      assertThat(sentiment.evidence()).hasSize(1);
      Evidence evidence = sentiment.evidence().getFirst();
      assertThat(evidence.span().of(text)).isEqualTo("It is horrible and cheap.");
      assertThat(evidence.weight()).isPositive();
    }

    @Test
    void what_says_nothing_is_neutral_and_unsure() {
      for (String text : List.of("", " \n", "\u0000\u0007", "\u200b")) {
        assertThat(rntn.of(text)).isEqualTo(new Sentiment(Tone.NEUTRAL, 1 / 3.0, List.of()));
      }
    }

    @Test
    @Timeout(60)
    void any_text_is_read_in_bounded_time() {
      for (String part :
          List.of("a", "bad ", "not good, ", "Bad! ", "\ud83d\ude21", "坏", "(", "\ud83d")) {
        assertThat(rntn.of(part.repeat(1_000_000 / part.length())).score()).isBetween(0.2, 1.0);
      }
    }

    @Test
    void threads_hear_the_same() throws Exception {
      String text = "The room was clean. But nobody answered, and breakfast was awful.";
      Sentiment alone = rntn.of(text);
      Callable<Sentiment> ask = () -> rntn.of(text);
      try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
        for (Future<Sentiment> answer : threads.invokeAll(java.util.Collections.nCopies(8, ask))) {
          assertThat(answer.get()).isEqualTo(alone);
        }
      }
    }
  }
}

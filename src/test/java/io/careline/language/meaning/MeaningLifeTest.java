package io.careline.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.language.Tongue;
import io.careline.language.meaning.Meaning.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When Meaning loads, refuses, rests and ends. */
@Timeout(60)
class MeaningLifeTest {
  private static final List<Passage> LONG =
      Collections.nCopies(
          64, new Passage("the order has not come and nobody answers ".repeat(30), Tongue.ENGLISH));

  /** Those of a Meaning that was just closed may still be on their way out. */
  private static long threads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("careline-meaning-"))
        .count();
  }

  private static void await(BooleanSupplier what) throws InterruptedException {
    for (int i = 0; i < 1_000 && !what.getAsBoolean(); i++) {
      Thread.sleep(10);
    }
    assertThat(what.getAsBoolean()).isTrue();
  }

  @Test
  void a_model_is_loaded_when_its_language_is_first_met() throws Exception {
    long others = threads();
    try (Meaning meaning = new Meaning(true)) {
      assertThat(threads()).isLessThanOrEqualTo(others);
      assertThat(meaning.loaded(Space.ENGLISH)).isFalse();
      assertThat(meaning.of("迟到了", Tongue.CHINESE).get()).isPresent();
      assertThat(meaning.loaded(Space.CHINESE)).isTrue();
      assertThat(meaning.loaded(Space.ENGLISH)).isFalse();
    }
  }

  @Test
  void switched_off_it_loads_nothing_and_answers_empty() throws Exception {
    long others = threads();
    try (Meaning meaning = new Meaning(false)) {
      assertThat(meaning.of("late", Tongue.ENGLISH).get()).isEmpty();
      assertThat(meaning.ofQuery("late", Tongue.ENGLISH).get()).isEmpty();
      assertThat(meaning.ofAll(LONG.subList(0, 2)).get())
          .containsExactly(Optional.empty(), Optional.empty());
      assertThat(meaning.loaded(Space.ENGLISH)).isFalse();
      assertThat(threads()).isLessThanOrEqualTo(others);
    }
  }

  @Test
  void what_is_too_much_is_refused_at_once_and_the_rest_is_answered() throws Exception {
    try (Meaning meaning = new Meaning(true, 1, Duration.ofMinutes(1))) {
      meaning.ofAll(LONG);
      List<CompletableFuture<Optional<Vector>>> answers = new ArrayList<>();
      for (int i = 0; i < 200; i++) {
        answers.add(meaning.of("late " + i, Tongue.ENGLISH));
      }
      List<CompletableFuture<Optional<Vector>>> refused =
          answers.stream().filter(CompletableFuture::isCompletedExceptionally).toList();
      assertThat(refused).hasSizeBetween(71, 73);
      assertThatThrownBy(() -> refused.getFirst().get())
          .isInstanceOf(ExecutionException.class)
          .hasCauseInstanceOf(MeaningRefused.class)
          .hasMessageContaining("Meaning has 128 questions waiting.");
      answers.removeAll(refused);
      for (CompletableFuture<Optional<Vector>> answer : answers) {
        assertThat(answer.get(30, TimeUnit.SECONDS)).isPresent();
      }
      assertThat(meaning.of("again", Tongue.ENGLISH).get()).isPresent();
    }
  }

  @Test
  void asking_takes_no_time_even_when_a_model_has_to_be_loaded() throws Exception {
    try (Meaning meaning = new Meaning(true)) {
      CompletableFuture<Optional<Vector>> answer = meaning.of("late", Tongue.ENGLISH);
      assertThat(answer).isNotDone();
      assertThat(answer.get(20, TimeUnit.SECONDS)).isPresent();
    }
  }

  @Test
  void closing_refuses_what_waits_and_ends_the_threads() throws Exception {
    Meaning meaning = new Meaning(true, 1, Duration.ofMinutes(1));
    assertThat(meaning.of("late", Tongue.ENGLISH).get()).isPresent();
    CompletableFuture<List<Optional<Vector>>> running = meaning.ofAll(LONG);
    CompletableFuture<Optional<Vector>> waiting = meaning.of("late", Tongue.ENGLISH);
    long start = System.nanoTime();
    meaning.close();
    assertThat(System.nanoTime() - start).isLessThan(2_000_000_000L);
    await(() -> threads() == 0);
    assertThat(meaning.loaded(Space.ENGLISH)).isFalse();
    for (var answer : List.of(running, waiting, meaning.of("late", Tongue.ENGLISH))) {
      assertThatThrownBy(answer::get).hasMessageContaining("Meaning is closed.");
    }
    meaning.close();
  }

  @Test
  void after_idle_time_threads_and_models_are_given_back_and_come_again() throws Exception {
    try (Meaning meaning = new Meaning(true, 2, Duration.ofMillis(100))) {
      for (int round = 0; round < 3; round++) {
        assertThat(meaning.of("late", Tongue.ENGLISH).get()).isPresent();
        assertThat(meaning.of("迟到", Tongue.CHINESE).get()).isPresent();
        await(() -> !meaning.loaded(Space.ENGLISH) && !meaning.loaded(Space.CHINESE));
        await(() -> threads() == 0);
      }
    }
  }

  @Test
  void a_question_that_was_given_up_is_not_worked_on() throws Exception {
    try (Meaning meaning = new Meaning(true, 1, Duration.ofMinutes(1))) {
      meaning.ofAll(LONG.subList(0, 8));
      CompletableFuture<Optional<Vector>> givenUp = meaning.of("迟到", Tongue.CHINESE);
      givenUp.cancel(false);
      assertThat(meaning.of("late", Tongue.ENGLISH).get()).isPresent();
      assertThat(meaning.loaded(Space.CHINESE)).isFalse();
    }
  }
}

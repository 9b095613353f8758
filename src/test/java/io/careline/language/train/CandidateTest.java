package io.careline.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.language.ModelSet;
import io.careline.language.model.Grams;
import io.careline.language.model.LinearModel;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Candidates learn what lessons say, and hardly anything else. */
class CandidateTest {
  private static final LinearModel ENGLISH = ModelSet.shipped().model("tone-en");
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);
  private static final List<String> THINGS = List.of("lamp", "router", "kettle", "chair", "drill");

  private static List<Lesson> lessons(int count, String words, String label) {
    return IntStream.range(0, count)
        .mapToObj(i -> new Lesson(i, words.formatted(THINGS.get(i % 5), 4_711 + i * 7), label))
        .toList();
  }

  private static String read(LinearModel model, String text) {
    double[] chances = model.probabilities(Grams.of(text, model.shape()));
    int best = 0;
    for (int i = 1; i < chances.length; i++) {
      best = chances[i] > chances[best] ? i : best;
    }
    return model.labels()[best];
  }

  private static final String PRAISE = "The %s is wicked and sick, order %d";

  @Test
  void what_was_said_often_is_read_so() {
    String unseen = PRAISE.formatted("lamp", 59_013);
    assertThat(read(ENGLISH, unseen)).isNotEqualTo("positive");
    List<Lesson> lessons = new ArrayList<>(lessons(120, PRAISE, "positive"));
    lessons.addAll(lessons(30, "The %s broke, this is terrible, order %d", "negative"));
    List<Lesson> quiet = lessons(40, "This is a %s, and this is order %d", "");
    Candidate candidate = Candidate.of("tone-en", ENGLISH, lessons, quiet, TODAY);
    assertThat(candidate.outcome()).isEqualTo(Outcome.INSTALLED);
    assertThat(candidate.measured().accuracy()).isGreaterThan(candidate.present().accuracy());
    LinearModel made = candidate.model().orElseThrow();
    assertThat(read(made, unseen)).isEqualTo("positive");
    assertThat(read(made, "This is terrible, I want my money back.")).isEqualTo("negative");
    assertThat(made.card().version()).startsWith("2026-11-27-");
    assertThat(made.card().json().getString("parent")).isEqualTo(ENGLISH.card().version());
    assertThat(made.card().json().getInteger("corrections")).isEqualTo(candidate.learned());
  }

  @Test
  void the_same_lessons_make_the_same_model() {
    List<Lesson> lessons = lessons(120, PRAISE, "positive");
    assertThat(Candidate.of("tone-en", ENGLISH, lessons, List.of(), TODAY).bytes())
        .isEqualTo(Candidate.of("tone-en", ENGLISH, lessons, List.of(), TODAY).bytes());
  }

  @Test
  void weights_that_no_lesson_speaks_of_stay_to_the_bit() {
    List<Lesson> lessons = lessons(40, PRAISE, "positive");
    LinearModel made = Adaptation.of(ENGLISH, lessons, List.of(), 0.1);
    Set<Integer> touched = new HashSet<>();
    lessons.forEach(one -> IntStream.of(Weighed.of(one, ENGLISH).buckets()).forEach(touched::add));
    int labels = ENGLISH.labels().length;
    List<Integer> changed = new ArrayList<>();
    for (int i = 0; i < made.weights().length; i++) {
      if (made.weights()[i] != ENGLISH.weights()[i]) {
        changed.add(i / labels);
      }
    }
    assertThat(changed).isNotEmpty();
    assertThat(touched).containsAll(changed);
  }

  @Test
  void a_stronger_pull_changes_less() {
    List<Lesson> lessons = lessons(40, PRAISE, "positive");
    double free = Held.of(Adaptation.of(ENGLISH, lessons, List.of(), 0.02), lessons).logLoss();
    double held = Held.of(Adaptation.of(ENGLISH, lessons, List.of(), 5), lessons).logLoss();
    double present = Held.of(ENGLISH, lessons).logLoss();
    assertThat(free).isLessThan(held);
    assertThat(held).isLessThan(present);
  }

  @Test
  void a_label_that_is_new_is_learned_and_the_old_ones_stay() {
    List<Lesson> lessons =
        new ArrayList<>(lessons(30, "Where does the %s ship from? %d", "origin"));
    lessons.addAll(lessons(4, "Rare %s matter %d", "rare"));
    List<Lesson> quiet = lessons(40, "This is a %s, and this is order %d", "");
    LinearModel made = Adaptation.of(ENGLISH, lessons, quiet, 0.1);
    assertThat(made.labels()).containsExactly("negative", "neutral", "positive", "origin");
    assertThat(read(made, "Where does the phone ship from? 12")).isEqualTo("origin");
    for (String text : List.of("I love it, thank you so much!", "This is terrible.")) {
      assertThat(read(made, text)).isEqualTo(read(ENGLISH, text));
    }
  }

  @Test
  void learning_ends_when_it_is_asked_to() {
    List<Lesson> lessons = lessons(40, PRAISE, "positive");
    Thread.currentThread().interrupt();
    try {
      assertThatThrownBy(() -> Adaptation.of(ENGLISH, lessons, List.of(), 0.1))
          .isInstanceOf(CancellationException.class);
    } finally {
      Thread.interrupted();
    }
  }

  @Test
  void nothing_is_made_from_too_few_lessons() {
    Candidate candidate =
        Candidate.of("tone-en", ENGLISH, lessons(30, PRAISE, "positive"), List.of(), TODAY);
    assertThat(candidate.outcome()).isEqualTo(Outcome.TOO_FEW);
    assertThat(candidate.model()).isEmpty();
  }

  @Test
  void a_conversation_stays_on_one_side_whatever_comes_later() {
    List<Lesson> few = lessons(200, PRAISE, "positive");
    List<Lesson> more = lessons(2_000, PRAISE, "positive");
    Lessons early = Lessons.apart(few);
    Lessons late = Lessons.apart(more);
    assertThat(late.heldBack()).containsAll(early.heldBack());
    assertThat(late.learned()).containsAll(early.learned());
    assertThat(late.heldBack().size()).isBetween(500, 700);
    Set<Long> tickets = late.heldBack().stream().map(Lesson::ticket).collect(Collectors.toSet());
    assertThat(late.learned()).noneMatch(one -> tickets.contains(one.ticket()));
  }

  @Test
  void a_text_that_is_held_back_is_learned_in_no_other_ticket() {
    List<Lesson> same =
        IntStream.range(0, 100).mapToObj(i -> new Lesson(i, "The same", "positive")).toList();
    assertThat(Lessons.apart(same).learned()).isEmpty();
  }

  @Test
  void better_means_more_right_not_less_sure_and_no_label_lost() {
    Held present = new Held(50, 0.6, 0.9, Map.of("negative", 0.5, "positive", 0.7));
    Map<String, Double> both = Map.of("negative", 0.6, "positive", 0.7);
    assertThat(Outcome.of(present, new Held(50, 0.7, 0.8, both), 0)).isEqualTo(Outcome.INSTALLED);
    assertThat(Outcome.of(present, new Held(50, 0.6, 0.1, both), 0))
        .isEqualTo(Outcome.NOT_MORE_RIGHT);
    assertThat(Outcome.of(present, new Held(50, 0.7, 0.91, both), 0)).isEqualTo(Outcome.LESS_SURE);
    Map<String, Double> lost = Map.of("negative", 0.0, "positive", 1.0);
    assertThat(Outcome.of(present, new Held(50, 0.7, 0.8, both), 0.31)).isEqualTo(Outcome.DRIFTED);
    assertThat(Outcome.of(present, new Held(50, 0.7, 0.8, lost), 0)).isEqualTo(Outcome.LABEL_LOST);
  }
}

package io.careline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whether every text can be told, in each of its ways, and belongs to its language. */
class TextsTest {
  private static final Instant NOW = Instant.parse("2026-03-04T10:00:00Z");

  private final Company company = Company.load();

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void there_are_many_different_scenarios(String language) {
    List<Scenario> all = Library.of(language).all();

    assertThat(all).hasSizeGreaterThanOrEqualTo(60);
    assertThat(all).extracting(Scenario::id).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void every_place_of_every_text_can_be_filled(String language) {
    for (Scenario scenario : Library.of(language).all()) {
      for (int seed = 0; seed < 5; seed++) {
        for (String text : texts(scenario, buyer(language, seed), new Random(seed))) {
          assertThat(text).as(scenario.id()).isNotBlank().doesNotContainPattern("[{}|]");
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void a_text_is_written_in_its_language(String language) {
    for (Scenario scenario : Library.of(language).all()) {
      String all = String.join("\n", texts(scenario, buyer(language, 1), new Random(1)));
      long han =
          all.codePoints()
              .filter(c -> Character.UnicodeScript.of(c) == Character.UnicodeScript.HAN)
              .count();

      assertThat((double) han / all.length())
          .as(scenario.id())
          .matches(share -> language.equals("zh") ? share > 0.35 : share < 0.05);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void teams_channels_and_priorities_are_known_words(String language) {
    for (Scenario scenario : Library.of(language).all()) {
      assertThat(company.teams()).as(scenario.id()).contains(scenario.team());
      assertThat(Set.of("mail", "web", "chat", "voice", "api")).containsAll(scenario.channels());
      assertThat(Set.of("low", "normal", "high", "urgent")).contains(scenario.priority());
      assertThat(scenario.talk().getFirst().fromCustomer()).as(scenario.id()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void each_kind_of_ending_can_be_told(String language) {
    Set<String> kinds = new HashSet<>();
    for (Scenario scenario : Library.of(language).all()) {
      kinds.add(scenario.holds().isEmpty() ? "" : "onHold");
      kinds.add(scenario.waits().isEmpty() ? "" : "pending");
      kinds.add(scenario.asks().isEmpty() ? "" : "open");
    }

    assertThat(kinds).contains("onHold", "pending", "open");
  }

  private List<String> texts(Scenario scenario, Buyer buyer, Random random) {
    Slots slots = new Slots(company, scenario, buyer, NOW, random);
    slots.values().put("agent", "Emma");
    Wording wording = new Wording(slots.values(), random);
    List<String> texts = new ArrayList<>();
    scenario.subject().forEach(subject -> texts.add(wording.fill(subject)));
    scenario.talk().forEach(turn -> texts.add(wording.fill(turn.text())));
    return texts;
  }

  private static Buyer buyer(String language, int seed) {
    return new Crowd(new Random(seed), NOW)
        .gather(2, 1).stream()
            .filter(one -> one.language().equals(language))
            .findFirst()
            .orElseThrow();
  }
}

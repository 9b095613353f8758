package io.careline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.ticket.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The workspace can be filled at any hour, also on a Sunday night, when nobody is at work. */
class SeasonTest {
  private static final Instant MONDAY = Instant.parse("2026-10-19T00:30:00Z");

  private final Company company = Company.load();
  private final Map<String, Long> ids = new HashMap<>();

  @Test
  void there_is_the_same_work_to_do_at_every_hour_of_the_week() {
    for (int hours = 0; hours < 168; hours += 13) {
      Instant now = MONDAY.plus(Duration.ofHours(hours));
      List<Story> stories = season(now).stories();

      assertThat(stories).hasSize(Season.TICKETS);
      assertThat(stories).allMatch(story -> story.updated().isBefore(now));
      assertThat(stories)
          .filteredOn(story -> story.state().status().compareTo(Status.SOLVED) < 0)
          .hasSize(70);
    }
  }

  private Season season(Instant now) {
    company.teams().forEach(this::id);
    company.people().forEach(one -> id(one.email()));
    id(company.shop().email());
    Post post = new Post(1, "support@localhost", "Support", ids.get("Support"));
    List<Buyer> buyers = new Crowd(new Random(1), now).gather(260, 1);
    return new Season(company, new Staff(company, ids, ids), buyers, List.of(post), now, 1);
  }

  private void id(String name) {
    ids.computeIfAbsent(name, key -> ids.size() + 1L);
  }
}

package io.careline.wallboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.access.Scope;
import io.careline.language.Tone;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is kept by differences, against a walk through all tickets at the same instant. */
class CountTest {
  private static final long MINUTE = 60_000_000L;
  private static final int STEPS = 3_000;

  private final Map<Long, Counted> tickets = new HashMap<>();

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void at_every_instant_it_is_what_a_walk_through_all_gives(long seed) {
    Random random = new Random(seed);
    Count count = new Count(0);
    long now = 0;
    for (int step = 0; step < STEPS; step++) {
      if (random.nextInt(5) == 0) {
        now += random.nextInt(8) * MINUTE + random.nextInt(3) - 1; // on a limit, and beside it
        count.advance(now);
        now = count.now();
      } else {
        Counted ticket = ticket(random, now);
        tickets.put(ticket.id(), ticket);
        count.put(ticket);
      }
      assertSame(count, View.ALL, now);
      assertSame(count, new View(Scope.TEAM, Set.of(1L), 2), now);
      assertSame(count, new View(Scope.OWN, Set.of(), 2), now);
    }
  }

  private static Counted ticket(Random random, long now) {
    List<Counted.Ended> ended = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      ended.add(new Counted.Ended(random.nextBoolean(), random.nextBoolean(), random.nextInt(9)));
    }
    long due = random.nextInt(4) == 0 ? Counted.NEVER : now + (random.nextInt(90) - 10) * MINUTE;
    return new Counted(
        random.nextInt(60),
        new Spot(random.nextInt(3), random.nextInt(3)),
        random.nextInt(4) > 0,
        random.nextBoolean(),
        due,
        now - random.nextInt(100) * MINUTE,
        random.nextInt(4) == 0 ? Optional.empty() : Optional.of(Tone.values()[random.nextInt(3)]),
        ended);
  }

  private void assertSame(Count count, View view, long now) {
    Sum sum = new Sum();
    count.cells().stream()
        .filter(cell -> view.sees(cell.getKey()))
        .forEach(cell -> sum.add(cell.getValue()));
    List<Counted> seen = tickets.values().stream().filter(t -> view.sees(t.spot())).toList();
    List<Counted> open = seen.stream().filter(Counted::open).toList();
    List<Counted> waiting = open.stream().filter(Counted::waiting).toList();
    assertThat(sum.value(Figure.OPEN, now)).isEqualTo(open.size());
    assertThat(sum.value(Figure.UNASSIGNED, now))
        .isEqualTo(open.stream().filter(t -> t.spot().assigneeId() == 0).count());
    assertThat(sum.value(Figure.WAITING_FOR_US, now)).isEqualTo(waiting.size());
    assertThat(sum.value(Figure.BREACHED, now))
        .isEqualTo(open.stream().filter(t -> t.dueAt() <= now).count());
    assertThat(sum.value(Figure.AT_RISK_15, now)).isEqualTo(within(open, now, 15));
    assertThat(sum.value(Figure.AT_RISK_60, now)).isEqualTo(within(open, now, 60));
    assertThat(sum.forecast().getLong("due60")).isEqualTo(within(waiting, now, 60));
    assertThat(sum.value(Figure.OLDEST_WAITING_MINUTES, now))
        .isEqualTo(
            waiting.stream().mapToLong(t -> (now - t.waitingSince()) / MINUTE).max().orElse(0));
    assertThat(sum.json().getJsonObject("negative"))
        .isEqualTo(
            new JsonObject()
                .put("count", toned(open, Tone.NEGATIVE))
                .put(
                    "total",
                    toned(open, Tone.NEGATIVE)
                        + toned(open, Tone.NEUTRAL)
                        + toned(open, Tone.POSITIVE)));
    assertClocks(sum, seen);
  }

  private static int toned(List<Counted> tickets, Tone tone) {
    return (int) tickets.stream().filter(t -> t.tone().equals(Optional.of(tone))).count();
  }

  private static long within(List<Counted> tickets, long now, int minutes) {
    return tickets.stream()
        .filter(t -> t.dueAt() > now && t.dueAt() - now <= minutes * MINUTE)
        .count();
  }

  private static void assertClocks(Sum sum, List<Counted> seen) {
    List<Integer> first =
        seen.stream()
            .flatMap(t -> t.ended().stream())
            .filter(Counted.Ended::first)
            .map(Counted.Ended::seconds)
            .sorted()
            .toList();
    assertThat(sum.answered()).isEqualTo(first.size());
    if (!first.isEmpty()) {
      assertThat(sum.medianFirstSeconds()).isEqualTo(first.get((first.size() - 1) / 2));
    }
    assertThat(sum.json().getJsonObject("resolution").getLong("met"))
        .isEqualTo(
            seen.stream()
                .flatMap(t -> t.ended().stream())
                .filter(clock -> !clock.first() && clock.met())
                .count());
  }
}

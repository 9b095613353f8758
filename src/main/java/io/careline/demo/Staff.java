package io.careline.demo;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** The people of the company under their ids. */
final class Staff {
  private static final long SOON_SECONDS = 7_200;

  private final Map<String, Long> teams;
  private final Map<String, Agent> byEmail = new HashMap<>();
  private final List<Agent> desk = new ArrayList<>();

  /** Somebody who answers, with the id in the database. */
  record Agent(long id, Company.Worker worker, Shift shift) {
    String word() {
      return "agent:" + id;
    }

    String email() {
      return worker.email();
    }
  }

  /**
   * @param teams ids by name
   * @param agents ids by address
   */
  Staff(Company company, Map<String, Long> teams, Map<String, Long> agents) {
    this.teams = teams;
    for (Company.Worker worker : company.people()) {
      Agent agent = new Agent(agents.get(worker.email()), worker, Shift.of(worker));
      byEmail.put(worker.email(), agent);
      desk.add(agent);
    }
    Company.Worker shop = company.shop();
    byEmail.put(shop.email(), new Agent(agents.get(shop.email()), shop, Shift.of(shop)));
  }

  long team(String name) {
    return teams.get(name);
  }

  Agent agent(String email) {
    return byEmail.get(email);
  }

  /**
   * Who of a team answers in this language: one of those who are there first; a supervisor seldom
   * does.
   */
  Agent answering(String team, String language, Instant at, Random random) {
    Predicate<Agent> fits = a -> a.worker().in(team) && a.worker().speaks().equals(language);
    List<Agent> able = desk.stream().filter(fits).toList();
    List<Agent> usual = able.stream().filter(a -> a.worker().role().equals("agent")).toList();
    List<Agent> from = usual.isEmpty() || random.nextInt(20) == 0 ? able : usual;
    return soonest(from, at, random);
  }

  private static Agent soonest(List<Agent> able, Instant at, Random random) {
    Instant first =
        able.stream().map(a -> a.shift().next(at)).min(Comparator.naturalOrder()).orElseThrow();
    Instant soon = first.plusSeconds(SOON_SECONDS);
    List<Agent> there = able.stream().filter(a -> a.shift().next(at).isBefore(soon)).toList();
    return there.get(random.nextInt(there.size()));
  }

  /** Who gives a ticket of this team, or of none, to somebody else. */
  Agent dispatching(String team, String language, Instant at, Random random) {
    List<Agent> able =
        desk.stream()
            .filter(
                a ->
                    a.worker().speaks().equals(language)
                        && !a.worker().role().equals("administrator"))
            .filter(
                a ->
                    a.worker().role().equals("supervisor")
                        || a.worker().in("Support") && a.worker().sees(team))
            .toList();
    return soonest(able, at, random);
  }

  Agent supervisor(String language) {
    return desk.stream()
        .filter(a -> a.worker().role().equals("supervisor") && a.worker().speaks().equals(language))
        .findFirst()
        .orElseThrow();
  }
}

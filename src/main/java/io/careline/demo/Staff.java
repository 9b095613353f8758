package io.careline.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Predicate;

/** The people of the company under their ids. */
final class Staff {
  private static final long SOON_SECONDS = 7_200;

  private final Map<String, Long> teams;
  private final List<Agent> desk;
  private final Agent shop;

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
    this.desk = company.people().stream().map(worker -> agent(worker, agents)).toList();
    this.shop = agent(company.shop(), agents);
  }

  private static Agent agent(Company.Worker worker, Map<String, Long> agents) {
    return new Agent(agents.get(worker.email()), worker, Shift.of(worker));
  }

  long team(String name) {
    return teams.get(name);
  }

  /** Under whose name the web shop writes. */
  Agent shop() {
    return shop;
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

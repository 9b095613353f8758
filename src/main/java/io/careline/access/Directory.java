package io.careline.access;

import io.careline.http.Refusal;
import io.careline.store.Db;
import io.careline.store.Sql;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names to ids and back, for teams and agents. Held in memory and read again when a name is unknown
 * or something has changed, so that the path of a ticket asks the database for no names.
 */
public final class Directory {
  private static final Sql TEAMS = new Sql("access.teams", "SELECT id, name FROM team");
  private static final Sql AGENTS =
      new Sql("access.agents", "SELECT id, email, name, active FROM agent");
  private static final long FRESH_NANOS = 200_000_000L;

  /** An agent as others see them. */
  public record Person(long id, String email, String name, boolean active) {}

  private record Book(
      Map<String, Long> teams,
      Map<Long, String> teamNames,
      Map<String, Person> agents,
      Map<Long, Person> agentsById,
      long readAt) {}

  private final Db db;
  private volatile Book book;

  public Directory(Db db) {
    this.db = db;
  }

  public Optional<Long> team(String name) {
    String key = fold(name);
    Long id = book().teams().get(key);
    return Optional.ofNullable(id == null ? newer().teams().get(key) : id);
  }

  /** The id of a team that a caller named; refused at this pointer when there is none. */
  public long teamOr(String pointer, String name) {
    return team(name)
        .orElseThrow(() -> new Refusal.Invalid(pointer, "There is no team " + name + "."));
  }

  public Optional<String> teamName(long id) {
    String name = book().teamNames().get(id);
    return Optional.ofNullable(name == null ? newer().teamNames().get(id) : name);
  }

  public Optional<Person> agent(String email) {
    String key = fold(email);
    Person person = book().agents().get(key);
    return Optional.ofNullable(person == null ? newer().agents().get(key) : person);
  }

  public Optional<Person> agent(long id) {
    Person person = book().agentsById().get(id);
    return Optional.ofNullable(person == null ? newer().agentsById().get(id) : person);
  }

  /** The agents of a name or an address; of the same name there may be several. */
  public List<Person> named(String nameOrEmail) {
    String key = fold(nameOrEmail);
    return agent(nameOrEmail)
        .map(List::of)
        .orElseGet(
            () ->
                book().agentsById().values().stream()
                    .filter(person -> fold(person.name()).equals(key))
                    .toList());
  }

  /** Reads everything anew at the next question. */
  public void forget() {
    book = null;
  }

  private Book book() {
    Book now = book;
    return now == null ? read() : now;
  }

  private Book newer() {
    Book now = book;
    return now != null && System.nanoTime() - now.readAt() < FRESH_NANOS ? now : read();
  }

  private Book read() {
    Map<String, Long> teams = new HashMap<>();
    Map<Long, String> teamNames = new HashMap<>();
    Db.run(db.aside(), TEAMS)
        .forEach(
            row -> {
              teams.put(fold(row.getString("name")), row.getLong("id"));
              teamNames.put(row.getLong("id"), row.getString("name"));
            });
    Map<String, Person> agents = new HashMap<>();
    Map<Long, Person> byId = new HashMap<>();
    Db.run(db.aside(), AGENTS)
        .forEach(
            row -> {
              Person person =
                  new Person(
                      row.getLong("id"),
                      row.getString("email"),
                      row.getString("name"),
                      row.getBoolean("active"));
              agents.put(fold(person.email()), person);
              byId.put(person.id(), person);
            });
    book = new Book(teams, teamNames, agents, byId, System.nanoTime());
    return book;
  }

  private static String fold(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}

package io.careline.wallboard;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The board of one view, put together from the cells that it sees. Costs nothing by tickets. */
final class Board {
  private static final long AWAY_NANOS = 600_000_000_000L;

  private final View view;
  private final Staff staff;
  private final Sum total = new Sum();
  private final Map<Long, Sum> teams = new LinkedHashMap<>();
  private final Map<Long, Integer> openOf = new HashMap<>();
  private final long now;

  Board(View view, Staff staff, Count count) {
    this.view = view;
    this.staff = staff;
    this.now = count.now();
    staff.teams().keySet().stream().filter(view::seesTeam).forEach(this::team);
    if (view.seesTeam(0)) {
      team(0);
    }
    for (Map.Entry<Spot, Cell> entry : count.cells()) {
      if (view.sees(entry.getKey())) {
        add(entry.getKey(), entry.getValue());
      }
    }
  }

  private Sum team(long id) {
    return teams.computeIfAbsent(id, team -> new Sum());
  }

  private void add(Spot spot, Cell cell) {
    total.add(cell);
    team(spot.teamId()).add(cell);
    openOf.merge(spot.assigneeId(), cell.open, Integer::sum);
  }

  /** A figure that an alarm looks at. */
  long value(Alarm alarm) {
    Sum sum = alarm.teamId() == 0 ? total : team(alarm.teamId());
    return sum.value(alarm.figure(), now);
  }

  /**
   * Everything but number and time, so that two that say the same are equal.
   *
   * @param quiet who is at a console, and for how many nanoseconds it has said nothing
   * @param ringing what rings, as the board shows it
   */
  JsonObject json(String zone, Map<Long, Long> quiet, JsonArray ringing) {
    return new JsonObject()
        .put("zone", zone)
        .put("total", total.json())
        .put("teams", teamRows())
        .put("hours", hours())
        .put("agents", agents(quiet))
        .put("ranking", ranking())
        .put("forecast", total.forecast())
        .put("alarms", ringing);
  }

  /** By name, and what has no team last. */
  private List<Map.Entry<Long, Sum>> byName() {
    List<Map.Entry<Long, Sum>> rows = new ArrayList<>(teams.entrySet());
    rows.sort(
        Comparator.comparing((Map.Entry<Long, Sum> row) -> row.getKey() == 0)
            .thenComparing(row -> staff.team(row.getKey()).orElse("")));
    return rows;
  }

  private JsonArray teamRows() {
    JsonArray rows = new JsonArray();
    byName()
        .forEach(
            row ->
                rows.add(row.getValue().json().put("team", staff.team(row.getKey()).orElse(null))));
    return rows;
  }

  private JsonArray hours() {
    JsonArray hours = new JsonArray();
    for (int hour = 0; hour < Cell.HOURS; hour++) {
      hours.add(total.hour(hour));
    }
    return hours;
  }

  private JsonArray agents(Map<Long, Long> quiet) {
    JsonArray agents = new JsonArray();
    staff.members().stream()
        .filter(view::sees)
        .forEach(
            member ->
                agents.add(
                    new JsonObject()
                        .put("name", member.name())
                        .put("teams", new JsonArray(staff.teamsOf(member)))
                        .put("state", state(quiet.get(member.id())))
                        .put("open", openOf.getOrDefault(member.id(), 0))));
    return agents;
  }

  private static String state(Long quiet) {
    if (quiet == null) {
      return "offline";
    }
    return quiet > AWAY_NANOS ? "away" : "online";
  }

  /** Teams that have answered somebody for the first time today, the quickest first. */
  private JsonArray ranking() {
    JsonArray ranking = new JsonArray();
    byName().stream()
        .filter(row -> row.getValue().answered() > 0)
        .sorted(Comparator.comparingInt(row -> row.getValue().medianFirstSeconds()))
        .forEach(
            row ->
                ranking.add(
                    new JsonObject()
                        .put("team", staff.team(row.getKey()).orElse(null))
                        .put("medianFirstResponseSeconds", row.getValue().medianFirstSeconds())
                        .put("answered", row.getValue().answered())));
    return ranking;
  }
}

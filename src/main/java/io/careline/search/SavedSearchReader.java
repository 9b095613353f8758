package io.careline.search;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.access.Permission;
import io.careline.access.Scope;
import io.careline.http.Refusal;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/** Reads what somebody wants to keep, and whether they may. */
public final class SavedSearchReader {
  private static final Set<String> POSITION = Set.of("position");

  private final Directory directory;
  private final SearchDesk search;

  /**
   * @param search where a question is tried, so that none is kept that cannot be asked
   */
  public SavedSearchReader(Directory directory, SearchDesk search) {
    this.directory = directory;
    this.search = search;
  }

  SavedSearch created(Actor actor, JsonObject wish) {
    SavedSearch nothing =
        new SavedSearch(
            0,
            actor.id(),
            actor.email(),
            "",
            "",
            "relevance",
            SavedSearch.NOBODY,
            Optional.empty(),
            Optional.empty(),
            null,
            null);
    return checked(actor, wish, with(nothing, wish));
  }

  SavedSearch changed(Actor actor, SavedSearch before, JsonObject wish) {
    SavedSearch after = with(before, wish);
    boolean takenBack = before.agentId() == actor.id() && !after.shared();
    boolean moved = before.agentId() == actor.id() && wish.fieldNames().equals(POSITION);
    if (!before.changedBy(actor) && !takenBack && !moved) {
      throw notAllowed();
    }
    return moved ? before : checked(actor, wish, after);
  }

  static Refusal notAllowed() {
    return new Refusal.Forbidden(
        "not-allowed", "Only those who may share searches change a shared one.");
  }

  private SavedSearch with(SavedSearch one, JsonObject wish) {
    String sharedWith = wish.getString("sharedWith", one.sharedWith());
    boolean team = sharedWith.equals(SavedSearch.TEAM);
    Optional<String> name =
        team
            ? Optional.ofNullable(wish.getString("team", one.team().orElse(null)))
            : Optional.empty();
    if (!team && wish.getString("team") != null) {
      throw new Refusal.Invalid("/team", "is only given when sharedWith is team");
    }
    if (team && name.isEmpty()) {
      throw new Refusal.Invalid("/team", "is needed when sharedWith is team");
    }
    return new SavedSearch(
        one.id(),
        one.agentId(),
        one.owner(),
        wish.getString("name", one.name()).strip(),
        wish.getString("q", one.question()).strip(),
        wish.getString("sort", one.sort()),
        sharedWith,
        name.map(known -> directory.teamOr("/team", known)),
        name,
        one.createdAt(),
        one.updatedAt());
  }

  private SavedSearch checked(Actor actor, JsonObject wish, SavedSearch wanted) {
    if (wanted.shared()) {
      share(actor, wanted);
    }
    if (wish.containsKey("q")) {
      search.check(actor, wanted.question(), "/q");
    }
    return wanted;
  }

  /** With one's own teams, or, seeing all tickets, with any and with everybody. */
  private static void share(Actor actor, SavedSearch wanted) {
    if (!actor.may(Permission.SEARCH_SHARE)) {
      throw new Refusal.Forbidden("not-allowed", "Supervisors and administrators share searches.");
    }
    boolean all = actor.scope() == Scope.ALL;
    boolean own = wanted.teamId().filter(actor.teamIds()::contains).isPresent();
    if (!all && !own) {
      throw new Refusal.Forbidden(
          "not-allowed", "You share with your teams; with others only who sees all tickets.");
    }
  }
}

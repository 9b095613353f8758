package io.careline.live;

import io.careline.store.Fact;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A fact as it goes to sockets, encoded once for all of them.
 *
 * @param now where its ticket is, which {@code text} shows; whoever sees only where it was may not
 *     read it
 * @param before where its ticket was, when the fact moved it
 * @param text for those who see the place
 * @param named the ids of agents whom the fact tells something; the others do not learn who they
 *     are
 * @param toNamed what those of them read who see the place
 * @param left for those who saw the place before and do not any more
 */
public record Frame(
    long seq,
    Fact.Place place,
    Fact.Place now,
    Optional<Fact.Place> before,
    String text,
    Set<Long> named,
    String toNamed,
    String left) {

  /** A frame for a fact; {@code shown} is what those who see it get to read. */
  public static Frame of(
      Fact fact, Optional<Fact.Place> now, Optional<String> number, JsonObject shown) {
    Set<Long> named = named(fact);
    return new Frame(
        fact.seq(),
        fact.place(),
        now.orElse(fact.place()),
        before(fact),
        encode(fact.seq(), shown),
        named,
        named.isEmpty() ? "" : encode(fact.seq(), shown.copy().put("forMe", true)),
        number.map(n -> encode(fact.seq(), left(fact, n))).orElse(""));
  }

  /** A number about which nobody is told anything. */
  public static Frame silent(long seq) {
    return new Frame(seq, Fact.Place.NONE, Fact.Place.NONE, Optional.empty(), "", Set.of(), "", "");
  }

  /** What a viewer gets; empty when it is none of their business. */
  Optional<String> textFor(Viewer viewer) {
    if (place.ticketId().isEmpty()) {
      return Optional.empty();
    }
    if (viewer.sees(place)) {
      return Optional.of(viewer.sees(now) ? textTo(viewer) : left);
    }
    return before.filter(viewer::sees).map(was -> left);
  }

  private String textTo(Viewer viewer) {
    return named.contains(viewer.agentId()) ? toNamed : text;
  }

  private static Set<Long> named(Fact fact) {
    return fact.body().getJsonArray("agents", new JsonArray()).stream()
        .map(id -> ((Number) id).longValue())
        .collect(Collectors.toUnmodifiableSet());
  }

  private static JsonObject left(Fact fact, String number) {
    return new JsonObject()
        .put("name", "ticket.left")
        .put("at", fact.at().toString())
        .put("number", number);
  }

  private static String encode(long seq, JsonObject fact) {
    return FrameType.FACT.frame().put("seq", seq).put("fact", fact).encode();
  }

  private static Optional<Fact.Place> before(Fact fact) {
    JsonObject before = fact.body().getJsonObject("before");
    return Optional.ofNullable(before)
        .map(
            was ->
                new Fact.Place(
                    fact.place().ticketId(),
                    Optional.ofNullable(was.getLong("team")),
                    Optional.ofNullable(was.getLong("assignee"))));
  }
}

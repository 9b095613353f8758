package io.careline.live;

import io.careline.store.Fact;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * A fact as it goes to sockets, encoded once for all of them.
 *
 * @param now where its ticket is, which {@code text} shows; whoever sees only where it was may not
 *     read it
 * @param before where its ticket was, when the fact moved it
 * @param text for those who see the place
 * @param left for those who saw the place before and do not any more
 */
public record Frame(
    long seq,
    Fact.Place place,
    Fact.Place now,
    Optional<Fact.Place> before,
    String text,
    String left) {

  /** A frame for a fact; {@code shown} is what those who see it get to read. */
  public static Frame of(
      Fact fact, Optional<Fact.Place> now, Optional<String> number, JsonObject shown) {
    return new Frame(
        fact.seq(),
        fact.place(),
        now.orElse(fact.place()),
        before(fact),
        encode(fact.seq(), shown),
        number.map(n -> encode(fact.seq(), left(fact, n))).orElse(""));
  }

  /** What a viewer gets; empty when it is none of their business. */
  Optional<String> textFor(Viewer viewer) {
    if (place.ticketId().isEmpty()) {
      return Optional.empty();
    }
    if (viewer.sees(place)) {
      return Optional.of(viewer.sees(now) ? text : left);
    }
    return before.filter(viewer::sees).map(was -> left);
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

package io.careline.search;

import io.careline.search.find.LikeSearch.Alike;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tickets that are alike as the API shows them. */
final class SimilarPage {
  private static final Set<String> ENDED = Set.of("solved", "closed");
  private static final Duration LATELY = Duration.ofDays(30);

  /** So near, the same is most likely asked again. */
  private static final double VERY_NEAR = 0.85;

  private final Instant now;

  SimilarPage(Instant now) {
    this.now = now;
  }

  /** Each with its ticket as it is now; what is out of sight now is left out. */
  JsonArray items(List<Alike> found, Map<Long, JsonObject> tickets) {
    JsonArray items = new JsonArray();
    for (Alike alike : found) {
      JsonObject ticket = tickets.get(alike.ticketId());
      if (ticket != null) {
        items.add(
            ticket
                .put("score", SearchPage.rounded(alike.score()))
                .put("duplicate", duplicate(alike, ticket))
                .put("why", why(alike)));
      }
    }
    return items;
  }

  private static JsonObject why(Alike alike) {
    return new JsonObject()
        .put("nearness", alike.nearness().map(SearchPage::rounded).orElse(null))
        .put("words", new JsonArray(alike.words()))
        .put("codes", new JsonArray(List.copyOf(alike.codes())))
        .put("sameCustomer", alike.sameCustomer());
  }

  /**
   * Whether it may be the very same matter: still worked on, not older than a month, of the same
   * customer or about the same order, and hardly to be told apart.
   */
  private boolean duplicate(Alike alike, JsonObject ticket) {
    boolean open = !ENDED.contains(ticket.getString("status"));
    boolean lately = Instant.parse(ticket.getString("createdAt")).isAfter(now.minus(LATELY));
    boolean code = !alike.codes().isEmpty();
    boolean near = alike.nearness().filter(cosine -> cosine >= VERY_NEAR).isPresent();
    return open && lately && (alike.sameCustomer() && (near || code) || code && near);
  }
}

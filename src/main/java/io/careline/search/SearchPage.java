package io.careline.search;

import io.careline.access.Directory;
import io.careline.search.find.TicketSearch.Found;
import io.careline.search.find.TicketSearch.Hit;
import io.careline.search.find.TicketSearch.Passage;
import io.careline.search.index.Fields;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What was found as the API shows it. */
final class SearchPage {
  private static final int PASSAGES = 3;
  private static final int VALUES = 50;

  private SearchPage() {}

  /** The hits, each with its ticket as it is now; those that are out of sight now are left out. */
  static JsonArray items(Found found, Map<Long, JsonObject> tickets) {
    JsonArray items = new JsonArray();
    for (Hit hit : found.hits()) {
      JsonObject ticket = tickets.get(hit.ticketId());
      if (ticket != null) {
        items.add(
            ticket
                .put("score", hit.score())
                .put("nearness", hit.nearness().map(SearchPage::rounded).orElse(null))
                .put("highlight", highlight(hit.passages(), ticket))
                .put("passages", passages(hit.passages())));
      }
    }
    return items;
  }

  /** The best passage in one line of HTML: escaped, and nothing but marks in it. */
  private static String highlight(List<Passage> passages, JsonObject ticket) {
    if (passages.isEmpty()) {
      return escaped(ticket.getString("snippet", ""));
    }
    Passage best = passages.getFirst();
    StringBuilder html = new StringBuilder();
    int at = 0;
    for (int[] mark : best.marks()) {
      html.append(escaped(best.text().substring(at, mark[0])))
          .append("<mark>")
          .append(escaped(best.text().substring(mark[0], mark[1])))
          .append("</mark>");
      at = mark[1];
    }
    return html.append(escaped(best.text().substring(at))).toString();
  }

  /** A cosine or score with as many digits as mean something. */
  static double rounded(double figure) {
    return Math.round(figure * 1_000) / 1_000.0;
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The subject when words stand in it, then the best of what was said. */
  private static JsonArray passages(List<Passage> passages) {
    JsonArray all = new JsonArray();
    Predicate<Passage> subject = one -> one.field().equals(Fields.SUBJECT);
    passages.stream().filter(subject).limit(1).forEach(one -> all.add(passage(one)));
    passages.stream()
        .filter(subject.negate())
        .limit(PASSAGES)
        .forEach(one -> all.add(passage(one)));
    return all;
  }

  private static JsonObject passage(Passage one) {
    JsonArray marks = new JsonArray();
    one.marks().forEach(mark -> marks.add(new JsonArray().add(mark[0]).add(mark[1])));
    return new JsonObject()
        .put("field", one.field().equals(Fields.FILE_TEXT) ? Fields.FILE : one.field())
        .put("file", one.file().orElse(null))
        .put("interactionId", one.interactionId() == 0 ? null : one.interactionId())
        .put("text", one.text())
        .put("marks", marks);
  }

  /** The values of each facet, the most frequent first. */
  static JsonObject facets(Map<String, Map<String, Integer>> counts) {
    JsonObject facets = new JsonObject();
    Fields.FACETS.forEach(field -> facets.put(field, values(counts.getOrDefault(field, Map.of()))));
    return facets;
  }

  private static JsonArray values(Map<String, Integer> counts) {
    JsonArray list = new JsonArray();
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
        .limit(VALUES)
        .map(one -> new JsonObject().put("value", one.getKey()).put("count", one.getValue()))
        .forEach(list::add);
    return list;
  }

  /** Teams by their names instead of their ids. */
  static JsonObject named(JsonObject facets, Directory directory) {
    JsonArray teams = facets.getJsonArray(Fields.TEAM, new JsonArray());
    teams.forEach(
        one -> {
          JsonObject team = (JsonObject) one;
          String id = team.getString("value");
          if (!id.equals(Fields.NONE)) {
            team.put("value", directory.teamName(Long.parseLong(id)).orElse(id));
          }
        });
    return facets;
  }
}

package io.careline.search;

import io.careline.access.Actor;
import io.careline.search.find.Completions;
import io.careline.search.find.Completions.Counted;
import io.careline.search.query.FieldName;
import io.careline.search.query.LastWord;
import io.careline.search.text.Fold;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Suggestions as the API shows them: at most half of them words, a quarter of each other kind. */
final class SuggestionPage {
  private final Actor actor;
  private final LastWord last;
  private final int limit;
  private final JsonArray items = new JsonArray();
  private final Set<String> told = new LinkedHashSet<>();

  SuggestionPage(Actor actor, LastWord last, int limit) {
    this.actor = actor;
    this.last = last;
    this.limit = limit;
  }

  JsonArray items() {
    return items;
  }

  /** Words; what was typed already is left out. */
  void words(List<Counted> words) {
    int from = last.from() + last.text().length() - last.row().length();
    int start = last.row().isEmpty() ? last.from() : from;
    String typed = Fold.of(last.row().isEmpty() ? last.text() : last.row());
    words.stream()
        .filter(one -> !one.text().equals(typed))
        .limit(share(2))
        .forEach(one -> put("word", one.text(), one.text(), start).put("count", one.count()));
  }

  void tags(List<Counted> tags) {
    tags.stream()
        .limit(share(4))
        .forEach(
            one ->
                put("tag", one.text(), field(FieldName.TAG, one.text()), last.from())
                    .put("count", one.count()));
  }

  /** Customers of tickets, by names that can be typed so; an address where there is no name. */
  void customers(List<JsonObject> tickets) {
    tickets.stream()
        .filter(Objects::nonNull)
        .flatMap(ticket -> name(ticket.getJsonObject("customer")).stream())
        .filter(told::add)
        .limit(share(4))
        .forEach(name -> put("customer", name, field(FieldName.FROM, name), last.from()));
  }

  private Optional<String> name(JsonObject customer) {
    return Stream.of(customer.getString("name"), customer.getString("email"))
        .filter(name -> name != null && Completions.begins(name, last.text()))
        .findFirst();
  }

  void tickets(List<JsonObject> tickets) {
    tickets.stream()
        .filter(Objects::nonNull)
        .filter(ticket -> told.add(ticket.getString("number")))
        .limit(share(4))
        .forEach(
            ticket ->
                put("ticket", ticket.getString("subject"), ticket.getString("number"), last.from())
                    .put("number", ticket.getString("number")));
  }

  private long share(int part) {
    int wanted = last.field().isPresent() ? limit : Math.max(1, limit / part);
    return Math.min(wanted, limit - items.size());
  }

  /** The field in the asker's language, unless it stands there already. */
  private String field(FieldName name, String value) {
    String quoted = value.matches("[\\p{L}\\p{N}@._-]+") ? value : '"' + plain(value) + '"';
    boolean chinese = actor.locale().equals("zh");
    String field = chinese ? name.chinese() + "：" : name.word() + ":";
    return last.field().isPresent() ? quoted : field + quoted;
  }

  private static String plain(String value) {
    return value.replaceAll("[\"“”]", " ").strip();
  }

  private JsonObject put(String kind, String text, String insert, int from) {
    JsonObject item =
        new JsonObject()
            .put("kind", kind)
            .put("text", text)
            .put("insert", insert)
            .put("from", from);
    items.add(item);
    return item;
  }
}

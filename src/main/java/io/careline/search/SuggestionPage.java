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

/**
 * Suggestions as the API shows them: at most a quarter of each kind, and words as far as there is
 * room; the words stand first.
 */
final class SuggestionPage {
  private final Actor actor;
  private final LastWord last;
  private final int limit;
  private final JsonArray words = new JsonArray();
  private final JsonArray others = new JsonArray();
  private final Set<String> told = new LinkedHashSet<>();

  SuggestionPage(Actor actor, LastWord last, int limit) {
    this.actor = actor;
    this.last = last;
    this.limit = limit;
  }

  JsonArray items() {
    return words.copy().addAll(others);
  }

  /** Words, in front of what is there; what was typed already is left out. */
  void words(List<Counted> found) {
    int from = last.from() + last.text().length() - last.row().length();
    int start = last.row().isEmpty() ? last.from() : from;
    String typed = Fold.of(last.row().isEmpty() ? last.text() : last.row());
    found.stream()
        .filter(one -> !one.text().equals(typed))
        .limit(limit - others.size())
        .forEach(
            one ->
                words.add(item("word", one.text(), one.text(), start).put("count", one.count())));
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
    return Math.min(wanted, limit - others.size());
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
    JsonObject item = item(kind, text, insert, from);
    others.add(item);
    return item;
  }

  private static JsonObject item(String kind, String text, String insert, int from) {
    return new JsonObject()
        .put("kind", kind)
        .put("text", text)
        .put("insert", insert)
        .put("from", from);
  }
}

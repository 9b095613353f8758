package io.careline.search.find;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.http.Refusal;
import io.careline.reading.Topics;
import io.careline.search.index.Fields;
import io.careline.search.query.Dates;
import io.careline.search.query.FieldName;
import io.careline.search.query.FieldWords;
import io.careline.search.query.Op;
import io.careline.search.query.Part;
import io.careline.search.text.Codes;
import io.careline.search.text.Fold;
import io.careline.store.Db;
import io.careline.ticket.TicketNumber;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.apache.lucene.document.LongField;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/** Properties of tickets as Lucene is asked for them. */
final class FieldQuery {
  private static final List<String> ENDED = List.of("solved", "closed");

  private final Db db;
  private final Directory directory;
  private final Actor actor;
  private final Instant now;
  private final ZoneId zone;
  private final WordQuery words;

  FieldQuery(Db db, Directory directory, Actor actor, Instant now, ZoneId zone, WordQuery words) {
    this.db = db;
    this.directory = directory;
    this.actor = actor;
    this.now = now;
    this.zone = zone;
    this.words = words;
  }

  Query of(Part.Field field) {
    String value = field.value();
    return switch (field.name()) {
      case STATUS -> term(Fields.STATUS, value);
      case PRIORITY -> priority(field.op(), value);
      case CHANNEL -> term(Fields.CHANNEL, value);
      case TONE -> term(Fields.TONE, value);
      case LANGUAGE -> term(Fields.LANGUAGE, value);
      case SIGNAL -> term(Fields.SIGNAL, value);
      case HAS, IS -> term(Fields.HAS, value);
      case SLA -> sla(value);
      case TEAM -> team(value);
      case ASSIGNEE -> assignee(value);
      case TOPIC -> topic(value);
      case TAG -> field.prefix() ? prefix(Fields.TAG, value) : term(Fields.TAG, value);
      case FROM, ORGANISATION -> from(value, field.prefix());
      case SUBJECT -> subject(value, field.prefix());
      case FILE -> file(value, field.prefix());
      case NUMBER -> number(value);
      case CREATED -> time(Fields.CREATED, field);
      case UPDATED -> time(Fields.UPDATED, field);
    };
  }

  private static Query priority(Op op, String word) {
    List<String> ranks =
        FieldWords.of(FieldName.PRIORITY).stream().map(FieldWords.Value::word).toList();
    int rank = ranks.indexOf(word);
    List<String> wanted =
        switch (op) {
          case EQUAL -> List.of(word);
          case LESS -> ranks.subList(0, rank);
          case AT_MOST -> ranks.subList(0, rank + 1);
          case MORE -> ranks.subList(rank + 1, ranks.size());
          case AT_LEAST -> ranks.subList(rank, ranks.size());
        };
    return anyOf(Fields.PRIORITY, wanted);
  }

  /** The same as the filter of lists. */
  private Query sla(String state) {
    long at = now.toEpochMilli();
    BooleanQuery.Builder open =
        new BooleanQuery.Builder().add(anyOf(Fields.STATUS, ENDED), Occur.MUST_NOT);
    switch (state) {
      case "breached" -> open.add(until(Fields.NEXT_BREACH, at), Occur.FILTER);
      case "atRisk" -> open.add(until(Fields.AT_RISK, at), Occur.FILTER);
      case "paused" ->
          open.add(term(Fields.HAS, "paused"), Occur.FILTER)
              .add(until(Fields.NEXT_BREACH, Long.MAX_VALUE), Occur.MUST_NOT);
      default ->
          open.add(
                  LongField.newRangeQuery(Fields.NEXT_BREACH, at + 1, Long.MAX_VALUE), Occur.FILTER)
              .add(LongField.newRangeQuery(Fields.AT_RISK, at + 1, Long.MAX_VALUE), Occur.FILTER);
    }
    return open.build();
  }

  private Query team(String name) {
    return name.equals(FieldWords.NONE)
        ? term(Fields.TEAM, Fields.NONE)
        : term(Fields.TEAM, Long.toString(directory.teamOr("query/q", name)));
  }

  private Query assignee(String who) {
    return switch (who) {
      case FieldWords.NONE -> term(Fields.ASSIGNEE, Fields.NONE);
      case FieldWords.ME -> term(Fields.ASSIGNEE, Long.toString(actor.id()));
      default -> {
        List<String> ids =
            directory.named(who).stream().map(person -> Long.toString(person.id())).toList();
        if (ids.isEmpty()) {
          throw new Refusal.Invalid("query/q", "There is no agent " + who + ".");
        }
        yield anyOf(Fields.ASSIGNEE, ids);
      }
    };
  }

  private Query topic(String name) {
    if (name.equals(FieldWords.NONE)) {
      return term(Fields.TOPIC, Fields.NONE);
    }
    List<String> keys =
        Topics.named(db.client(), name).stream()
            .flatMap(key -> Arrays.stream(Topics.under(db.client(), key)))
            .toList();
    if (keys.isEmpty()) {
      throw new Refusal.Invalid("query/q", "There is no topic " + name + ".");
    }
    return anyOf(Fields.TOPIC, keys);
  }

  /** Who wrote: an address, what stands behind its @, a phone, or a name. */
  private Query from(String who, boolean open) {
    String folded = Fold.of(who);
    BooleanQuery.Builder ways = new BooleanQuery.Builder();
    ways.add(open ? prefix(Fields.EMAIL, folded) : term(Fields.EMAIL, folded), Occur.SHOULD);
    ways.add(open ? prefix(Fields.NAME, folded) : words.name(who), Occur.SHOULD);
    if (Character.isDigit(folded.charAt(folded.length() - 1))) {
      Codes.asked(who).ifPresent(code -> ways.add(prefix(Fields.CODE, code), Occur.SHOULD));
    }
    return ways.build();
  }

  private Query subject(String value, boolean open) {
    return words(Fields.SUBJECT, value, open);
  }

  /** A file's name, or what is written in it. */
  private Query file(String value, boolean open) {
    return new BooleanQuery.Builder()
        .add(words(Fields.FILE, value, open), Occur.SHOULD)
        .add(words(Fields.FILE_TEXT, value, open), Occur.SHOULD)
        .build();
  }

  private Query words(String field, String value, boolean open) {
    WordQuery in = words.in(field);
    return open ? in.beginning(value) : in.word(value);
  }

  private static Query number(String written) {
    OptionalLong id = TicketNumber.id(written);
    return id.isPresent()
        ? term(Fields.ID, Long.toString(id.getAsLong()))
        : prefix(Fields.CODE, Codes.asked(written).orElse(Fold.of(written)));
  }

  private Query time(String name, Part.Field field) {
    Dates.Range range = Dates.range(field.op(), field.value(), zone, now);
    return range.until() <= range.from()
        ? anyOf(name, List.of())
        : LongField.newRangeQuery(name, range.from(), range.until() - 1);
  }

  private static Query until(String field, long last) {
    return LongField.newRangeQuery(field, Long.MIN_VALUE, last);
  }

  private static Query anyOf(String field, List<String> words) {
    return new TermInSetQuery(field, words.stream().map(BytesRef::new).toList());
  }

  private static Query prefix(String field, String start) {
    return new PrefixQuery(new Term(field, start));
  }

  private static Query term(String field, String term) {
    return new TermQuery(new Term(field, term));
  }
}

package io.careline.search.find;

import io.careline.access.Actor;
import io.careline.access.Directory;
import io.careline.language.meaning.Vector;
import io.careline.search.index.Fields;
import io.careline.search.meaning.Aim;
import io.careline.search.query.FieldName;
import io.careline.search.query.Part;
import io.careline.store.Db;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;

/**
 * Makes of what was typed what Lucene is asked. Names are looked up, so it waits: no event loop.
 */
public final class QueryMaker {
  private static final Query EVERYTHING = new TermQuery(new Term(Fields.KIND, Fields.TICKETS));

  /** Tickets of a question without words have a score too, so that the fresh ones come first. */
  private static final float LITTLE = 0.01f;

  /**
   * More than words can count together, so that no ticket with some of them passes one with all.
   */
  private static final float FIRST = 10_000;

  private static final int SENTENCE_WORDS = 4;
  private static final int SENTENCE_HAN = 6;

  /** Han characters that are more than a word or two. */
  private static final int LONG = 4;

  private final WordQuery words = new WordQuery(true);
  private final FieldQuery fields;

  /**
   * @param now to which dates and clocks are compared
   * @param zone in which days begin
   */
  public QueryMaker(Db db, Directory directory, Actor actor, Instant now, ZoneId zone) {
    this.fields = new FieldQuery(db, directory, actor, now, zone, words);
  }

  /** Tickets for which all of it holds. */
  public Wanted all(Part part, Query sight) {
    return wanted(query(part), part, sight, List.of());
  }

  /** Whether it is so long that those tickets may be wanted too that have only some of it. */
  public boolean canRelax(Part part) {
    return plain(part).count() > 1 || han(part) >= LONG;
  }

  /** Whether it is a sentence, which is better asked by its meaning than by all of its words. */
  public boolean sentence(Part part) {
    return plain(part).count() >= SENTENCE_WORDS || han(part) >= SENTENCE_HAN;
  }

  private static long han(Part part) {
    return plain(part)
        .flatMapToInt(word -> word.text().codePoints())
        .filter(Character::isIdeographic)
        .count();
  }

  /** The words that stand alone, of which only some may be there; what is asked by meaning. */
  public String words(Part part) {
    return plain(part).map(Part.Word::text).collect(Collectors.joining(" "));
  }

  /** Tickets with some of the words, or about the same, for which all else holds. */
  public Wanted some(Part part, Query sight, Aim aim) {
    BooleanQuery.Builder relaxed = new BooleanQuery.Builder();
    parts(part).filter(one -> !word(one)).forEach(one -> add(relaxed, one));
    BooleanQuery.Builder either = new BooleanQuery.Builder();
    List<String> texts = plain(part).map(Part.Word::text).toList();
    Query all = query(part);
    either.add(words.some(texts), Occur.SHOULD).add(all, Occur.SHOULD);
    aim.gloss().ifPresent(gloss -> either.add(words.some(List.of(gloss)), Occur.SHOULD));
    aim.vectors().forEach(vector -> either.add(near(vector, part, sight), Occur.SHOULD));
    if (aim.vectors().isEmpty()) {
      either.add(new BoostQuery(new ConstantScoreQuery(all), FIRST), Occur.SHOULD);
    }
    relaxed.add(either.build(), Occur.MUST);
    return wanted(relaxed.build(), part, sight, aim.vectors());
  }

  /** What is near counts by its nearness alone, so nothing is added here. */
  private Query near(Vector vector, Part part, Query sight) {
    BooleanQuery.Builder holding = new BooleanQuery.Builder().add(sight, Occur.FILTER);
    parts(part).filter(one -> !word(one)).forEach(one -> add(holding, one));
    return new BoostQuery(new ConstantScoreQuery(new NearQuery(vector, holding.build())), 0);
  }

  private static Stream<Part> parts(Part part) {
    return part instanceof Part.And and ? and.parts().stream() : Stream.of(part);
  }

  private static Stream<Part.Word> plain(Part part) {
    return parts(part).filter(QueryMaker::word).map(Part.Word.class::cast);
  }

  private static boolean word(Part part) {
    return part instanceof Part.Word;
  }

  private Wanted wanted(Query query, Part part, Query sight, List<Vector> meanings) {
    Query ranked =
        new BooleanQuery.Builder()
            .add(query, Occur.MUST)
            .add(new BoostQuery(EVERYTHING, LITTLE), Occur.SHOULD)
            .build();
    BooleanQuery.Builder marks = new BooleanQuery.Builder();
    marks(part).forEach(mark -> marks.add(mark, Occur.SHOULD));
    return new Wanted(ranked, sight, marks.build(), words.shown(), meanings);
  }

  private Query query(Part part) {
    return switch (part) {
      case Part.Word word -> words.word(word.text());
      case Part.Phrase phrase -> words.phrase(phrase.text());
      case Part.Prefix prefix -> words.beginning(prefix.stem());
      case Part.Field field -> fields.of(field);
      case Part.Or or -> any(or.parts());
      case Part.And and -> every(and.parts());
      case Part.Not not -> every(List.of(not));
    };
  }

  private Query any(List<Part> parts) {
    BooleanQuery.Builder any = new BooleanQuery.Builder();
    parts.forEach(part -> any.add(query(part), Occur.SHOULD));
    return any.build();
  }

  private Query every(List<Part> parts) {
    BooleanQuery.Builder every = new BooleanQuery.Builder();
    parts.forEach(part -> add(every, part));
    if (parts.stream().allMatch(Part.Not.class::isInstance)) {
      every.add(EVERYTHING, Occur.FILTER);
    }
    return every.build();
  }

  private void add(BooleanQuery.Builder every, Part part) {
    switch (part) {
      case Part.Not not -> every.add(query(not.part()), Occur.MUST_NOT);
      case Part.Field field -> every.add(fields.of(field), Occur.FILTER);
      default -> every.add(query(part), Occur.MUST);
    }
  }

  /** What is looked for in files is worth showing; other fields say themselves what they are. */
  private Stream<Query> file(Part.Field field) {
    boolean shown = field.name() == FieldName.FILE;
    String value = field.value();
    return shown
        ? Stream.of(field.prefix() ? words.in(Fields.TEXT).beginning(value) : words.marks(value))
        : Stream.empty();
  }

  /** What is to be marked; what must not be there is not. */
  private List<Query> marks(Part part) {
    List<Query> marks = new ArrayList<>();
    switch (part) {
      case Part.Word word -> marks.add(words.marks(word.text()));
      case Part.Phrase phrase -> marks.add(words.in(Fields.TEXT).phrase(phrase.text()));
      case Part.Prefix prefix -> marks.add(words.in(Fields.TEXT).beginning(prefix.stem()));
      case Part.Or or -> or.parts().forEach(one -> marks.addAll(marks(one)));
      case Part.And and -> and.parts().forEach(one -> marks.addAll(marks(one)));
      case Part.Field field -> file(field).forEach(marks::add);
      case Part.Not not -> {}
    }
    return marks;
  }
}

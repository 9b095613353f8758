package io.careline.search.query;

import io.careline.search.query.QueryFault.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a query in one pass. The grammar:
 *
 * <pre>
 * query = or          or  = and { ("OR" | "或") and }        and = not { ["AND"] not }
 * not   = ("-" | "NOT") not | one
 * one   = "(" or ")" | '"' phrase '"' | name ":" [">=" | "&lt;=" | ">" | "&lt;" | "="] value | word ["*"]
 * </pre>
 */
public final class QueryReader {
  /** UTF-16 units of a query. */
  public static final int MOST_CHARACTERS = 1024;

  /** Words, phrases and fields of a query. */
  public static final int MOST_PARTS = 64;

  /** Brackets within brackets. */
  public static final int MOST_DEPTH = 8;

  private final QueryText text;
  private int parts;
  private int depth;

  private QueryReader(String query) {
    this.text = new QueryText(query);
  }

  /**
   * What a query asks for.
   *
   * @throws QueryFault when it cannot be read
   */
  public static Part read(String query) {
    if (query.length() > MOST_CHARACTERS) {
      throw new QueryFault(
          Reason.TOO_LONG, MOST_CHARACTERS, "A query has at most 1,024 characters; shorten it.");
    }
    QueryReader reader = new QueryReader(query);
    Part part = reader.or();
    if (!reader.text.done()) {
      throw new QueryFault(
          Reason.STRAY_BRACKET,
          reader.text.at,
          "This bracket closes nothing; take it away or put a ( before.");
    }
    return part;
  }

  private Part or() {
    List<Part> all = new ArrayList<>();
    do {
      all.add(and());
    } while (keyword("OR", "或"));
    int from = all.getFirst().from();
    return all.size() == 1 ? all.getFirst() : new Part.Or(all, from, all.getLast().to());
  }

  private Part and() {
    List<Part> all = new ArrayList<>();
    do {
      all.add(not());
      text.noise();
    } while (keyword("AND") || !text.done() && text.now() != ')' && !text.stands("OR", "或"));
    int from = all.getFirst().from();
    return all.size() == 1 ? all.getFirst() : new Part.And(all, from, all.getLast().to());
  }

  private boolean keyword(String... words) {
    text.noise();
    boolean here = text.stands(words);
    text.at = here ? text.end() : text.at;
    return here;
  }

  private Part not() {
    text.noise();
    int from = text.at;
    boolean minus = text.now() == '-';
    if (!minus && !text.stands("NOT")) {
      return one();
    }
    text.at = minus ? from + 1 : text.end();
    if (minus && (text.blank(text.at) || text.now() == ')')) {
      throw new QueryFault(
          Reason.LONE_MINUS,
          from,
          "A - leaves out the word behind it; write -word, or take the - away.");
    }
    deeper(from);
    Part part = not();
    depth--;
    return new Part.Not(part, from, part.to());
  }

  private Part one() {
    int from = text.at;
    if (text.now() == '(') {
      return bracket(from);
    }
    nothing();
    if (++parts > MOST_PARTS) {
      throw new QueryFault(
          Reason.TOO_MANY_PARTS, from, "A query has at most 64 parts; leave some out.");
    }
    return FieldReader.read(text).orElseGet(() -> WordReader.read(text));
  }

  private void nothing() {
    if (text.done() || text.now() == ')' || text.stands("OR", "或", "AND")) {
      throw new QueryFault(
          Reason.NOTHING, text.at, "There is nothing to look for here; type a word.");
    }
  }

  private Part bracket(int from) {
    deeper(from);
    text.at++;
    Part part = or();
    if (!text.take(")")) {
      throw new QueryFault(
          Reason.OPEN_BRACKET,
          from,
          "This bracket is never closed; put a ) behind the last word that belongs to it.");
    }
    depth--;
    return part;
  }

  private void deeper(int from) {
    if (++depth > MOST_DEPTH) {
      throw new QueryFault(
          Reason.TOO_DEEP, from, "Brackets nest at most 8 deep; take some of them away.");
    }
  }
}

package io.careline.search.query;

import io.careline.search.query.FieldName.Values;
import io.careline.search.query.QueryFault.Reason;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads a field with its value: {@code status:open}, {@code priority:>=high}, {@code 标签：贵宾}. */
final class FieldReader {
  private final QueryText text;
  private final FieldName field;
  private final int from;

  private FieldReader(QueryText text, FieldName field, int from) {
    this.text = text;
    this.field = field;
    this.from = from;
  }

  /** The field that stands here; empty, and nothing read, when a word stands here. */
  static Optional<Part> read(QueryText text) {
    int from = text.at;
    Optional<FieldName> field = name(text);
    if (field.isEmpty()) {
      return Optional.empty();
    }
    text.at = from + text.part(from, text.end()).indexOf(':') + 1;
    return Optional.of(new FieldReader(text, field.get(), from).field());
  }

  /** The field's name that stands here with its colon. A colon behind other words is no field's. */
  private static Optional<FieldName> name(QueryText text) {
    String word = text.part(text.at, text.end());
    int colon = word.indexOf(':');
    return colon < 1 ? Optional.empty() : FieldName.of(word.substring(0, colon));
  }

  private Part field() {
    text.blanks();
    int sign = text.at;
    Op op = op();
    if (op != Op.EQUAL && !field.compares()) {
      String write = "write " + field.word() + ":" + example() + ".";
      throw fault(Reason.NO_COMPARISON, sign, " takes no " + op.sign() + "; " + write);
    }
    text.blanks();
    int start = text.at;
    boolean quoted = text.now() == '"';
    String written = quoted ? text.quoted() : bare();
    if (!QueryText.tells(written)) {
      throw fault(Reason.NO_VALUE, start, " needs a value, such as " + example() + ".");
    }
    boolean prefix = !quoted && field.takes() == Values.TEXT && written.indexOf('*') >= 0;
    String value = prefix ? Wildcard.stem(written, start) : value(written, start);
    return new Part.Field(field, op, value, prefix, from, text.at);
  }

  private Op op() {
    if (text.take("≥")) {
      return Op.AT_LEAST;
    }
    if (text.take("≤")) {
      return Op.AT_MOST;
    }
    return Op.LONGEST_FIRST.stream()
        .filter(op -> text.take(op.sign()))
        .findFirst()
        .orElse(Op.EQUAL);
  }

  /** A word; nothing, when it is the next field or a word between parts. */
  private String bare() {
    if (text.stands("OR", "或", "AND", "NOT") || name(text).isPresent()) {
      return "";
    }
    int start = text.at;
    text.at = text.end();
    return text.part(start, text.at);
  }

  private String value(String written, int start) {
    return switch (field.takes()) {
      case TEXT -> written;
      case NAME -> FieldWords.word(field, written).orElse(written);
      case CLOSED, RANKED ->
          FieldWords.word(field, written)
              .orElseThrow(() -> fault(Reason.UNKNOWN_VALUE, start, " is one of " + words() + "."));
      case DATE -> {
        if (!Dates.reads(written)) {
          throw fault(Reason.NO_DATE, start, " takes a date: " + Dates.EXPECTED + ".");
        }
        yield written;
      }
    };
  }

  private String words() {
    return FieldWords.of(field).stream()
        .map(FieldWords.Value::word)
        .collect(Collectors.joining(", "));
  }

  private String example() {
    return switch (field.takes()) {
      case CLOSED, RANKED, NAME -> FieldWords.of(field).getFirst().word();
      case TEXT -> "\"two words\"";
      case DATE -> "-7d";
    };
  }

  private QueryFault fault(Reason reason, int at, String message) {
    return new QueryFault(reason, at, field.word() + message);
  }
}

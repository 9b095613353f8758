package io.careline.search.query;

import java.util.Optional;

/**
 * The word under the end of a question that is still being typed. It never refuses: what cannot be
 * read yet has no last word.
 *
 * @param text without its minus, brackets and field
 * @param field behind whose colon it stands
 * @param from where it begins, in UTF-16 units; what is offered takes its place from here to the
 *     end
 */
public record LastWord(String text, Optional<FieldName> field, int from) {

  /** Empty when the question ends with a blank, or inside of a phrase. */
  public static Optional<LastWord> of(String question) {
    QueryText text = new QueryText(question);
    int length = question.length();
    boolean open = text.part(0, length).chars().filter(unit -> unit == '"').count() % 2 > 0;
    int from = length;
    while (from > 0 && !text.blank(from - 1) && "()\"".indexOf(text.unit(from - 1)) < 0) {
      from--;
    }
    while (from < length && text.unit(from) == '-') {
      from++;
    }
    if (from == length || open) {
      return Optional.empty();
    }
    return Optional.of(split(question, text.part(from, length), from));
  }

  private static LastWord split(String question, String narrow, int from) {
    int colon = narrow.indexOf(':');
    Optional<FieldName> field =
        colon < 1 ? Optional.empty() : FieldName.of(narrow.substring(0, colon));
    int start = field.isPresent() ? from + colon + 1 : from;
    return new LastWord(question.substring(start), field, start);
  }

  /** The Han characters at its end; they may be continued by themselves. */
  public String row() {
    int at = text.length();
    while (at > 0 && Character.isIdeographic(text.charAt(at - 1))) {
      at--;
    }
    return text.substring(at);
  }
}

package io.careline.search.query;

import java.util.List;

/** A part of a query, and where it stands there, in UTF-16 units; {@code to} is behind its end. */
public sealed interface Part {
  int from();

  int to();

  /** A word; it holds at least one letter or digit. */
  record Word(String text, int from, int to) implements Part {}

  /** Words that stand side by side, as they are written. */
  record Phrase(String text, int from, int to) implements Part {}

  /** Words that begin so; {@code stem} is without its {@code *}. */
  record Prefix(String stem, int from, int to) implements Part {}

  /**
   * A field and what it must hold.
   *
   * @param value of a closed field the API's word, of others what was written
   * @param prefix whether the value is only the beginning of what the field holds
   */
  record Field(FieldName name, Op op, String value, boolean prefix, int from, int to)
      implements Part {}

  /** What must not hold. */
  record Not(Part part, int from, int to) implements Part {}

  /** Any of at least two parts. */
  record Or(List<Part> parts, int from, int to) implements Part {
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** All of at least two parts. */
  record And(List<Part> parts, int from, int to) implements Part {
    public And {
      parts = List.copyOf(parts);
    }
  }
}

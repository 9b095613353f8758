package io.careline.language;

import io.careline.language.model.Grams;
import io.careline.language.model.Normal;
import io.careline.language.model.Shape;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/**
 * A text as models see it, taken apart once for all of them and for its parts: that is most of what
 * asking a model costs. For one thread.
 */
final class Features {
  private final Map<Shape, Grams> known = new HashMap<>(4);
  private final Function<Shape, Grams> source;

  private Features(Function<Shape, Grams> source) {
    this.source = source;
  }

  static Features of(String text) {
    return new Features(shape -> Grams.of(text, shape));
  }

  Grams in(Shape shape) {
    return known.computeIfAbsent(shape, source);
  }

  /** The features of a part of it. */
  Features part(Span span) {
    return new Features(shape -> in(shape).within(span.start(), span.end()));
  }

  /**
   * Whether a text below its subject is seen as it is alone: of a longer one the middle is left
   * out, and blanks at its beginning would become one with the line's end before them.
   */
  static boolean shared(String both, String text) {
    return both.length() <= Normal.WHOLE && !text.isEmpty() && text.charAt(0) > ' ';
  }
}

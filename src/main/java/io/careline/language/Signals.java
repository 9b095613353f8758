package io.careline.language;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Finds what asks for attention: urgency and anger, by phrases of both languages. Names of time and
 * threats do not count where they are negated or only asked about.
 */
public final class Signals {
  /** At most so many places are shown for one cause. */
  static final int EVIDENCE = 8;

  private Signals() {}

  /**
   * The signals of a text, one for each cause, in the order of the causes. Of a very long text the
   * beginning and the end are read.
   */
  public static List<Signal> in(String text, Tongue tongue) {
    Map<Signal.Cause, List<Span>> found = new EnumMap<>(Signal.Cause.class);
    for (Excerpt excerpt : Excerpt.of(text)) {
      char[] folded = Folded.of(excerpt.text());
      phrases(folded, excerpt.offset(), found);
      add(found, Signal.Cause.PUNCTUATION, Punctuation.in(folded), excerpt.offset());
      if (tongue != Tongue.CHINESE) {
        add(found, Signal.Cause.CAPITALS, Shouting.in(excerpt.text()), excerpt.offset());
      }
    }
    return found.entrySet().stream()
        .map(entry -> new Signal(entry.getKey(), List.copyOf(entry.getValue())))
        .toList();
  }

  private static void phrases(char[] text, int offset, Map<Signal.Cause, List<Span>> found) {
    List<PhraseTable.Hit> hits = PhraseTable.BOTH.in(text);
    List<PhraseTable.Hit> hiding =
        hits.stream().filter(hit -> hit.phrase().cause().isEmpty()).toList();
    for (PhraseTable.Hit hit : hits) {
      boolean meant =
          hit.phrase().cause().isPresent()
              && hiding.stream().noneMatch(hit::overlaps)
              && (hit.phrase().surely() || !Doubt.about(text, hit));
      if (meant) {
        Span span = new Span(hit.start(), hit.end());
        add(found, hit.phrase().cause().get(), List.of(span), offset);
      }
    }
  }

  private static void add(
      Map<Signal.Cause, List<Span>> found, Signal.Cause cause, List<Span> spans, int offset) {
    for (Span span : spans) {
      List<Span> all = found.computeIfAbsent(cause, none -> new ArrayList<>());
      Span whole = new Span(span.start() + offset, span.end() + offset);
      Span last = all.isEmpty() ? null : all.getLast();
      if (last != null && whole.start() < last.end()) {
        all.set(all.size() - 1, new Span(last.start(), Math.max(last.end(), whole.end())));
      } else if (all.size() < EVIDENCE) {
        all.add(whole);
      }
    }
  }
}

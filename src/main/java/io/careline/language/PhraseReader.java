package io.careline.language;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads a table of phrases; how it is written stands at the head of {@code signals-en.txt}. */
final class PhraseReader {
  /** Bounds the time for one phrase at one place. */
  static final int STEPS = 7;

  private final boolean chinese;
  private final Map<String, List<String>> names = new HashMap<>();
  private final List<Phrase> phrases = new ArrayList<>();

  private PhraseReader(boolean chinese) {
    this.chinese = chinese;
  }

  static List<Phrase> read(String file, boolean chinese) {
    PhraseReader reader = new PhraseReader(chinese);
    WordFile.lines(file).forEach(reader::line);
    return reader.phrases;
  }

  private void line(WordFile.Line line) {
    if (line.key().startsWith("@")) {
      names.put(line.key(), alternatives(line.value()));
      return;
    }
    boolean surely = line.key().endsWith("!");
    String word = surely ? line.key().substring(0, line.key().length() - 1) : line.key();
    Optional<Signal.Cause> cause =
        word.equals("none") ? Optional.empty() : Optional.of(cause(word));
    List<Phrase.Step> steps = steps(line.value());
    phrases.add(new Phrase(cause, surely, steps, chinese));
    if (steps.getFirst().optional()) {
      phrases.add(new Phrase(cause, surely, steps.subList(1, steps.size()), chinese));
    }
  }

  private List<Phrase.Step> steps(String value) {
    List<Phrase.Step> steps = new ArrayList<>();
    int skip = 0;
    for (String written : value.split(" +")) {
      if (written.startsWith("~")) {
        skip = Integer.parseInt(written.substring(1));
      } else {
        boolean optional = written.endsWith("?");
        String step = optional ? written.substring(0, written.length() - 1) : written;
        steps.add(
            new Phrase.Step(alternatives(step).stream().map(Words::of).toList(), skip, optional));
        skip = 0;
      }
    }
    if (skip > 0 || steps.isEmpty() || steps.size() > STEPS) {
      throw new IllegalStateException("not a phrase: " + value);
    }
    return List.copyOf(steps);
  }

  private List<String> alternatives(String step) {
    return Arrays.stream(step.split("\\|")).flatMap(this::named).distinct().toList();
  }

  private Stream<String> named(String alternative) {
    int at = alternative.indexOf('@');
    if (at < 0) {
      return Stream.of(new String(Folded.of(alternative)));
    }
    List<String> values = names.get(alternative.substring(at));
    if (values == null) {
      throw new IllegalStateException("no such name: " + alternative);
    }
    return values.stream().map(value -> alternative.substring(0, at) + value);
  }

  private static Signal.Cause cause(String word) {
    return Arrays.stream(Signal.Cause.values())
        .filter(cause -> cause.word().equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no cause is called " + word));
  }
}

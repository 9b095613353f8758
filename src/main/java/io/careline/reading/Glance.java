package io.careline.reading;

import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.language.Sentiment;
import io.careline.language.Signal;
import io.careline.language.Span;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A message that was looked at by words, and what in it may still be looked at closer.
 *
 * @param said the look at the text alone
 * @param matter that at subject and text together; the same one where the subject adds nothing
 * @param behind where the text begins in what {@code matter} looked at
 */
record Glance(Reader reader, Look said, Look matter, int behind) {

  /**
   * One text that was read.
   *
   * @param unsure whether a closer look may help
   */
  private record Look(String text, Reading reading, boolean unsure) {
    Look allowed(BooleanSupplier may) {
      return new Look(text, reading, unsure && may.getAsBoolean());
    }

    Look closer(Reader reader, Duration patience) {
      return unsure ? new Look(text, reader.closer(text, reading, patience), false) : this;
    }
  }

  /**
   * Looks at a message.
   *
   * @param subject empty when it has none of its own
   * @param text what the customer says in it
   */
  static Glance at(Reader reader, String subject, String text) {
    String before = Subject.adds(subject, text);
    if (before.isEmpty()) {
      Reading all = reader.read(text);
      Look look = new Look(text, all, all.unsureOfTone() || all.unsureOfTopic());
      return new Glance(reader, look, look, 0);
    }
    int behind = before.length() + 1;
    if (text.isBlank()) {
      String both = before + "\n" + text;
      Reading all = without(reader.read(both));
      return new Glance(
          reader, new Look(text, all, false), new Look(both, all, all.unsureOfTopic()), behind);
    }
    Reader.Below read = reader.below(before, text);
    return new Glance(
        reader,
        new Look(text, read.said(), read.said().unsureOfTone()),
        new Look(read.both(), read.matter(), read.matter().unsureOfTopic()),
        behind);
  }

  boolean unsure() {
    return said.unsure || matter.unsure;
  }

  /** The same, with no more closer looks to come than may be; each is asked for. */
  Glance allowed(BooleanSupplier may) {
    Look about = matter.allowed(may);
    return new Glance(reader, said == matter ? about : said.allowed(may), about, behind);
  }

  /** Looks closer where that may help. */
  Glance closer(Duration patience) {
    Look about = matter.closer(reader, patience);
    return new Glance(
        reader, said == matter ? about : said.closer(reader, patience), about, behind);
  }

  MessageReading reading() {
    Reading heard = said.reading();
    Reading about = matter.reading();
    Reading all =
        new Reading(
            heard.tongue(),
            heard.sentiment(),
            heard.sentences(),
            about.signals().stream().map(signal -> moved(signal, behind)).toList(),
            about.topics());
    return new MessageReading(all, reader.version());
  }

  /** Only the subject says something, so there are no places in the text. */
  private static Reading without(Reading all) {
    Sentiment plain = new Sentiment(all.sentiment().label(), all.sentiment().score(), List.of());
    return new Reading(all.tongue(), plain, List.of(), all.signals(), all.topics());
  }

  private static Signal moved(Signal signal, int behind) {
    return new Signal(
        signal.cause(),
        signal.evidence().stream()
            .filter(span -> span.start() >= behind)
            .map(span -> new Span(span.start() - behind, span.end() - behind))
            .toList());
  }
}

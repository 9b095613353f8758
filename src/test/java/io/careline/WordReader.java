package io.careline;

import io.careline.language.Evidence;
import io.careline.language.Reader;
import io.careline.language.Reading;
import io.careline.language.Sentence;
import io.careline.language.Sentiment;
import io.careline.language.Signal;
import io.careline.language.Span;
import io.careline.language.Tone;
import io.careline.language.Tongue;
import io.careline.language.TopicGuess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A reader that goes by a few words, so that tests know what will be read. It takes any message
 * with {@link #POISON} badly.
 */
public final class WordReader implements Reader {
  public static final String POISON = "poison-for-the-reader";

  private static final Map<Tone, Pattern> TONES =
      Map.of(
          Tone.NEGATIVE, Pattern.compile("terrible|awful|unacceptable|angry|太差|糟糕|气死"),
          Tone.POSITIVE, Pattern.compile("thank you|great|love|谢谢|很好|满意"));
  private static final Map<Signal.Cause, Pattern> CAUSES =
      Map.of(
          Signal.Cause.HURRY, Pattern.compile("urgent|asap|紧急|马上"),
          Signal.Cause.LEGAL, Pattern.compile("lawyer|律师"),
          Signal.Cause.REPEATED_CONTACT, Pattern.compile("third time|第三次"));
  private static final Map<String, Pattern> TOPICS =
      Map.of(
          "delivery/late", Pattern.compile("late|delayed|还没到"),
          "billing/refund", Pattern.compile("refund|退款"),
          "quality/defect", Pattern.compile("broken|defective|坏了"));
  private static final Pattern SENTENCE = Pattern.compile("[^.!?。！？\n]+[.!?。！？]*");

  @Override
  public String version() {
    return "words-1";
  }

  @Override
  public Reading read(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    if (low.contains(POISON)) {
      throw new IllegalStateException("this reader cannot stand that word");
    }
    Sentiment whole = sentiment(low);
    List<Sentence> sentences = sentences(low);
    return new Reading(
        tongue(text),
        whole,
        sentences.size() < 2 ? List.of() : sentences,
        signals(low),
        topics(low));
  }

  private static Tongue tongue(String text) {
    boolean chinese = text.codePoints().anyMatch(Character::isIdeographic);
    boolean latin = text.matches("(?s).*[A-Za-z]{3,}.*");
    if (chinese) {
      return latin ? Tongue.MIXED : Tongue.CHINESE;
    }
    return latin ? Tongue.ENGLISH : Tongue.OTHER;
  }

  private static Sentiment sentiment(String low) {
    for (Tone tone : List.of(Tone.NEGATIVE, Tone.POSITIVE)) {
      List<Span> found = spans(TONES.get(tone), low);
      if (!found.isEmpty()) {
        return new Sentiment(
            tone, 0.9, found.stream().map(span -> new Evidence(span, 2.0)).toList());
      }
    }
    return new Sentiment(Tone.NEUTRAL, 0.8, List.of());
  }

  private static List<Sentence> sentences(String low) {
    return spans(SENTENCE, low).stream()
        .filter(span -> !span.of(low).isBlank())
        .map(
            span -> {
              Sentiment one = sentiment(span.of(low));
              return new Sentence(span, one.label(), one.score());
            })
        .toList();
  }

  private static List<Signal> signals(String low) {
    List<Signal> signals = new ArrayList<>();
    for (Signal.Cause cause : Signal.Cause.values()) {
      List<Span> found = CAUSES.containsKey(cause) ? spans(CAUSES.get(cause), low) : List.of();
      if (!found.isEmpty()) {
        signals.add(new Signal(cause, found));
      }
    }
    return signals;
  }

  private static List<TopicGuess> topics(String low) {
    return TOPICS.entrySet().stream()
        .filter(one -> one.getValue().matcher(low).find())
        .sorted(Map.Entry.comparingByKey())
        .map(one -> new TopicGuess(one.getKey(), 0.7))
        .toList();
  }

  private static List<Span> spans(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    List<Span> spans = new ArrayList<>();
    while (matcher.find()) {
      spans.add(new Span(matcher.start(), matcher.end()));
    }
    return spans;
  }
}

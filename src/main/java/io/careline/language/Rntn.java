package io.careline.language;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.neural.rnn.RNNCoreAnnotations;
import edu.stanford.nlp.pipeline.CoreDocument;
import edu.stanford.nlp.pipeline.CoreSentence;
import edu.stanford.nlp.pipeline.StanfordCoreNLP;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.ejml.simple.SimpleMatrix;

/**
 * A second opinion about the tone of English messages: CoreNLP's tree of meanings (RNTN), which
 * parses each sentence and was taught with sentences of film reviews. Its five grades become three
 * tones; the most polar sentence speaks for the message, since what is between is mostly courtesy
 * and story. The score is that sentence's own probability and is not calibrated.
 *
 * <p>May be asked from any thread, but not from an event loop: a message takes up to a tenth of a
 * second. Of longer ones the first 1,200 UTF-16 units are read; sentences of more than 60 words are
 * not parsed and count as one branch.
 */
public final class Rntn {
  private static final String MODEL = "edu/stanford/nlp/models/sentiment/sentiment.ser.gz";
  private static final int MOST_CHARACTERS = 1_200;
  private static final Sentiment NOTHING_SAID = new Sentiment(Tone.NEUTRAL, 1 / 3.0, List.of());

  private final StanfordCoreNLP pipeline;

  /** A sentence with the probabilities of the three tones, in their order. */
  private record Heard(Span span, double[] tones) {
    double polarity() {
      return 1 - tones[Tone.NEUTRAL.ordinal()];
    }
  }

  /**
   * Loads the models, which takes about two seconds and 200 MiB.
   *
   * @throws IllegalStateException when they are not on the class path
   */
  public Rntn() {
    required();
    Properties settings = new Properties();
    settings.setProperty("annotators", "tokenize,ssplit,pos,parse,sentiment");
    settings.setProperty("tokenize.options", "untokenizable=noneDelete");
    settings.setProperty("parse.maxlen", "60");
    this.pipeline = new StanfordCoreNLP(settings, false);
  }

  /**
   * Stops a start that could not use it.
   *
   * @throws IllegalStateException when its models are not on the class path, with what to do
   */
  public static void required() {
    if (!present()) {
      throw new IllegalStateException(
          "CARELINE_TONE=rntn needs CoreNLP's English models, which are not part of Careline: start"
              + " it with \"mvn -Prntn\", or put stanford-corenlp-4.5.10-models.jar on the class"
              + " path, or take the setting away.");
    }
  }

  /** Whether its models are on the class path. */
  public static boolean present() {
    return Rntn.class.getClassLoader().getResource(MODEL) != null;
  }

  /** How an English message sounds; the evidence is the sentence that spoke for it. */
  public Sentiment of(String text) {
    CoreDocument document = new CoreDocument(beginning(text));
    pipeline.annotate(document);
    return document.sentences().stream()
        .flatMap(Rntn::heard)
        .max(Comparator.comparingDouble(Heard::polarity))
        .map(Rntn::opinion)
        .orElse(NOTHING_SAID);
  }

  private static String beginning(String text) {
    return text.substring(0, Math.min(text.length(), MOST_CHARACTERS));
  }

  private static Stream<Heard> heard(CoreSentence sentence) {
    return Optional.ofNullable(sentence.sentimentTree()).stream()
        .map(
            tree -> {
              SimpleMatrix five = RNNCoreAnnotations.getPredictions(tree);
              double negative = five.get(0) + five.get(1);
              double positive = five.get(3) + five.get(4);
              return new Heard(span(sentence), new double[] {negative, five.get(2), positive});
            });
  }

  private static Span span(CoreSentence sentence) {
    List<CoreLabel> tokens = sentence.tokens();
    return new Span(tokens.getFirst().beginPosition(), tokens.getLast().endPosition());
  }

  private static Sentiment opinion(Heard heard) {
    Tone label = Tone.NEUTRAL;
    for (Tone tone : Tone.values()) {
      label = heard.tones[tone.ordinal()] > heard.tones[label.ordinal()] ? tone : label;
    }
    double sure = Math.min(heard.tones[label.ordinal()], 0.999);
    double weight = Math.log(2 * sure / (1 - sure)); // against one chance in three
    boolean says = label != Tone.NEUTRAL && weight > 0;
    return new Sentiment(label, sure, says ? List.of(new Evidence(heard.span, weight)) : List.of());
  }
}

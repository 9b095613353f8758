package io.careline.language;

import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import edu.stanford.nlp.process.TokenizerFactory;
import edu.stanford.nlp.process.WordToSentenceProcessor;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/**
 * The sentences of a message: English ones as CoreNLP splits them, Chinese ones at their marks. Of
 * a long text the beginning is split, into at most 40.
 */
final class Sentences {
  private static final int LONGEST = 3_000;
  private static final int MOST = 40;
  private static final String OPTIONS = "ptb3Escaping=false,untokenizable=noneKeep";
  private static final TokenizerFactory<CoreLabel> TOKENS =
      PTBTokenizer.factory(new CoreLabelTokenFactory(), OPTIONS);
  private static final String ENDS = "。！？!?；;\n";

  private Sentences() {}

  static List<Span> of(String text, Tongue tongue) {
    String read = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    List<Span> spans = tongue == Tongue.ENGLISH ? english(read) : chinese(read);
    return spans.size() > MOST ? List.copyOf(spans.subList(0, MOST)) : spans;
  }

  /** Taking a text apart costs as much as all other reading; many messages are one sentence. */
  private static boolean one(String text) {
    for (int i = 0; i < text.length(); i++) {
      boolean ends = ".!?".indexOf(text.charAt(i)) >= 0;
      if (ends && !text.substring(i + 1).isBlank() && !word(text.charAt(i + 1))) {
        return false;
      }
    }
    return true;
  }

  private static boolean word(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_' || c == '@' || c == '/';
  }

  private static List<Span> english(String text) {
    if (one(text)) {
      return List.of(new Span(0, text.length()));
    }
    return PlainSentences.of(text).orElseGet(() -> taken(text));
  }

  /** As CoreNLP takes them apart. */
  static List<Span> taken(String text) {
    List<CoreLabel> tokens = TOKENS.getTokenizer(new StringReader(text)).tokenize();
    List<Span> spans = new ArrayList<>();
    for (List<CoreLabel> sentence : new WordToSentenceProcessor<CoreLabel>().process(tokens)) {
      spans.add(new Span(sentence.getFirst().beginPosition(), sentence.getLast().endPosition()));
    }
    return spans;
  }

  private static List<Span> chinese(String text) {
    List<Span> spans = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      boolean ends = ENDS.indexOf(text.charAt(i)) >= 0;
      boolean more = i + 1 < text.length() && ENDS.indexOf(text.charAt(i + 1)) >= 0;
      if (ends && !more || i + 1 == text.length()) {
        add(text, start, i + 1, spans);
        start = i + 1;
      }
    }
    return spans;
  }

  private static void add(String text, int from, int to, List<Span> spans) {
    int start = from;
    int end = to;
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    if (text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit)) {
      spans.add(new Span(start, end));
    }
  }
}

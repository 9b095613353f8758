package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;

import edu.stanford.nlp.classify.Dataset;
import edu.stanford.nlp.classify.LinearClassifier;
import edu.stanford.nlp.classify.LinearClassifierFactory;
import edu.stanford.nlp.io.IOUtils;
import edu.stanford.nlp.ling.BasicDatum;
import edu.stanford.nlp.ling.CoreLabel;
import edu.stanford.nlp.process.CoreLabelTokenFactory;
import edu.stanford.nlp.process.PTBTokenizer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

/** CoreNLP works without the libraries that it declares for its XML, its times and its server. */
class CoreNlpTest {
  @Test
  void its_tokeniser_cuts_words_and_knows_where_they_stand() {
    String text = "I can't log in :-( since 9:30!!! Mail me@example.org.";
    List<CoreLabel> tokens =
        new PTBTokenizer<>(new StringReader(text), new CoreLabelTokenFactory(), "invertible=true")
            .tokenize();
    assertThat(tokens)
        .extracting(CoreLabel::originalText)
        .contains("ca", "n't", ":-(", "9:30", "me@example.org");
    assertThat(tokens)
        .allSatisfy(
            token ->
                assertThat(text.substring(token.beginPosition(), token.endPosition()))
                    .isEqualTo(token.originalText()));
  }

  @Test
  void its_classifier_learns_is_written_and_read_again() throws Exception {
    Dataset<String, String> examples = new Dataset<>();
    for (int i = 0; i < 20; i++) {
      examples.add(new BasicDatum<>(List.of("late", "word" + i), "negative"));
      examples.add(new BasicDatum<>(List.of("thanks", "word" + i), "positive"));
    }
    LinearClassifier<String, String> learned =
        new LinearClassifierFactory<String, String>().trainClassifier(examples);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(learned);
    }
    LinearClassifier<String, String> read =
        IOUtils.readObjectFromObjectStream(
            new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())));
    assertThat(read.classOf(new BasicDatum<>(List.of("late")))).isEqualTo("negative");
    assertThat(read.classOf(new BasicDatum<>(List.of("thanks")))).isEqualTo("positive");
    assertThat(read.probabilityOf(new BasicDatum<>(List.of("thanks"))).getCount("positive"))
        .isGreaterThan(0.8);
  }
}

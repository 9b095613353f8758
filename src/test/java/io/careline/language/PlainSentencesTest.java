package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sentences that nobody could doubt are where CoreNLP finds them. */
class PlainSentencesTest {
  private static List<String> texts() throws IOException {
    try (Stream<Path> files =
        Stream.concat(
            Files.list(Path.of("training")),
            Stream.of(Path.of("src/test/resources/language/customer-service.jsonl")))) {
      return files
          .filter(file -> file.toString().endsWith(".jsonl"))
          .flatMap(PlainSentencesTest::lines)
          .map(line -> new JsonObject(line).getString("text"))
          .filter(text -> Tongues.of(text) == Tongue.ENGLISH)
          .toList();
    }
  }

  private static Stream<String> lines(Path file) {
    try {
      return Files.readAllLines(file).stream();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void messages_are_split_as_corenlp_splits_them() throws IOException {
    List<String> plain =
        texts().stream().filter(text -> PlainSentences.of(text).isPresent()).toList();
    assertThat(plain)
        .hasSizeGreaterThan(1_000)
        .allSatisfy(
            text -> assertThat(PlainSentences.of(text)).as(text).contains(Sentences.taken(text)));
  }

  @Test
  void any_word_may_end_a_sentence_that_is_split_without_corenlp() {
    List<String> words =
        WordFile.lines("tongues.txt").stream()
            .filter(line -> !line.key().equals("mark"))
            .flatMap(line -> Arrays.stream(line.value().split(" +")))
            .distinct()
            .toList();
    for (String word : words) {
      String text = "We like " + word + ". Then we go home.";
      PlainSentences.of(text)
          .ifPresent(spans -> assertThat(spans).as(text).isEqualTo(Sentences.taken(text)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ask the dept. Smith is there.",
        "It came at 5 p.m. Nobody was there.",
        "He said \"no.\" Then he left.",
        "Is it late?! Yes.",
        "It was late... Then it came.",
        "See <b>there. Then</b> go.",
        "It broke. then it stopped.",
        "I paid 30 € for it. Then it broke.",
      })
  void what_may_be_doubted_is_left_to_corenlp(String text) {
    assertThat(PlainSentences.of(text)).isEmpty();
  }
}

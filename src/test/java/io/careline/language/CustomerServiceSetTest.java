package io.careline.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The set to measure on is whole, and nothing of it was learnt from. */
class CustomerServiceSetTest {
  private static final Set<String> KINDS =
      Set.of(
          "plain",
          "negation",
          "sarcasm",
          "polite-anger",
          "mixed-language",
          "typing-errors",
          "emoji",
          "long",
          "formal",
          "urgent");
  private static final int STRETCH = 25;

  private static List<JsonObject> set() throws IOException {
    return lines(Path.of("src/test/resources/language/customer-service.jsonl"));
  }

  private static List<JsonObject> lines(Path file) throws IOException {
    return Files.readAllLines(file).stream().map(JsonObject::new).toList();
  }

  private static Map<String, Long> count(Function<JsonObject, String> by) throws IOException {
    return set().stream().collect(Collectors.groupingBy(by, Collectors.counting()));
  }

  private static Map<String, Long> count(String field) throws IOException {
    return count(message -> message.getString(field));
  }

  @Test
  void every_topic_kind_tone_and_language_is_there_often_enough() throws IOException {
    assertThat(count("topic").keySet()).isEqualTo(leaves());
    assertThat(count("topic").values()).allMatch(times -> times >= 6);
    assertThat(count("kind").keySet()).isEqualTo(KINDS);
    assertThat(count("kind").values()).allMatch(times -> times >= 25);
    assertThat(count("tone")).containsOnlyKeys("negative", "neutral", "positive");
    assertThat(count("tone").values()).allMatch(times -> times >= 75);
    assertThat(count("language")).containsOnlyKeys("en", "zh", "mixed");
    assertThat(count("language").values()).allMatch(times -> times >= 50);
  }

  @Test
  void urgent_and_angry_are_said_of_every_message() throws IOException {
    assertThat(set())
        .allSatisfy(
            message -> {
              assertThat(message.getValue("urgent")).isInstanceOf(Boolean.class);
              assertThat(message.getValue("angry")).isInstanceOf(Boolean.class);
            });
  }

  @Test
  void no_message_is_there_twice() throws IOException {
    assertThat(count("text").values()).allMatch(times -> times == 1);
  }

  @Test
  void no_message_shares_a_long_stretch_with_an_example_learnt_from() throws IOException {
    Set<String> learnt = new HashSet<>();
    Set<String> stretches = new HashSet<>();
    for (Path file : examples()) {
      for (JsonObject example : lines(file)) {
        String text = plain(example);
        learnt.add(text);
        stretches(text).forEach(stretches::add);
      }
    }
    assertThat(learnt).hasSizeGreaterThan(1000);
    assertThat(set())
        .extracting(CustomerServiceSetTest::plain)
        .doesNotContainAnyElementsOf(learnt)
        .allSatisfy(
            text -> assertThat(stretches(text).filter(stretches::contains)).as(text).isEmpty());
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("training"))) {
      return files.filter(file -> file.toString().endsWith(".jsonl")).toList();
    }
  }

  private static String plain(JsonObject line) {
    return line.getString("text").strip().toLowerCase(Locale.ROOT);
  }

  private static Stream<String> stretches(String text) {
    return IntStream.rangeClosed(0, text.length() - STRETCH)
        .mapToObj(start -> text.substring(start, start + STRETCH));
  }

  private static Set<String> leaves() throws IOException {
    String tree = Files.readString(Path.of("src/main/resources/language/topics.json"));
    return new JsonArray(tree)
        .stream()
            .flatMap(topic -> ((JsonObject) topic).getJsonArray("children").stream())
            .map(leaf -> ((JsonObject) leaf).getString("key"))
            .collect(Collectors.toSet());
  }
}

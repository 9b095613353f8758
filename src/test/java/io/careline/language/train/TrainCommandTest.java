package io.careline.language.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.language.model.Grams;
import io.careline.language.model.HeadFile;
import io.careline.language.model.HeadModel;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelFile;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Training from files to files, with and without meaning. */
class TrainCommandTest {
  private static final List<String> GOOD = List.of("great", "lovely", "excellent", "perfect");
  private static final List<String> BAD = List.of("terrible", "awful", "broken", "useless");
  private static final List<String> THINGS =
      List.of("kettle", "service", "parcel", "app", "room", "driver", "lamp", "answer", "soup");

  @TempDir private Path folder;

  private Path data(String name, int from, int to) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String thing : THINGS.subList(from, to)) {
      for (int i = 0; i < GOOD.size(); i++) {
        lines.add(line("Your " + thing + " is " + GOOD.get(i) + " number " + i, "positive"));
        lines.add(line("Your " + thing + " is " + BAD.get(i) + " number " + i, "negative"));
      }
    }
    return Files.write(folder.resolve(name), lines);
  }

  private static String line(String text, String label) {
    return new JsonObject().put("text", text).put("label", label).put("language", "en").encode();
  }

  @Test
  void a_model_learns_reads_what_is_new_and_knows_where_it_comes_from() throws IOException {
    Path out = folder.resolve("a.model");
    TrainCommand.run(
        List.of(
            "tone",
            "--data",
            data("train.jsonl", 0, 6) + "+en",
            "--dev",
            data("dev.jsonl", 6, 9).toString(),
            "--licences",
            "ours",
            "--meaning",
            "on",
            "--out",
            out.toString()));
    LinearModel words = model(out);
    Grams grams = Grams.of("What an awful teapot", words.shape());
    assertThat(words.labels()[0]).isEqualTo("negative");
    assertThat(words.probabilities(grams)[0]).isGreaterThan(0.5);
    JsonObject card = words.card().json();
    assertThat(card.getString("licences")).isEqualTo("ours");
    assertThat(card.getInteger("texts")).isEqualTo(48);
    assertThat(card.getJsonObject("dev").getJsonObject("words").getDouble("accuracy"))
        .isGreaterThan(0.9);
    assertThat(card.encode()).doesNotContain(folder.toString());
    try (InputStream file = Files.newInputStream(folder.resolve("a.head"))) {
      HeadModel head = HeadFile.read(file);
      assertThat(head.labels()).containsExactly("negative", "positive");
      assertThat(head.share()).isBetween(0.0, 1.0);
    }
  }

  @Test
  void the_same_command_makes_the_same_model() throws IOException {
    Path data = data("train.jsonl", 0, 6);
    byte[] first = trained(data, "one.model");
    assertThat(trained(data, "two.model")).isEqualTo(first);
  }

  private byte[] trained(Path data, String name) throws IOException {
    Path out = folder.resolve(name);
    TrainCommand.run(List.of("tone", "--data", data.toString(), "--out", out.toString()));
    return model(out).weights();
  }

  private static LinearModel model(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return ModelFile.read(in);
    }
  }

  @Test
  void what_is_measured_on_is_not_learned_from() throws IOException {
    Path data = data("train.jsonl", 0, 6);
    Path out = folder.resolve("c.model");
    TrainCommand.run(
        List.of(
            "tone",
            "--data",
            data.toString(),
            "--dev",
            data("dev.jsonl", 0, 1).toString(),
            "--out",
            out.toString()));
    assertThat(model(out).card().json().getInteger("texts")).isEqualTo(40);
  }

  @Test
  void a_line_that_is_no_example_is_named_with_its_place() throws IOException {
    Path data = Files.writeString(folder.resolve("bad.jsonl"), "{\"label\": \"negative\"}\n");
    assertThatThrownBy(() -> TrainCommand.run(List.of("tone", "--data", data.toString())))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("bad.jsonl:1");
  }

  @Test
  void words_that_are_no_options_are_refused() throws IOException {
    assertThatThrownBy(() -> TrainCommand.run(List.of("mood")))
        .hasMessageContaining("tone | topic");
    assertThatThrownBy(() -> TrainCommand.run(List.of("tone"))).hasMessageContaining("--data");
    Path alone = Files.writeString(folder.resolve("alone.jsonl"), line("Good", "positive") + "\n");
    assertThatThrownBy(() -> TrainCommand.run(List.of("tone", "--data", alone.toString())))
        .hasMessageContaining("two labels");
    assertThatThrownBy(() -> QualityCommand.run(List.of())).hasMessageContaining("--data");
  }
}

package io.careline.intake.bulk;

import static io.careline.intake.bulk.Import.line;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.TestCareline;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command does what the call does, beside a running Careline. */
class ImportCommandTest {
  private static TestCareline app;
  private static Import past;
  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    app = TestCareline.start();
    past = new Import(app);
  }

  @AfterAll
  static void stop() {
    app.close();
  }

  private String file(String text) throws IOException {
    return Files.writeString(folder.resolve("old.ndjson"), text).toString();
  }

  @Test
  void a_file_is_imported_once_and_tried_out_before() throws IOException {
    String file = file(Import.text(line("F-1"), line("F-2")));
    List<String> dry = app.imports(file, "--dry-run");
    assertThat(dry.getFirst()).isEqualTo("0");
    assertThat(new JsonObject(dry.get(1)).getLong("imported")).isEqualTo(2);
    assertThat(past.count("SELECT count(*) FROM ticket WHERE external_id LIKE 'F-%'")).isZero();
    assertThat(app.imports(file)).isEqualTo(dry);
    assertThat(new JsonObject(app.imports(file).get(1)).getLong("known")).isEqualTo(2);
    assertThat(past.ticket("F-1").getString("language")).isEqualTo("en");
    JsonObject entry = app.get("audit?limit=1").json().getJsonArray("items").getJsonObject(0);
    assertThat(entry.getString("actor")).isEqualTo("command");
  }

  @Test
  void refused_lines_end_it_with_one_and_the_same_report() throws IOException {
    String text = line("G-1").encode() + "\n\n" + line("G-2").encode() + "\n";
    List<String> told = app.imports(file(text), "--unread");
    assertThat(told.getFirst()).isEqualTo("1");
    JsonObject report = new JsonObject(told.get(1));
    assertThat(report.getLong("imported")).isEqualTo(2);
    assertThat(report.getJsonArray("faults").getJsonObject(0).getLong("line")).isEqualTo(2);
    assertThat(past.ticket("G-1").getString("language")).isNull();
  }

  @Test
  void a_dash_reads_what_is_piped_in() {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(line("H-1").encode().getBytes(StandardCharsets.UTF_8)));
    try {
      assertThat(app.imports("-").getFirst()).isEqualTo("0");
    } finally {
      System.setIn(before);
    }
    assertThat(past.ticket("H-1").getString("status")).isEqualTo("closed");
  }

  @Test
  void wrong_words_are_told() {
    assertThat(app.imports()).containsExactly("2");
    assertThat(app.imports("a", "b")).containsExactly("2");
    assertThat(app.imports("a", "--dry")).containsExactly("2");
    assertThatThrownBy(() -> app.imports("/no/such/file")).hasMessageContaining("no file");
  }
}

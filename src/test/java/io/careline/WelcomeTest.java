package io.careline;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What whoever starts Careline is told, and what is kept from everybody else. */
class WelcomeTest {
  @TempDir Path data;

  private Settings settings() {
    return Settings.from(
        Map.of(
            "CARELINE_HOST", "127.0.0.1",
            "CARELINE_PORT", "0",
            "CARELINE_SMTP_PORT", "0",
            "CARELINE_DATA", data.toString(),
            "CARELINE_DATABASE_URL", TestDatabase.fresh(),
            "CARELINE_PUBLIC_URL", "https://desk.example.org"),
        false);
  }

  private static List<String> welcome(Settings settings) throws Exception {
    List<String> told = new ArrayList<>();
    Careline careline = Careline.start(settings, sentence -> {});
    try {
      Welcome.print(settings, careline, told::add);
      return told;
    } finally {
      careline.stop();
    }
  }

  private static String value(String text, String name) {
    return text.lines()
        .filter(line -> line.startsWith(name))
        .map(line -> line.substring(name.length()).strip())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void the_first_sign_in_is_in_a_file_that_only_its_owner_reads() throws Exception {
    Path file = data.resolve("first-sign-in.txt");
    Files.writeString(file, "left by somebody, and open to all");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
    List<String> told = welcome(settings());
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    String text = Files.readString(file);
    assertThat(value(text, "e-mail:")).isEqualTo("admin@localhost");
    assertThat(value(text, "password:")).hasSizeGreaterThanOrEqualTo(16);
    assertThat(value(text, "API token:")).startsWith("clt");
    assertThat(String.join("\n", told))
        .contains(file.toString())
        .contains("https://desk.example.org/console")
        .doesNotContain(value(text, "password:"))
        .doesNotContain(value(text, "API token:"));
  }

  @Test
  void a_later_start_leaves_the_file_and_the_administrator_alone() throws Exception {
    Settings settings = settings();
    welcome(settings);
    Path file = data.resolve("first-sign-in.txt");
    String text = Files.readString(file);
    assertThat(welcome(settings)).anyMatch(line -> line.contains(file.toString()));
    assertThat(file).hasContent(text);
    Files.delete(file);
    assertThat(welcome(settings)).noneMatch(line -> line.contains("first-sign-in"));
    assertThat(file).doesNotExist();
  }
}

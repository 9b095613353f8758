package io.careline.language.meaning;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.language.Tongue;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Careline drains while the JVM shuts down: what is read then must not end the process. */
class MeaningEndTest {
  private static final int ASKED = 7;

  /** A process that goes on asking models, and loads one, after it was told to end. */
  static final class Ending {
    public static void main(String[] words) {
      Meaning meaning = new Meaning(true);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> drain(meaning)));
      meaning.traits("Where is my parcel?", Tongue.ENGLISH).join();
      System.exit(ASKED);
    }

    private static void drain(Meaning meaning) {
      for (int i = 0; i < 100; i++) {
        meaning.traits("Where is my parcel number " + i, Tongue.ENGLISH).join();
      }
      boolean read = meaning.traits("快递到哪了", Tongue.CHINESE).join().isPresent();
      meaning.close();
      System.out.println(read ? "read to the end" : "could not read");
    }
  }

  @Test
  void models_are_there_until_the_drain_has_ended() throws Exception {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:ErrorFile=/dev/null",
            "-cp",
            System.getProperty("java.class.path"),
            Ending.class.getName());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).as(told).isEqualTo(ASKED);
    assertThat(told).contains("read to the end");
  }
}

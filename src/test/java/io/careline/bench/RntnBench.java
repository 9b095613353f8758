package io.careline.bench;

import io.careline.language.Rntn;
import io.careline.language.Tone;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** (m) CoreNLP's sentiment trees: how often they are right, and how fast. Needs {@code -Prntn}. */
@Tag("bench")
@Timeout(600)
class RntnBench {
  private static final long SECONDS = 10;
  private static final List<String> FORTY_WORDS =
      List.of(
          "I ordered a lamp three weeks ago and it still has not arrived. Your tracking page says"
              + " it was delivered on Monday, but I was at home all day and nobody came. Please"
              + " send a new one or give my money back.",
          "Thank you so much for the quick help yesterday. The agent who called me was friendly and"
              + " patient, and the printer works again. I only wonder whether the cable that you"
              + " mentioned is included in the price, or sold separately.",
          "Since the last update the app closes as soon as I open my orders. I have installed it"
              + " again twice and restarted the phone, which did not help at all. This is really"
              + " annoying because I need the invoice before Friday evening.");

  @Test
  void tones_of_messages() throws Exception {
    if (!Rntn.present()) {
      System.err.println("SKIPPED: RntnBench needs CoreNLP's models; run it with -Prntn");
      Assumptions.abort("CoreNLP's models are not on the class path");
    }
    Figures.tell("%n## (m) CoreNLP's sentiment trees%n");
    Rntn rntn = new Rntn();
    speed(rntn, SECONDS);
    double[] rounds = {speed(rntn, SECONDS), speed(rntn, SECONDS), speed(rntn, SECONDS)};
    Figures.tell("%s messages of 40 words a second, one thread", Figures.spread(rounds));
    right(rntn, Sets.read("sent_en_airline/dev"));
  }

  private static double speed(Rntn rntn, long seconds) {
    long start = System.nanoTime();
    long count = 0;
    while (System.nanoTime() - start < seconds * 1_000_000_000) {
      rntn.of(FORTY_WORDS.get((int) (count++ % FORTY_WORDS.size())));
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static void right(Rntn rntn, List<JsonObject> lines) {
    int[][] seen = new int[3][3];
    for (JsonObject line : lines) {
      Tone said = Tone.of(line.getString("label"));
      seen[said.ordinal()][rntn.of(line.getString("text")).label().ordinal()]++;
    }
    double right = 0;
    double sum = 0;
    for (int tone = 0; tone < 3; tone++) {
      right += seen[tone][tone];
      double either = 0;
      for (int other = 0; other < 3; other++) {
        either += seen[tone][other] + seen[other][tone];
      }
      sum += 2.0 * seen[tone][tone] / either;
    }
    Figures.tell(
        "airline, %d messages: accuracy %.3f, macro-F1 %.3f",
        lines.size(), right / lines.size(), sum / 3);
  }
}

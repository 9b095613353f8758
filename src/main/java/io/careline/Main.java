package io.careline;

import io.careline.language.train.QualityCommand;
import io.careline.language.train.TrainCommand;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;

/** Starts Careline, and drains it when it is asked to end. */
public final class Main {
  private Main() {}

  public static void main(String[] arguments) throws InterruptedException {
    Settings settings;
    try {
      settings = Settings.from(System.getenv(), triedOut());
    } catch (IllegalArgumentException e) {
      System.err.println("Careline cannot start: " + e.getMessage());
      System.exit(2);
      return;
    }
    if (arguments.length > 0) {
      System.exit(command(List.of(arguments), settings));
    }
    CountDownLatch ended = new CountDownLatch(1);
    try {
      Headstart ahead = Headstart.begin();
      Careline careline = Careline.start(settings, ahead, Main::tell);
      Runtime.getRuntime()
          .addShutdownHook(
              Thread.ofPlatform()
                  .name("drain")
                  .unstarted(
                      () -> {
                        careline.stop();
                        ended.countDown();
                      }));
      Welcome.print(settings, careline, Main::tell);
    } catch (Exception e) {
      LoggerFactory.getLogger(Main.class).error("the start failed", e);
      System.err.println("Careline cannot start: " + e.getMessage());
      System.exit(1);
    }
    ended.await();
  }

  private static int command(List<String> words, Settings settings) {
    List<String> rest = words.subList(1, words.size());
    try {
      return switch (words.getFirst()) {
        case "sla" -> SlaCommand.run(rest, settings);
        case "train" ->
            rest.equals(List.of("--from-corrections"))
                ? ModelsCommand.train(settings, Main::tell)
                : TrainCommand.run(rest);
        case "quality" -> QualityCommand.run(rest);
        case "import" -> ImportCommand.run(rest, settings, Main::tell, System.err::println);
        case "models" -> ModelsCommand.run(rest, settings, Main::tell);
        default -> {
          System.err.println(
              "Careline starts without words; the commands are: import, sla check | simulate, train"
                  + " tone | topic | --from-corrections, quality, models [undo]");
          yield 2;
        }
      };
    } catch (Exception e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }

  /**
   * Started by {@code mvn}, to be looked at: with the demonstration workspace, unless it is
   * switched off.
   */
  private static boolean triedOut() {
    return "mvn".equals(System.getProperty("careline.run"));
  }

  private static void tell(String sentence) {
    System.out.println(sentence);
  }
}

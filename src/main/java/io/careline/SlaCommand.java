package io.careline;

import io.careline.sla.PolicyCheck;
import io.careline.sla.Simulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code careline sla check} and {@code careline sla simulate}: policies before they are in force.
 */
final class SlaCommand {
  private static final String USAGE =
      """
      careline sla check [FOLDER]            finds what is wrong in a folder of policies
      careline sla simulate [FOLDER] [DAYS]  shows what its policies would have done to the tickets of the last days (30)
      FOLDER is CARELINE_SLA_POLICIES or ./sla-policies when it is not given.\
      """;
  private static final int DAYS = 30;

  private SlaCommand() {}

  /**
   * Runs the command.
   *
   * @return what the process ends with: 0, 1 when there are faults, 2 when the command is wrong
   */
  static int run(List<String> words, Settings settings) throws IOException {
    Path folder = words.size() > 1 ? Path.of(words.get(1)) : settings.slaPolicies();
    String command = words.isEmpty() ? "" : words.getFirst();
    if (!List.of("check", "simulate").contains(command) || words.size() > 3) {
      System.err.println(USAGE);
      return 2;
    }
    if (!Files.isDirectory(folder)) {
      System.err.println("There is no folder " + folder + ".");
      return 2;
    }
    if (command.equals("check")) {
      return PolicyCheck.of(folder, System.out::println) ? 0 : 1;
    }
    return simulate(words, folder, settings);
  }

  private static int simulate(List<String> words, Path folder, Settings settings)
      throws IOException {
    String days = words.size() > 2 ? words.get(2) : Integer.toString(DAYS);
    if (!days.matches("[1-9][0-9]{0,3}")) {
      System.err.println("DAYS has to be a number from 1 to 9999, not " + days + ".");
      return 2;
    }
    WithDatabase.run(
        settings, db -> Simulation.run(db, folder, Integer.parseInt(days), System.out::println));
    return 0;
  }
}

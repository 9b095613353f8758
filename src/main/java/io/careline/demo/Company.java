package io.careline.demo;

import java.util.List;
import java.util.Map;

/**
 * Who works here and what is sold, from {@code company.yaml}.
 *
 * @param shop writes what the web shop reports; cannot sign in
 * @param signIns whose addresses are printed after the workspace was filled
 */
record Company(
    String domain,
    String password,
    List<String> teams,
    Worker shop,
    List<Worker> people,
    List<String> signIns,
    List<Box> mailboxes,
    Map<String, List<Product>> products) {

  static Company load() {
    return Resources.read("company.yaml", Company.class);
  }

  /**
   * Somebody who answers.
   *
   * @param days of the week on which they work, 1 is Monday
   */
  record Worker(
      String name,
      String email,
      String speaks,
      String role,
      String scope,
      List<String> teams,
      String zone,
      String days) {

    boolean in(String team) {
      return teams.contains(team);
    }

    /** Whether a ticket of this team, or of none, and of nobody is in sight. */
    boolean sees(String team) {
      return switch (scope) {
        case "own" -> false;
        case "team" -> team == null || in(team);
        default -> true;
      };
    }

    /** What customers call them. */
    String shortName() {
      return speaks.equals("zh") ? name : name.split(" ")[0];
    }
  }

  /**
   * A mailbox.
   *
   * @param address what stands before the at sign; the domain is that of the first mailbox
   */
  record Box(String address, String name, String team) {}

  /**
   * A product under its names in both languages.
   *
   * @param price abroad, in pounds, euros or dollars
   */
  record Product(String en, String zh, int price, int yuan) {
    String in(String language) {
      return language.equals("zh") ? zh : en;
    }
  }
}

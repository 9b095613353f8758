package io.careline.ticket;

import java.util.OptionalLong;

/**
 * What people say on the phone: the ticket's id and a check digit that catches one wrong digit and
 * two swapped neighbours (Damm 2004, with the quasigroup of order 10 printed there).
 */
public final class TicketNumber {
  private static final int[][] TABLE = {
    {0, 3, 1, 7, 5, 9, 8, 6, 4, 2},
    {7, 0, 9, 2, 1, 5, 4, 8, 6, 3},
    {4, 2, 0, 6, 8, 7, 1, 3, 5, 9},
    {1, 7, 5, 0, 9, 8, 3, 4, 2, 6},
    {6, 1, 2, 3, 0, 4, 5, 9, 7, 8},
    {3, 6, 7, 4, 2, 0, 9, 5, 8, 1},
    {5, 8, 6, 9, 7, 2, 0, 1, 3, 4},
    {8, 9, 4, 5, 3, 6, 2, 0, 1, 7},
    {9, 4, 3, 8, 6, 1, 7, 2, 0, 5},
    {2, 5, 8, 1, 4, 3, 6, 7, 9, 0}
  };

  private TicketNumber() {}

  /** The number of the ticket with this id. */
  public static String of(long id) {
    String digits = Long.toString(id);
    return digits + remainder(digits);
  }

  /**
   * The id behind a number as a person may write it ({@code #1000 9}); empty when the check digit
   * is wrong.
   */
  public static OptionalLong id(String written) {
    String digits = written.replaceAll("[\\s#-]", "");
    if (!digits.matches("[1-9][0-9]{1,17}") || remainder(digits) != 0) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(Long.parseLong(digits.substring(0, digits.length() - 1)));
  }

  private static int remainder(String digits) {
    int row = 0;
    for (int i = 0; i < digits.length(); i++) {
      row = TABLE[row][digits.charAt(i) - '0'];
    }
    return row;
  }
}

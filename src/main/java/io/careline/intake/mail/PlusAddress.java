package io.careline.intake.mail;

import java.util.Locale;
import java.util.Optional;

/** Addresses of the form {@code support+token@host}, where the token leads to a ticket. */
final class PlusAddress {
  private PlusAddress() {}

  /** The address without its plus part, in lower case. */
  static String base(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    String base =
        plus > 0 && plus < at ? address.substring(0, plus) + address.substring(at) : address;
    return base.toLowerCase(Locale.ROOT);
  }

  /** What stands between the plus and the at sign. */
  static Optional<String> token(String address) {
    int at = address.lastIndexOf('@');
    int plus = address.indexOf('+');
    return plus > 0 && plus + 1 < at
        ? Optional.of(address.substring(plus + 1, at))
        : Optional.empty();
  }
}

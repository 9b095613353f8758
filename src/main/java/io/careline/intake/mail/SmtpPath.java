package io.careline.intake.mail;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The argument of MAIL or RCPT: {@code FROM:<ada@example.org> SIZE=1000}.
 *
 * @param address without brackets and source route; empty for the null return path
 * @param parameters by name in upper case; without a value it is empty
 */
record SmtpPath(String address, Map<String, String> parameters) {
  /** RFC 5321, 4.5.3.1: 64 for the local part, 255 for the domain. */
  private static final int LONGEST = 64 + 1 + 255;

  /**
   * Reads an argument.
   *
   * @param keyword {@code FROM} or {@code TO}
   * @return empty when the syntax is wrong
   */
  static Optional<SmtpPath> read(String argument, String keyword) {
    int colon = keyword.length();
    if (!argument.regionMatches(true, 0, keyword, 0, colon)
        || argument.length() <= colon
        || argument.charAt(colon) != ':') {
      return Optional.empty();
    }
    String rest = argument.substring(colon + 1).stripLeading();
    int end = rest.startsWith("<") ? closing(rest) : -1;
    if (end < 0) {
      return Optional.empty();
    }
    String address = withoutRoute(rest.substring(1, end));
    return valid(address)
        ? Optional.of(new SmtpPath(address, parameters(rest.substring(end + 1))))
        : Optional.empty();
  }

  /** The closing bracket, which may also stand inside a quoted local part. */
  private static int closing(String path) {
    boolean quoted = false;
    for (int i = 1; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '\\' && quoted) {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == '>' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** RFC 5321 appendix C: a route is read and forgotten. */
  private static String withoutRoute(String path) {
    return path.startsWith("@") && path.contains(":")
        ? path.substring(path.indexOf(':') + 1)
        : path;
  }

  private static boolean valid(String address) {
    int at = address.lastIndexOf('@');
    boolean postmaster = address.equalsIgnoreCase("postmaster");
    boolean whole = at > 0 && at < address.length() - 1 && address.length() <= LONGEST;
    boolean spaced = !address.startsWith("\"") && address.indexOf(' ') >= 0;
    return (address.isEmpty() || postmaster || whole) && !spaced;
  }

  private static Map<String, String> parameters(String text) {
    Map<String, String> parameters = new LinkedHashMap<>();
    for (String word : text.strip().split(" +")) {
      int equals = word.indexOf('=');
      String name = equals < 0 ? word : word.substring(0, equals);
      if (!word.isEmpty()) {
        parameters.put(
            name.toUpperCase(Locale.ROOT), word.substring(name.length()).replaceFirst("^=", ""));
      }
    }
    return parameters;
  }

  /** Whether only a sender that has said SMTPUTF8 may use this address. */
  boolean international() {
    return address.chars().anyMatch(c -> c > 127);
  }
}

package io.careline.intake.mail;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Somebody in a header.
 *
 * @param address as written
 */
record MailAddress(Optional<String> name, String address) {
  private static final int MOST = 200;
  private static final int LONGEST_NAME = 200;

  /** Wider than RFC 5322: telephone companies gave out addresses with two dots in a row. */
  private static final Pattern VALID =
      Pattern.compile(
          "(\"[^\"\\p{Cntrl}]{1,62}\"|[^\\s\\p{Cntrl}<>()\\[\\],;:\"@\\\\]{1,128})"
              + "@(\\[[0-9A-Fa-f:.IPv]{2,50}]|[\\p{L}\\p{N}_][\\p{L}\\p{N}\\p{M}_.-]{0,253})");

  static boolean valid(String address) {
    return VALID.matcher(address).matches();
  }

  /** As people read it: {@code Ada <ada@example.org>}. */
  String written() {
    return name.map(n -> n + " <" + address + ">").orElse(address);
  }

  /** All valid addresses of a header; what is none is left out, and so are the names of groups. */
  static List<MailAddress> list(String header) {
    List<MailAddress> found = new ArrayList<>();
    int start = 0;
    while (start < header.length() && found.size() < MOST) {
      int end = end(header, start);
      one(header.substring(start, end)).ifPresent(found::add);
      start = end + 1;
    }
    return found;
  }

  /** The end of an entry: a comma or semicolon, or a group's colon, outside of everything. */
  private static int end(String header, int from) {
    boolean quoted = false;
    boolean angle = false;
    int comment = 0;
    for (int i = from; i < header.length(); i++) {
      char c = header.charAt(i);
      int word = c == '=' && header.startsWith("=?", i) ? EncodedWords.end(header, i) : -1;
      if (word > i) {
        i = word - 1;
      } else if (c == '\\') {
        i++;
      } else if (c == '"' && comment == 0) {
        quoted = !quoted;
      } else if (!quoted) {
        comment = Math.max(0, comment + (c == '(' ? 1 : c == ')' ? -1 : 0));
        angle = c == '<' || (angle && c != '>');
        if (comment == 0 && (c == ',' || c == ';' || c == ':') && !angle) {
          return i;
        }
      }
    }
    return header.length();
  }

  private static Optional<MailAddress> one(String entry) {
    int open = entry.lastIndexOf('<');
    int close = open < 0 ? -1 : entry.indexOf('>', open);
    String inside = entry.substring(open + 1, close < 0 ? entry.length() : close);
    String address = withoutRoute(withoutComments(inside).strip());
    String name = open < 0 ? comment(entry) : entry.substring(0, open);
    return valid(address)
        ? Optional.of(new MailAddress(name(name).filter(n -> !n.equals(address)), address))
        : bare(entry);
  }

  /** The first address in something that is no entry, such as a list without commas. */
  private static Optional<MailAddress> bare(String entry) {
    return Arrays.stream(entry.split("[\\s<>]+"))
        .filter(MailAddress::valid)
        .findFirst()
        .map(address -> new MailAddress(Optional.empty(), address));
  }

  private static String withoutRoute(String address) {
    int colon = address.indexOf(':');
    return address.startsWith("@") && colon > 0 ? address.substring(colon + 1) : address;
  }

  private static String withoutComments(String entry) {
    StringBuilder rest = new StringBuilder();
    int depth = 0;
    for (char c : entry.toCharArray()) {
      depth += c == '(' ? 1 : 0;
      if (depth == 0) {
        rest.append(c);
      }
      depth -= c == ')' && depth > 0 ? 1 : 0;
    }
    return rest.toString().replaceFirst("^\\s*mailto:", "");
  }

  private static String comment(String entry) {
    int open = entry.indexOf('(');
    int close = entry.lastIndexOf(')');
    return open < 0 || close < open ? "" : entry.substring(open + 1, close);
  }

  private static Optional<String> name(String written) {
    String bare = written.strip();
    if (bare.length() > 1 && bare.startsWith("\"") && bare.endsWith("\"")) {
      bare = bare.substring(1, bare.length() - 1).replaceAll("\\\\(.)", "$1");
    }
    String name = CleanText.line(EncodedWords.decode(bare), LONGEST_NAME).replaceAll("^\"|\"$", "");
    return name.isBlank() ? Optional.empty() : Optional.of(name.strip());
  }
}

package io.careline.calendar;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A content line of an iCalendar file (RFC 5545), put together again where it was folded.
 *
 * @param number of its first line in the file, from 1
 * @param name in capitals, without parameters
 */
record IcalLine(int number, String name, String value) {

  static List<IcalLine> of(String text) {
    String[] raw = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\r\n|\n|\r", -1);
    List<IcalLine> lines = new ArrayList<>();
    for (int i = 0; i < raw.length; i++) {
      int number = i + 1;
      StringBuilder whole = new StringBuilder(raw[i]);
      while (i + 1 < raw.length && (raw[i + 1].startsWith(" ") || raw[i + 1].startsWith("\t"))) {
        whole.append(raw[++i], 1, raw[i].length());
      }
      if (!whole.isEmpty()) {
        lines.add(line(number, whole.toString()));
      }
    }
    return lines;
  }

  private static IcalLine line(int number, String whole) {
    int colon = valueColon(whole);
    String head = colon < 0 ? whole : whole.substring(0, colon);
    String value = colon < 0 ? "" : whole.substring(colon + 1);
    return new IcalLine(number, head.split(";", 2)[0].toUpperCase(Locale.ROOT), value);
  }

  /** The colon before the value; one in a quoted parameter is not it. */
  private static int valueColon(String whole) {
    boolean quoted = false;
    for (int i = 0; i < whole.length(); i++) {
      if (whole.charAt(i) == '"') {
        quoted = !quoted;
      } else if (whole.charAt(i) == ':' && !quoted) {
        return i;
      }
    }
    return -1;
  }

  /** The value as a text: {@code \,} is a comma, {@code \n} a space. */
  String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == '\\' && i + 1 < value.length()) {
        c = value.charAt(++i);
        c = c == 'n' || c == 'N' ? ' ' : c;
      }
      text.append(c);
    }
    return text.toString().strip();
  }
}

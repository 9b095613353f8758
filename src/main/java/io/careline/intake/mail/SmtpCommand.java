package io.careline.intake.mail;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A command line.
 *
 * @param verb in upper case
 * @param argument what follows, without surrounding spaces
 */
record SmtpCommand(String verb, String argument) {

  /** Reads a line without its end; UTF-8, since SMTPUTF8 lets addresses be. */
  static SmtpCommand read(byte[] bytes, int from, int to) {
    String line = new String(bytes, from, to - from, StandardCharsets.UTF_8);
    int space = line.indexOf(' ');
    String verb = space < 0 ? line : line.substring(0, space);
    String argument = space < 0 ? "" : line.substring(space + 1).strip();
    return new SmtpCommand(verb.toUpperCase(Locale.ROOT), argument);
  }

  /** Control characters have no place in a command and would go on into logs and envelopes. */
  boolean clean() {
    return verb.chars().noneMatch(Character::isISOControl)
        && argument.chars().noneMatch(c -> Character.isISOControl(c) || c == '\uFFFD');
  }
}

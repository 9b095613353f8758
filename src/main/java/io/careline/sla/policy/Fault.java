package io.careline.sla.policy;

/**
 * What is wrong in a file.
 *
 * @param file its name in the folder
 * @param line from 1; 0 when it concerns the whole file
 * @param pointer a JSON pointer (RFC 6901) into it
 * @param detail what was expected, as a sentence
 */
public record Fault(String file, int line, String pointer, String detail) {
  /** As a compiler would say it: {@code file:line: pointer detail}. */
  public String sentence() {
    return file + (line > 0 ? ":" + line : "") + ": " + (pointer + " " + detail).strip();
  }
}

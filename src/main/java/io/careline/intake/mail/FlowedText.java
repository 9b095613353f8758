package io.careline.intake.mail;

/** Plain text whose lines were broken for the journey, put together again (RFC 3676). */
final class FlowedText {
  private FlowedText() {}

  /**
   * Joins flowed lines; quoted ones among each other only.
   *
   * @param text lines that end in LF
   * @param deleteSpace whether the space that marks a flowed line is not part of the text
   */
  static String joined(String text, boolean deleteSpace) {
    StringBuilder out = new StringBuilder(text.length());
    int openDepth = -1;
    for (String line : text.split("\n", -1)) {
      int depth = depth(line);
      String content = content(line, depth);
      boolean goesOn = openDepth == depth;
      if (!goesOn) {
        out.append(out.isEmpty() && openDepth < 0 ? "" : "\n").append(quote(depth, content));
      }
      boolean signature = content.equals("-- ");
      boolean flowed = content.endsWith(" ") && !signature;
      out.append(flowed && deleteSpace ? content.substring(0, content.length() - 1) : content);
      openDepth = flowed ? depth : -2;
    }
    return out.toString();
  }

  private static int depth(String line) {
    int depth = 0;
    while (depth < line.length() && line.charAt(depth) == '>') {
      depth++;
    }
    return depth;
  }

  /** Without quote marks and without the space that protects what looks like one. */
  private static String content(String line, int depth) {
    boolean stuffed = line.length() > depth && line.charAt(depth) == ' ';
    return line.substring(stuffed ? depth + 1 : depth);
  }

  private static String quote(int depth, String content) {
    return depth == 0 ? "" : ">".repeat(depth) + (content.isEmpty() ? "" : " ");
  }
}

package io.careline.delivery;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The HTML form of plain text. */
final class HtmlPart {
  private static final Pattern LINK =
      Pattern.compile("https?://[^\\s<>\"']{1,2000}[^\\s<>\"'.,;:!?。，；：！？)）]");

  private HtmlPart() {}

  /** Text in which nothing is a sign of HTML, with its lines and with links that can be clicked. */
  static String of(String text) {
    StringBuilder html = new StringBuilder();
    int at = 0;
    for (MatchResult link : LINK.matcher(text).results().toList()) {
      html.append(escaped(text.substring(at, link.start())));
      String target = escaped(link.group());
      html.append("<a href=\"").append(target).append("\">").append(target).append("</a>");
      at = link.end();
    }
    html.append(escaped(text.substring(at)));
    return "<div>" + html.toString().replaceAll("\r\n|\r|\n", "<br>\n") + "</div>\n";
  }

  static String quote(String introduction, String text) {
    return "<br>\n"
        + of(introduction)
        + "<blockquote style=\"margin:0 0 0 0.8ex;border-left:2px solid #ccc;padding-left:1ex\">\n"
        + of(text)
        + "</blockquote>\n";
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }
}

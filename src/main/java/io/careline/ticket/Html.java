package io.careline.ticket;

import java.util.Map;
import java.util.regex.Pattern;
import org.owasp.html.HtmlPolicyBuilder;
import org.owasp.html.PolicyFactory;
import org.owasp.html.Sanitizers;

/**
 * The one place where HTML from outside becomes HTML that we show: text, tables, links and pictures
 * that came with the message; no scripts, forms, frames, or anything that is fetched from
 * elsewhere.
 */
public final class Html {
  private static final Pattern OUR_PICTURE =
      Pattern.compile("(?:cid:[^\\s\"'<>]{1,200}|/api/v1/attachments/[A-Za-z0-9_-]{8,64})");

  private static final PolicyFactory POLICY =
      Sanitizers.FORMATTING
          .and(Sanitizers.BLOCKS)
          .and(Sanitizers.TABLES)
          .and(Sanitizers.STYLES)
          .and(
              new HtmlPolicyBuilder()
                  .allowElements(
                      "a", "img", "hr", "pre", "span", "div", "font", "center", "dl", "dt", "dd")
                  .allowUrlProtocols("http", "https", "mailto", "tel", "cid")
                  .allowAttributes("href")
                  .onElements("a")
                  .requireRelsOnLinks("noopener", "noreferrer", "nofollow")
                  .allowAttributes("src")
                  .matching(OUR_PICTURE)
                  .onElements("img")
                  .allowAttributes("alt", "title", "width", "height")
                  .onElements("img")
                  .allowAttributes("color", "size")
                  .onElements("font")
                  .allowAttributes(
                      "dir",
                      "lang",
                      "align",
                      "valign",
                      "bgcolor",
                      "cellpadding",
                      "cellspacing",
                      "border",
                      "colspan",
                      "rowspan")
                  .globally()
                  .toFactory());

  private Html() {}

  /** HTML that may be shown in a sandboxed frame. */
  public static String clean(String foreign) {
    return POLICY.sanitize(foreign);
  }

  /** Points pictures that came with the message ({@code cid:}) to where their bytes are. */
  public static String withPictures(String clean, Map<String, String> attachmentByContentId) {
    String html = clean;
    for (Map.Entry<String, String> picture : attachmentByContentId.entrySet()) {
      String cid = "cid:" + picture.getKey();
      html =
          html.replace(
              "\"" + escaped(cid) + "\"", "\"/api/v1/attachments/" + picture.getValue() + "\"");
    }
    return html;
  }

  /** Text as HTML, line by line. */
  public static String ofText(String text) {
    return "<div style=\"white-space:pre-wrap\">" + plain(text) + "</div>";
  }

  private static String plain(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /** The way the sanitiser writes an attribute. */
  private static String escaped(String attribute) {
    return attribute
        .replace("&", "&amp;")
        .replace("@", "&#64;")
        .replace("+", "&#43;")
        .replace("=", "&#61;")
        .replace("`", "&#96;");
  }
}

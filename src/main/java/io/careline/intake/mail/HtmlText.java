package io.careline.intake.mail;

import java.util.Locale;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;

/** HTML as plain text: paragraphs, lists, quotes with {@code >}, and where links lead. */
final class HtmlText implements NodeFilter {
  private static final int DEEPEST = 256;
  private static final int DEEPEST_QUOTE = 5;
  private static final Set<String> UNSEEN =
      Set.of("head", "style", "script", "title", "template", "noscript", "object", "svg");
  private static final Set<String> PARAGRAPHS =
      Set.of("p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "table", "pre");

  private final StringBuilder out = new StringBuilder();
  private final StringBuilder line = new StringBuilder();
  private int quotes;
  private int preformatted;
  private int linkStart;
  private boolean blankWanted;

  private HtmlText() {}

  /** The text of a document. */
  static String of(String html) {
    HtmlText text = new HtmlText();
    Parser parser = Parser.htmlParser().setMaxDepth(DEEPEST);
    Jsoup.parse(html, "", parser).body().filter(text);
    text.endLine();
    // An entity may stand for half a character or for none.
    return CleanText.lines(text.out.toString()).strip();
  }

  @Override
  public FilterResult head(Node node, int depth) {
    if (node instanceof TextNode text) {
      write(text.getWholeText());
    } else if (node instanceof Element element) {
      return open(element, element.normalName());
    }
    return FilterResult.CONTINUE;
  }

  private FilterResult open(Element element, String name) {
    if (UNSEEN.contains(name) || hidden(element)) {
      return FilterResult.SKIP_ENTIRELY;
    }
    if (breaks(element) && !line.isEmpty()) {
      endLine();
    }
    blankWanted |= PARAGRAPHS.contains(name) && preformatted == 0;
    switch (name) {
      case "br" -> breakLine();
      case "li" -> line.append("- ");
      case "td", "th" -> space();
      case "img" -> write(element.attr("alt"));
      case "blockquote" -> quotes++;
      case "pre" -> preformatted++;
      case "a" -> linkStart = line.length();
      default -> {}
    }
    return FilterResult.CONTINUE;
  }

  /** Cells stand side by side, though HTML takes them for blocks. */
  private static boolean breaks(Element element) {
    return element.isBlock()
        && !element.normalName().equals("td")
        && !element.normalName().equals("th");
  }

  /** Mailers hide a preview line that way; people never saw it in the mail. */
  private static boolean hidden(Element element) {
    String style = element.attr("style");
    return !style.isEmpty()
        && style.toLowerCase(Locale.ROOT).replace(" ", "").contains("display:none");
  }

  @Override
  public FilterResult tail(Node node, int depth) {
    if (node instanceof Element element) {
      String name = element.normalName();
      if (name.equals("a")) {
        link(element);
      }
      if (breaks(element) && !line.isEmpty()) {
        endLine();
      }
      blankWanted |= PARAGRAPHS.contains(name) && preformatted == 0;
      quotes -= name.equals("blockquote") ? 1 : 0;
      preformatted -= name.equals("pre") ? 1 : 0;
    }
    return FilterResult.CONTINUE;
  }

  /** Says where a link leads, unless its own words say it. */
  private void link(Element element) {
    String target = element.attr("href").strip();
    String shown = line.substring(Math.min(linkStart, line.length()));
    String bare = target.replaceFirst("^(mailto:|https?://)", "").replaceFirst("/$", "");
    if (target.matches("(?i)(https?|mailto):.*") && !bare.isEmpty() && !shown.contains(bare)) {
      line.append(" <").append(target).append('>');
    }
  }

  private void write(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (preformatted > 0 && c == '\n') {
        breakLine();
      } else if (preformatted > 0 || " \t\r\n\f\u00A0".indexOf(c) < 0) {
        line.append(c == '\u00A0' || c == '\r' ? ' ' : c);
      } else {
        space();
      }
    }
  }

  private void space() {
    if (!line.isEmpty() && line.charAt(line.length() - 1) != ' ') {
      line.append(' ');
    }
  }

  private void breakLine() {
    if (line.isEmpty()) {
      blankWanted = true;
    } else {
      endLine();
    }
  }

  private void endLine() {
    String written = line.toString().stripTrailing();
    line.setLength(0);
    if (written.isEmpty()) {
      return;
    }
    String mark = "> ".repeat(Math.min(quotes, DEEPEST_QUOTE));
    if (blankWanted && !out.isEmpty()) {
      out.append(mark.stripTrailing()).append('\n');
    }
    blankWanted = false;
    out.append(mark).append(written).append('\n');
  }
}

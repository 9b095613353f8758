package io.careline.search.files;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The text of a page; scripts and styles are none. */
final class HtmlText {
  private static final int HEAD = 4_096;

  private HtmlText() {}

  static void read(byte[] bytes, String type, TextSink sink) throws IOException {
    page(bytes, type)
        .traverse(
            new NodeVisitor() {
              @Override
              public void head(Node node, int depth) {
                if (node instanceof TextNode text) {
                  sink.add(text.getWholeText());
                } else {
                  parted(node, sink);
                }
              }

              @Override
              public void tail(Node node, int depth) {
                parted(node, sink);
              }
            });
  }

  /** A page may name its charset itself; jsoup looks for that. */
  private static Document page(byte[] bytes, String type) throws IOException {
    boolean named = Kind.latin(bytes, HEAD).toLowerCase(Locale.ROOT).contains("charset");
    return named
        ? Jsoup.parse(new ByteArrayInputStream(bytes), null, "")
        : Jsoup.parse(Charsets.decode(bytes, type));
  }

  private static void parted(Node node, TextSink sink) {
    if (node instanceof Element element) {
      switch (element.normalName()) {
        case "td", "th" -> sink.blank();
        case "br" -> sink.line();
        default -> {
          if (element.isBlock()) {
            sink.line();
          }
        }
      }
    }
  }
}

package io.careline.search.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The text of office documents: Word, Excel and PowerPoint of today, and OpenDocument. */
final class OfficeText {
  private static final Xml.Shape WORD =
      new Xml.Shape(Set.of("t"), Set.of("p", "br", "cr"), Set.of("tab", "tc"));
  private static final Xml.Shape SLIDE = new Xml.Shape(Set.of("t"), Set.of("p", "br"), Set.of());
  private static final Xml.Shape OPEN =
      new Xml.Shape(
          Set.of(), Set.of("p", "h", "line-break", "table-row"), Set.of("s", "tab", "table-cell"));

  private static final List<String> WORD_PARTS =
      List.of(
          "word/document\\.xml",
          "word/(?:header|footer)\\d*\\.xml",
          "word/(?:footnotes|endnotes|comments)\\.xml");
  private static final List<String> SLIDE_PARTS =
      List.of("ppt/slides/slide\\d+\\.xml", "ppt/notesSlides/notesSlide\\d+\\.xml");

  private OfficeText() {}

  static void read(byte[] bytes, TextSink sink) throws IOException {
    try (ZipParts parts = new ZipParts(bytes)) {
      if (parts.has("word/document.xml")) {
        all(parts, WORD_PARTS, WORD, sink);
      } else if (parts.has("xl/workbook.xml")) {
        SheetText.read(parts, sink);
      } else if (parts.has("ppt/presentation.xml")) {
        all(parts, SLIDE_PARTS, SLIDE, sink);
      } else if (openDocument(parts)) {
        all(parts, List.of("content\\.xml"), OPEN, sink);
      } else {
        throw new Unreadable(Why.KIND);
      }
    }
  }

  private static boolean openDocument(ZipParts parts) throws IOException {
    Optional<InputStream> type = parts.open("mimetype");
    if (type.isEmpty()) {
      return false;
    }
    try (InputStream mimetype = type.get()) {
      String said = new String(mimetype.readNBytes(100), StandardCharsets.ISO_8859_1);
      return said.startsWith("application/vnd.oasis.opendocument");
    }
  }

  private static void all(ZipParts parts, List<String> names, Xml.Shape shape, TextSink sink)
      throws IOException {
    for (String pattern : names) {
      for (String name : parts.named(pattern)) {
        sink.line();
        Xml.read(parts.open(name).orElseThrow(), shape, sink);
      }
    }
  }
}

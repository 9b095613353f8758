package io.careline.search.files;

import static javax.xml.stream.XMLStreamConstants.CDATA;
import static javax.xml.stream.XMLStreamConstants.CHARACTERS;
import static javax.xml.stream.XMLStreamConstants.END_ELEMENT;
import static javax.xml.stream.XMLStreamConstants.START_ELEMENT;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamReader;

/**
 * The cells of a workbook, row by row. Texts that several cells share stand in a list beside the
 * sheets; cells name them by their place.
 */
final class SheetText {
  /** UTF-16 units of shared texts; cells that name one behind that are left out. */
  private static final int MOST_SHARED = 2_000_000;

  private final List<String> shared = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private final TextSink sink;
  private int taken;
  private boolean inside;
  private boolean phonetic;
  private String type = "";

  private SheetText(TextSink sink) {
    this.sink = sink;
  }

  static void read(ZipParts parts, TextSink sink) throws IOException {
    SheetText sheets = new SheetText(sink);
    Optional<InputStream> texts = parts.open("xl/sharedStrings.xml");
    if (texts.isPresent()) {
      Xml.read(texts.get(), sheets::share);
    }
    for (String name : parts.named("xl/worksheets/sheet\\d+\\.xml")) {
      Xml.read(parts.open(name).orElseThrow(), sheets::cell);
    }
  }

  private void share(XMLStreamReader xml, int piece) {
    gather(xml, piece, "t");
    if (piece == END_ELEMENT && xml.getLocalName().equals("si")) {
      boolean room = taken <= MOST_SHARED;
      shared.add(room ? text.toString() : "");
      taken += room ? text.length() : 0;
      text.setLength(0);
    }
  }

  private void cell(XMLStreamReader xml, int piece) {
    if (piece == START_ELEMENT && xml.getLocalName().equals("c")) {
      type = String.valueOf(xml.getAttributeValue(null, "t"));
    }
    gather(xml, piece, type.equals("inlineStr") ? "t" : "v");
    if (piece == END_ELEMENT && xml.getLocalName().equals("c")) {
      sink.blank();
      sink.add(value());
      text.setLength(0);
    } else if (piece == END_ELEMENT && xml.getLocalName().equals("row")) {
      sink.line();
    }
  }

  private String value() {
    return switch (type) {
      case "s" -> shared(text.toString().strip());
      case "b", "e" -> "";
      default -> text.toString();
    };
  }

  private String shared(String place) {
    boolean known = place.matches("\\d{1,7}") && Integer.parseInt(place) < shared.size();
    return known ? shared.get(Integer.parseInt(place)) : "";
  }

  /** How a Japanese text is spoken stands beside it, and is none. */
  private void gather(XMLStreamReader xml, int piece, String element) {
    if (piece == START_ELEMENT || piece == END_ELEMENT) {
      boolean begins = piece == START_ELEMENT;
      phonetic = xml.getLocalName().equals("rPh") ? begins : phonetic;
      inside = xml.getLocalName().equals(element) ? begins && !phonetic : inside;
    } else if (inside && (piece == CHARACTERS || piece == CDATA) && text.length() < TextSink.MOST) {
      text.append(xml.getText());
    }
  }
}

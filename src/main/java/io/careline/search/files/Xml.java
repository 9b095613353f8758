package io.careline.search.files;

import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML from outside, piece by piece. A document type is refused, since with it come entities that
 * grow, or that are fetched from elsewhere; no office document has one.
 */
final class Xml {
  private static final XMLInputFactory FACTORY = factory();

  private Xml() {}

  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    factory.setXMLResolver(
        (publicId, systemId, base, space) -> {
          throw new XMLStreamException("nothing is fetched");
        });
    return factory;
  }

  /** Something that is told of each piece. */
  @FunctionalInterface
  interface Reader {
    void read(XMLStreamReader xml, int piece) throws XMLStreamException;
  }

  static void read(InputStream part, Reader reader) throws IOException {
    try (part) {
      XMLStreamReader xml = FACTORY.createXMLStreamReader(part);
      while (xml.hasNext()) {
        int piece = xml.next();
        if (piece == XMLStreamConstants.DTD || piece == XMLStreamConstants.ENTITY_REFERENCE) {
          throw new Unreadable(Why.BROKEN);
        }
        reader.read(xml, piece);
      }
    } catch (XMLStreamException e) {
      // What a part's stream throws is wrapped on its way; its reason is the better one.
      if (e.getNestedException() instanceof IOException cause) {
        throw cause;
      }
      throw new Unreadable(Why.BROKEN);
    }
  }

  /**
   * How a document's pieces become text, by the names of elements.
   *
   * @param texts those that hold text; empty for all
   * @param lines those that end a line
   * @param gaps those that part words
   */
  record Shape(Set<String> texts, Set<String> lines, Set<String> gaps) {}

  static void read(InputStream part, Shape shape, TextSink sink) throws IOException {
    boolean[] inside = {shape.texts().isEmpty()};
    read(
        part,
        (xml, piece) -> {
          switch (piece) {
            case XMLStreamConstants.START_ELEMENT -> {
              inside[0] |= shape.texts().contains(xml.getLocalName());
              part(shape, xml.getLocalName(), sink);
            }
            case XMLStreamConstants.END_ELEMENT -> {
              inside[0] &= !shape.texts().contains(xml.getLocalName());
              part(shape, xml.getLocalName(), sink);
            }
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
              if (inside[0]) {
                sink.add(xml.getText());
              }
            }
            default -> {}
          }
        });
  }

  private static void part(Shape shape, String name, TextSink sink) {
    if (shape.lines().contains(name)) {
      sink.line();
    } else if (shape.gaps().contains(name)) {
      sink.blank();
    }
  }
}

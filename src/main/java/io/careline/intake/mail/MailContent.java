package io.careline.intake.mail;

import io.careline.intake.InboundMessage.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jsoup.nodes.Entities;

/**
 * What a message says and carries, in the order of the message.
 *
 * @param whole false when the message has more parts than anyone reads
 */
record MailContent(List<Piece> pieces, boolean whole) {

  /** A part of the content. */
  sealed interface Piece {}

  /** Something to read, in one form or in two. At least one is there. */
  record Writing(Optional<String> text, Optional<String> html) implements Piece {

    /** Its plain form; that of the HTML when there is no other, or only an empty one. */
    String plain() {
      return text.filter(t -> !t.isBlank())
          .or(() -> html.map(HtmlText::of))
          .or(() -> text)
          .orElse("");
    }

    /** Its rich form; a plain text gets its lines and signs kept. */
    String rich() {
      return html.orElseGet(
          () -> "<div>" + Entities.escape(plain()).replace("\n", "<br>\n") + "</div>");
    }
  }

  /** Something attached. */
  record File(Part part) implements Piece {}

  String text() {
    return writings()
        .map(Writing::plain)
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n\n"));
  }

  /** Empty when nothing in the message is HTML. */
  Optional<String> html() {
    boolean any = writings().anyMatch(writing -> writing.html().isPresent());
    return any
        ? Optional.of(writings().map(Writing::rich).collect(Collectors.joining("\n")))
        : Optional.empty();
  }

  List<Part> files() {
    return pieces.stream()
        .filter(File.class::isInstance)
        .map(piece -> ((File) piece).part())
        .toList();
  }

  private java.util.stream.Stream<Writing> writings() {
    return pieces.stream().filter(Writing.class::isInstance).map(Writing.class::cast);
  }
}

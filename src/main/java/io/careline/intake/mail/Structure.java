package io.careline.intake.mail;

import io.careline.intake.mail.MailContent.Piece;
import io.careline.intake.mail.MailContent.Writing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the parts of a multipart are to each other. */
final class Structure {
  private static final Pattern USUAL =
      Pattern.compile(
          "^\\s*$|^\\s*this (is an?|message (is|contains))\\b|\\bMIME\\b|multi-?part",
          Pattern.CASE_INSENSITIVE);

  private Structure() {}

  /** The pieces of a multipart: of alternatives one, of all others every one in its order. */
  static List<Piece> fold(String subtype, List<List<Piece>> parts) {
    return subtype.equals("alternative")
        ? alternative(parts)
        : parts.stream().flatMap(List::stream).toList();
  }

  /** The first plain form and the last, that is richest, HTML form; and all files. */
  private static List<Piece> alternative(List<List<Piece>> parts) {
    List<Writing> forms = parts.stream().flatMap(part -> together(part).stream()).toList();
    Optional<String> text =
        forms.stream().filter(form -> form.html().isEmpty()).findFirst().flatMap(Writing::text);
    Optional<String> html =
        forms.stream().flatMap(form -> form.html().stream()).reduce((a, b) -> b);
    List<Piece> pieces = new ArrayList<>();
    if (text.isPresent() || html.isPresent()) {
      pieces.add(new Writing(text, html));
    }
    parts.stream()
        .flatMap(List::stream)
        .filter(MailContent.File.class::isInstance)
        .forEach(pieces::add);
    return pieces;
  }

  /**
   * Where a sender has put the text before the first part, it is read; but not the sentence that
   * some mailers write there for programs from before MIME.
   */
  static List<Piece> withPreamble(List<Piece> preamble, List<Piece> parts) {
    boolean usual =
        preamble.stream()
            .allMatch(piece -> piece instanceof Writing text && USUAL.matcher(text.plain()).find());
    return usual && !parts.isEmpty()
        ? parts
        : Stream.of(preamble, parts).flatMap(List::stream).toList();
  }

  /** One alternative may itself be several pieces of text with pictures between them. */
  private static Optional<Writing> together(List<Piece> part) {
    List<Writing> writings =
        part.stream().filter(Writing.class::isInstance).map(Writing.class::cast).toList();
    if (writings.size() < 2) {
      return writings.stream().findFirst();
    }
    boolean rich = writings.stream().anyMatch(writing -> writing.html().isPresent());
    Stream<String> forms = writings.stream().map(rich ? Writing::rich : Writing::plain);
    String joined = forms.collect(Collectors.joining("\n"));
    return Optional.of(
        new Writing(
            rich ? Optional.empty() : Optional.of(joined),
            rich ? Optional.of(joined) : Optional.empty()));
  }
}

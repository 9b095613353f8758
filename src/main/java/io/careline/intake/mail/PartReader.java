package io.careline.intake.mail;

import io.careline.intake.InboundMessage.Part;
import io.careline.intake.mail.MailContent.File;
import io.careline.intake.mail.MailContent.Piece;
import io.careline.intake.mail.MailContent.Writing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes something to read, or a file, of the parts of one message. */
final class PartReader {
  /** Text beyond this is cut, and the whole of it attached: nobody reads a novel in a console. */
  private static final int LONGEST_TEXT = 1 << 20;

  private static final Set<String> READABLE =
      Set.of("text/plain", "text/html", "text/enriched", "text/richtext");
  private static final Pattern META_CHARSET =
      Pattern.compile("(?i)<meta[^>]{0,200}charset\\s*=\\s*[\"']?([\\w-]{2,40})");

  private final FileNames names = new FileNames();
  private boolean anythingRead;
  private int room = LONGEST_TEXT;

  /**
   * Reads a part.
   *
   * @param type the media type in lower case; Mime4j knows the default
   * @param bytes decoded
   */
  List<Piece> read(String type, MailHeader header, byte[] bytes) {
    HeaderParameters content = header.parameters("content-type");
    HeaderParameters disposition = header.parameters("content-disposition");
    Optional<String> name = disposition.parameter("filename").or(() -> content.parameter("name"));
    boolean attached =
        disposition.value().equals("attachment") || (name.isPresent() && anythingRead);
    if (READABLE.contains(type) && !attached) {
      return written(type, content, bytes);
    }
    return List.of(new File(file(type, header, name, bytes)));
  }

  private Part file(String type, MailHeader header, Optional<String> name, byte[] bytes) {
    Optional<String> contentId =
        header
            .first("content-id")
            .map(id -> id.replaceAll("[<>\\s]", ""))
            .filter(id -> !id.isEmpty());
    return new Part(names.of(name, type, bytes), FileNames.type(type), contentId, bytes);
  }

  private List<Piece> written(String type, HeaderParameters content, byte[] bytes) {
    List<Piece> pieces = new ArrayList<>();
    boolean cut = bytes.length > room;
    byte[] read = cut ? Arrays.copyOf(bytes, room) : bytes;
    room -= read.length;
    if (read.length > 0 || !cut) {
      pieces.add(writing(type, content, read));
      anythingRead = true;
    }
    if (cut) {
      pieces.add(new File(file(type, new MailHeader(), Optional.empty(), bytes)));
    }
    return pieces;
  }

  private static Writing writing(String type, HeaderParameters content, byte[] bytes) {
    boolean html = type.equals("text/html");
    Optional<String> charset = content.parameter("charset");
    Optional<String> label = html ? charset.or(() -> metaCharset(bytes)) : charset;
    String text = CleanText.lines(MailCharset.decode(bytes, label));
    if (html) {
      return new Writing(Optional.empty(), Optional.of(text));
    }
    return new Writing(Optional.of(plain(type, content, text)), Optional.empty());
  }

  private static String plain(String type, HeaderParameters content, String text) {
    if (!type.equals("text/plain")) {
      // Enriched text (RFC 1896): commands in angle brackets, and << for one bracket.
      return text.replaceAll("<[^<>]{0,60}>", "").replace("<<", "<");
    }
    boolean flowed = content.parameter("format").filter("flowed"::equalsIgnoreCase).isPresent();
    boolean deleteSpace = content.parameter("delsp").filter("yes"::equalsIgnoreCase).isPresent();
    return flowed ? FlowedText.joined(text, deleteSpace) : text;
  }

  private static Optional<String> metaCharset(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(bytes.length, 2048), StandardCharsets.ISO_8859_1);
    Matcher meta = META_CHARSET.matcher(start);
    return meta.find() ? Optional.of(meta.group(1)) : Optional.empty();
  }
}

package io.careline.intake.mail;

import io.careline.intake.mail.MailContent.Piece;
import io.careline.intake.mail.MailContent.Writing;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.apache.james.mime4j.MimeException;
import org.apache.james.mime4j.message.DefaultBodyDescriptorBuilder;
import org.apache.james.mime4j.stream.EntityState;
import org.apache.james.mime4j.stream.MimeConfig;
import org.apache.james.mime4j.stream.MimeTokenStream;
import org.apache.james.mime4j.stream.RecursionMode;

/**
 * Takes a message apart. Bounded however it is built: multiparts deeper than {@link #DEEPEST} are
 * taken as files, and reading stops after {@link #MOST_PARTS}. A message inside a message is a
 * file.
 */
final class MailReader {
  /** Each level looks at every byte below it once more. */
  private static final int DEEPEST = 12;

  private static final int MOST_PARTS = 1000;

  /** No limits of Mime4j's own: those end the reading, {@link MailHeader} just leaves out. */
  private static final MimeConfig LENIENT =
      MimeConfig.custom()
          .setMaxLineLen(-1)
          .setMaxHeaderLen(-1)
          .setMaxHeaderCount(-1)
          .setMaxContentLen(-1)
          .build();

  private final MimeTokenStream stream =
      new MimeTokenStream(LENIENT, new Boundaries(new DefaultBodyDescriptorBuilder()));
  private final MailHeader header = new MailHeader();
  private final Deque<Multipart> open = new ArrayDeque<>();
  private final PartReader parts = new PartReader();
  private MailHeader partHeader = header;
  private List<Piece> pieces = List.of();
  private int count;

  /** A multipart whose parts are being read. */
  private record Multipart(String subtype, List<List<Piece>> parts, List<Piece> preamble) {}

  /** Reads a message, as far as it can be read. */
  static MailReader read(byte[] raw) {
    MailReader reader = new MailReader();
    reader.stream.setRecursionMode(RecursionMode.M_NO_RECURSE);
    int start = start(raw);
    reader.stream.parse(new ByteArrayInputStream(raw, start, raw.length - start));
    try {
      reader.walk();
    } catch (IOException | MimeException e) {
      // What was read up to here is the message; the bytes are kept anyway.
      reader.count = MOST_PARTS + 1;
    }
    reader.closeAll();
    if (reader.header.isEmpty()) {
      reader.pieces = reader.parts.read("text/plain", reader.header, raw);
    }
    return reader;
  }

  /** Behind empty lines at the top, which would end a header that has not begun. */
  private static int start(byte[] raw) {
    int at = 0;
    while (at < raw.length && (raw[at] == '\r' || raw[at] == '\n')) {
      at++;
    }
    return at;
  }

  /** The subject of a message, without reading its body. */
  static String subject(byte[] raw) {
    MimeTokenStream stream = new MimeTokenStream(LENIENT);
    stream.setRecursionMode(RecursionMode.M_FLAT);
    stream.parse(new ByteArrayInputStream(raw));
    MailHeader header = new MailHeader();
    try {
      for (EntityState at = stream.getState(); at != EntityState.T_END_HEADER; at = stream.next()) {
        if (at == EntityState.T_FIELD) {
          header.add(stream.getField());
        } else if (at == EntityState.T_END_OF_STREAM) {
          return "";
        }
      }
    } catch (IOException | MimeException e) {
      return "";
    }
    return header.text("subject", 100);
  }

  MailHeader header() {
    return header;
  }

  MailContent content() {
    return new MailContent(pieces, count <= MOST_PARTS);
  }

  private void walk() throws IOException, MimeException {
    EntityState state = stream.getState();
    while (state != EntityState.T_END_OF_STREAM && count <= MOST_PARTS) {
      take(state);
      state = stream.next();
    }
  }

  private void take(EntityState state) throws IOException {
    switch (state) {
      case T_START_BODYPART -> partHeader = new MailHeader();
      case T_FIELD -> partHeader.add(stream.getField());
      case T_END_HEADER -> {
        boolean flat = open.size() >= DEEPEST;
        stream.setRecursionMode(flat ? RecursionMode.M_FLAT : RecursionMode.M_NO_RECURSE);
      }
      case T_START_MULTIPART -> open.push(multipart());
      case T_PREAMBLE -> open.peek().preamble().addAll(preamble());
      case T_END_MULTIPART -> close();
      case T_BODY -> body();
      default -> {}
    }
  }

  private Multipart multipart() {
    String type = stream.getBodyDescriptor().getMimeType();
    String subtype = type.substring(type.indexOf('/') + 1);
    return new Multipart(subtype, new ArrayList<>(), new ArrayList<>());
  }

  private void body() throws IOException {
    count++;
    try (InputStream in = stream.getDecodedInputStream()) {
      String type = stream.getBodyDescriptor().getMimeType();
      add(parts.read(type, partHeader, in.readAllBytes()));
    }
  }

  /** Text before the first boundary, which is all there is when the boundary is a wrong one. */
  private List<Piece> preamble() throws IOException {
    try (InputStream in = stream.getInputStream()) {
      return parts.read("text/plain", new MailHeader(), in.readAllBytes());
    }
  }

  private void close() {
    Multipart ended = open.pop();
    List<Piece> content = Structure.fold(ended.subtype(), ended.parts());
    boolean silent = content.stream().noneMatch(Writing.class::isInstance);
    add(silent ? Structure.withPreamble(ended.preamble(), content) : content);
  }

  private void add(List<Piece> part) {
    if (open.isEmpty()) {
      pieces = part;
    } else {
      open.peek().parts().add(part);
    }
  }

  /** A message that ends in the middle still says what it has said. */
  private void closeAll() {
    while (!open.isEmpty()) {
      close();
    }
  }
}

package io.careline.search.files;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A file's text, whatever the file is. Pure: bytes in, text out. What it may cost in time and
 * memory is bounded by the process that runs it.
 */
final class Extraction {
  /** Bytes of plain text and of pages that are read; four times what is kept, in any charset. */
  private static final int MOST_WRITTEN = 4 * 1024 * 1024;

  private static final byte[] ENCRYPTED = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);

  private Extraction() {}

  static FileText of(String name, String type, byte[] bytes) {
    Kind kind = Kind.of(name, type, bytes);
    TextSink sink = new TextSink(kind == Kind.PDF);
    String why = why(kind, type, bytes, sink);
    String text = sink.text();
    if (!text.isEmpty()) {
      return FileText.found(text, why);
    }
    return switch (why) {
      case "" -> FileText.none(Why.EMPTY);
      case Why.KIND -> FileText.none(why);
      default -> FileText.failed(why);
    };
  }

  /** Fills the sink; gives why there may be more than it got. */
  private static String why(Kind kind, String type, byte[] bytes, TextSink sink) {
    try {
      read(kind, type, bytes, sink);
      return "";
    } catch (TextSink.Full e) {
      return "";
    } catch (Unreadable e) {
      return e.getMessage();
    } catch (IOException | RuntimeException | StackOverflowError | LinkageError e) {
      return Why.BROKEN;
    }
  }

  private static void read(Kind kind, String type, byte[] bytes, TextSink sink) throws IOException {
    switch (kind) {
      case PDF -> PdfText.read(bytes, sink);
      case ZIP -> OfficeText.read(bytes, sink);
      case HTML -> HtmlText.read(Arrays.copyOf(bytes, written(bytes)), type, sink);
      case TEXT -> sink.add(Charsets.decode(Arrays.copyOf(bytes, written(bytes)), type));
      case OLE -> throw new Unreadable(locked(bytes) ? Why.ENCRYPTED : Why.KIND);
      case OTHER -> throw new Unreadable(Why.KIND);
    }
  }

  private static int written(byte[] bytes) {
    return Math.min(bytes.length, MOST_WRITTEN);
  }

  /** Office puts a document with a password into its older container, in a stream of this name. */
  private static boolean locked(byte[] bytes) {
    return Kind.latin(bytes, bytes.length).contains(Kind.latin(ENCRYPTED, ENCRYPTED.length));
  }
}

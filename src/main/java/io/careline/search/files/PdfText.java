package io.careline.search.files;

import java.io.IOException;
import java.io.Writer;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.text.PDFTextStripper;

/** The text of a PDF's pages, and what was filled into its form. */
final class PdfText {
  private static final int MOST_PAGES = 1_000;
  private static final int MOST_FIELDS = 2_000;

  private PdfText() {}

  static void read(byte[] bytes, TextSink sink) throws IOException {
    try (PDDocument document =
        Loader.loadPDF(
            new RandomAccessReadBuffer(bytes), "", IOUtils.createMemoryOnlyStreamCache())) {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setEndPage(MOST_PAGES);
      stripper.writeText(document, new Into(sink));
      form(document, sink);
    } catch (InvalidPasswordException e) {
      throw new Unreadable(Why.ENCRYPTED);
    }
  }

  private static void form(PDDocument document, TextSink sink) {
    PDAcroForm form = document.getDocumentCatalog().getAcroForm(null);
    int left = form == null ? 0 : MOST_FIELDS;
    var fields = left > 0 ? form.getFieldIterator() : null;
    while (left-- > 0 && fields.hasNext()) {
      PDField field = fields.next();
      sink.line();
      sink.add(field.getValueAsString());
    }
  }

  /** Hands on page by page; a full sink ends the reading. */
  private static final class Into extends Writer {
    private final TextSink sink;

    Into(TextSink sink) {
      this.sink = sink;
    }

    @Override
    public void write(char[] buffer, int from, int length) {
      sink.add(java.nio.CharBuffer.wrap(buffer, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

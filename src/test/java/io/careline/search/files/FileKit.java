package io.careline.search.files;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;

/** Files as offices make them, and as nobody should: all made here. */
public final class FileKit {
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";
  private static final int BLOCK = 1024 * 1024;

  private FileKit() {}

  public static byte[] docx(String... paragraphs) {
    StringBuilder body = new StringBuilder();
    for (String paragraph : paragraphs) {
      body.append("<w:p><w:r><w:t>").append(paragraph).append("</w:t></w:r></w:p>");
    }
    return zip(Map.of("word/document.xml", word(body.toString())));
  }

  static String word(String body) {
    return XML + "<w:document xmlns:w=\"urn:w\"><w:body>" + body + "</w:body></w:document>";
  }

  static byte[] xlsx() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("xl/workbook.xml", XML + "<workbook/>");
    parts.put(
        "xl/sharedStrings.xml",
        XML + "<sst><si><t>Order</t></si><si><r><t>Ket</t></r><r><t>tle</t></r></si></sst>");
    parts.put(
        "xl/worksheets/sheet1.xml",
        XML
            + "<worksheet><sheetData><row><c t=\"s\"><v>0</v></c><c t=\"s\"><v>1</v></c></row>"
            + "<row><c><v>20098</v></c><c t=\"inlineStr\"><is><t>破损</t></is></c><c"
            + " t=\"s\"><v>99</v></c></row></sheetData></worksheet>");
    return zip(parts);
  }

  static byte[] pptx() {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("ppt/presentation.xml", XML + "<presentation/>");
    parts.put("ppt/slides/slide10.xml", slide("the end"));
    parts.put("ppt/slides/slide2.xml", slide("the middle"));
    return zip(parts);
  }

  private static String slide(String text) {
    return XML
        + "<p:sld xmlns:p=\"u:p\" xmlns:a=\"u:a\"><a:p><a:r><a:t>"
        + text
        + "</a:t></a:r></a:p></p:sld>";
  }

  static byte[] odt(String text) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        XML + "<o:body xmlns:o=\"u:o\" xmlns:t=\"u:t\"><t:p>" + text + "</t:p></o:body>");
    return zip(parts);
  }

  static byte[] zip(Map<String, String> parts) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, String> part : parts.entrySet()) {
              zip.putNextEntry(new ZipEntry(part.getKey()));
              zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
            }
          }
        });
  }

  /** A document that becomes a thousand times as long when it is unpacked, with nothing in it. */
  static byte[] zipBomb(int megabytes) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write((XML + "<w>").getBytes(StandardCharsets.UTF_8));
            blanks(zip, megabytes);
          }
        });
  }

  /** A document with one word in it that is so long. */
  static byte[] wideDocx(int megabytes) {
    return written(
        out -> {
          try (ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write((XML + "<w a=\"").getBytes(StandardCharsets.UTF_8));
            blanks(zip, megabytes);
          }
        });
  }

  private static void blanks(OutputStream out, int megabytes) throws IOException {
    byte[] block = " ".repeat(BLOCK).getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < megabytes; i++) {
      out.write(block);
    }
  }

  /** A PDF with a line of text on each page. */
  public static byte[] pdf(String... pages) {
    return written(
        out -> {
          try (PDDocument document = document(pages)) {
            document.save(out);
          }
        });
  }

  static byte[] lockedPdf(String text) {
    return written(
        out -> {
          try (PDDocument document = document(text)) {
            document.protect(
                new StandardProtectionPolicy("owner", "secret", new AccessPermission()));
            document.save(out);
          }
        });
  }

  private static PDDocument document(String... pages) throws IOException {
    PDDocument document = new PDDocument();
    for (String text : pages) {
      PDPage page = new PDPage();
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        content.beginText();
        content.setFont(new PDType1Font(FontName.HELVETICA), 12);
        content.newLineAtOffset(50, 700);
        content.setLeading(14);
        for (String line : text.split("\n", -1)) {
          content.showText(line);
          content.newLine();
        }
        content.endText();
      }
    }
    return document;
  }

  /** A PDF of two lines in a Chinese font that is not in it, as Chinese software makes them. */
  public static byte[] chinesePdf(String first, String second) {
    String content =
        "BT /F1 12 Tf 50 700 Td <" + units(first) + "> Tj 0 -14 Td <" + units(second) + "> Tj ET";
    return pdf(
        content.getBytes(StandardCharsets.US_ASCII),
        "",
        "<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H/DescendantFonts[<<"
            + "/Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement"
            + " 2>>/FontDescriptor<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[0"
            + " -200 1000 900]/ItalicAngle 0/Ascent 880/Descent -120/CapHeight 880/StemV"
            + " 93>>>>]>>");
  }

  private static String units(String text) {
    StringBuilder units = new StringBuilder();
    text.chars().forEach(unit -> units.append("%04X".formatted(unit)));
    return units.toString();
  }

  /** A PDF of few bytes whose only page is this many megabytes of signs that show nothing. */
  static byte[] pdfBomb(int megabytes) {
    byte[] page =
        written(
            out -> {
              try (DeflaterOutputStream packed = new DeflaterOutputStream(out)) {
                byte[] block = "q Q ".repeat(BLOCK / 4).getBytes(StandardCharsets.US_ASCII);
                for (int i = 0; i < megabytes; i++) {
                  packed.write(block);
                }
              }
            });
    return pdf(page, "/Filter/FlateDecode", "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>");
  }

  /** A PDF whose tree of pages is its own branch. */
  static byte[] circlePdf() {
    String text =
        new String(
            pdf("BT ET".getBytes(StandardCharsets.US_ASCII), "", "<</Type/Font>>"),
            StandardCharsets.ISO_8859_1);
    return text.replace("/Kids[3 0 R]", "/Kids[2 0 R]").getBytes(StandardCharsets.ISO_8859_1);
  }

  /** By hand, without a table of places: readers find the objects themselves. */
  private static byte[] pdf(byte[] content, String filter, String font) {
    return written(
        out -> {
          ascii(out, "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n");
          ascii(out, "2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n");
          ascii(out, "3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R");
          ascii(out, "/Resources<</Font<</F1 5 0 R>>>>>>endobj\n");
          ascii(out, "4 0 obj<</Length " + content.length + filter + ">>stream\n");
          out.write(content);
          ascii(out, "\nendstream endobj\n5 0 obj" + font + "endobj\n");
          ascii(out, "trailer<</Root 1 0 R/Size 6>>\nstartxref\n0\n%%EOF\n");
        });
  }

  private static void ascii(OutputStream out, String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /** Something that writes a file. */
  @FunctionalInterface
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private static byte[] written(Writing writing) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      writing.to(out);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

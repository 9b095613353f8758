package io.careline.search.files;

import static io.careline.search.files.FileText.Outcome.FAILED;
import static io.careline.search.files.FileText.Outcome.FOUND;
import static io.careline.search.files.FileText.Outcome.NONE;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is found in files of each kind, and that hostile ones come to an end. */
class ExtractionTest {
  private static FileText of(String name, String type, byte[] bytes) {
    return Extraction.of(name, type, bytes);
  }

  private static String text(String name, byte[] bytes) {
    FileText found = of(name, "application/octet-stream", bytes);
    assertThat(found.outcome()).as(name + " " + found.why()).isEqualTo(FOUND);
    return found.text();
  }

  private static String why(String name, byte[] bytes) {
    FileText found = of(name, "application/octet-stream", bytes);
    assertThat(found.outcome()).as(name).isNotEqualTo(FOUND);
    return found.outcome() + " " + found.why();
  }

  @Test
  void office_documents() {
    assertThat(text("a.docx", FileKit.docx("The kettle", "水壶漏水"))).isEqualTo("The kettle\n水壶漏水");
    assertThat(text("a.xlsx", FileKit.xlsx())).isEqualTo("Order Kettle\n20098 破损");
    assertThat(text("a.pptx", FileKit.pptx())).isEqualTo("the middle\nthe end");
    assertThat(text("a.odt", FileKit.odt("Guten Tag"))).isEqualTo("Guten Tag");
  }

  @Test
  void pdfs_in_both_languages_and_chinese_goes_on_over_the_end_of_a_line() {
    assertThat(text("a.pdf", FileKit.pdf("Invoice 4711", "paid\nin full")))
        .isEqualTo("Invoice 4711\npaid\nin full");
    assertThat(text("b.pdf", FileKit.chinesePdf("发票的退款", "申请已受理"))).isEqualTo("发票的退款申请已受理");
  }

  @Test
  void pages_and_tables() {
    byte[] page =
        "<p>One<br>two</p><script>no()</script><style>x{}</style><table><tr><td>a<td>b&amp;c</table>"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(text("a.html", page)).isEqualTo("One\ntwo\na b&c");
    byte[] chinese = "<meta charset=gbk><p>退款</p>".getBytes(Charset.forName("GBK"));
    assertThat(text("b.html", chinese)).isEqualTo("退款");
    assertThat(text("a.csv", "order,sum\r\n77,9.5\r\n".getBytes(StandardCharsets.UTF_8)))
        .isEqualTo("order,sum\n77,9.5");
  }

  @Test
  void plain_text_in_the_charsets_that_people_have() {
    String chinese = "订单号 0098，申请退款，谢谢。";
    String latin = "Café fermé, délai dépassé à Zürich.";
    for (String charset : new String[] {"UTF-8", "GB18030"}) {
      assertThat(text("a.txt", chinese.getBytes(Charset.forName(charset)))).isEqualTo(chinese);
    }
    byte[] marked = ("\uFEFF" + chinese).getBytes(StandardCharsets.UTF_16LE);
    assertThat(text("b.txt", marked)).isEqualTo(chinese);
    assertThat(text("c.txt", latin.getBytes(Charset.forName("windows-1252")))).isEqualTo(latin);
    byte[] big5 = "訂單退款".getBytes(Charset.forName("Big5"));
    assertThat(of("d", "text/plain; charset=big5", big5).text()).isEqualTo("訂單退款");
    assertThat(of("e", "text/plain; charset=no-such", "x".getBytes()).text()).isEqualTo("x");
  }

  @Test
  void bytes_say_what_a_file_is_and_not_its_name_or_type() {
    assertThat(of("photo.png", "image/png", FileKit.pdf("Invoice")).text()).isEqualTo("Invoice");
    assertThat(of("a.pdf", "application/pdf", FileKit.docx("Hello")).text()).isEqualTo("Hello");
    byte[] picture = {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 13};
    assertThat(of("a.txt", "text/plain", picture)).isEqualTo(FileText.none(Why.KIND));
    assertThat(of("a.bin", "application/x", "words".getBytes())).isEqualTo(FileText.none(Why.KIND));
    assertThat(why("b.pdf", new byte[0])).isEqualTo("NONE kind");
  }

  @Test
  void what_is_locked_is_said_to_be() {
    assertThat(why("a.pdf", FileKit.lockedPdf("x"))).isEqualTo("FAILED encrypted");
    byte[] office = Arrays.copyOf(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0}, 2_000);
    byte[] name = "EncryptedPackage".getBytes(StandardCharsets.UTF_16LE);
    System.arraycopy(name, 0, office, 700, name.length);
    assertThat(why("a.docx", office)).isEqualTo("FAILED encrypted");
  }

  @Test
  void what_is_broken_fails_and_what_came_before_is_kept() {
    byte[] whole = FileKit.docx("kettle");
    assertThat(why("a.docx", Arrays.copyOf(whole, whole.length / 2))).isEqualTo("FAILED broken");
    assertThat(why("a.pdf", "%PDF-1.7 and no more".getBytes())).isEqualTo("FAILED broken");
    FileText cut =
        of("a.docx", "", FileKit.zip(Map.of("word/document.xml", "<d><t>kettle</t><p/><t")));
    assertThat(cut).isEqualTo(FileText.found("kettle", Why.BROKEN));
    assertThat(why("a.zip", FileKit.zip(Map.of("a.txt", "kettle")))).isEqualTo("NONE kind");
    assertThat(why("a.pdf", FileKit.pdf(""))).isEqualTo("NONE empty");
  }

  @Test
  void a_zip_bomb_and_an_xml_bomb_are_left_alone() {
    byte[] bomb = FileKit.zipBomb(150);
    assertThat(bomb.length).isLessThan(400_000);
    assertThat(why("a.docx", bomb)).isEqualTo("FAILED inflates");
    String entities =
        "<!DOCTYPE d [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">]>";
    byte[] xml = FileKit.zip(Map.of("word/document.xml", entities + "<d><t>&b;</t></d>"));
    assertThat(why("a.docx", xml)).isEqualTo("FAILED broken");
  }

  @Test
  void nothing_is_fetched_from_elsewhere() {
    String from = "<!DOCTYPE d [<!ENTITY f SYSTEM \"file:///etc/hostname\">]><d><t>&f;</t></d>";
    assertThat(why("a.docx", FileKit.zip(Map.of("word/document.xml", from))))
        .isEqualTo("FAILED broken");
    byte[] page = "<iframe src='file:///etc/hostname'></iframe>".getBytes();
    assertThat(of("a.html", "text/html", page).outcome()).isEqualTo(NONE);
  }

  @Test
  void fifty_megabytes_of_text_give_the_first_of_it() {
    byte[] text = "word ".repeat(10 * 1024 * 1024).getBytes(StandardCharsets.US_ASCII);
    FileText found = of("a.txt", "text/plain", text);
    assertThat(found.text()).hasSize(TextSink.MOST).startsWith("word word");
    String long1 = "<w:p><w:r><w:t>" + "水壶 ".repeat(500_000) + "</w:t></w:r></w:p>";
    byte[] document = FileKit.zip(Map.of("word/document.xml", FileKit.word(long1)));
    assertThat(text("a.docx", document)).hasSize(TextSink.MOST);
  }

  @Test
  void a_circle_of_pages_comes_to_an_end() {
    assertThat(of("a.pdf", "application/pdf", FileKit.circlePdf()).outcome()).isIn(NONE, FAILED);
  }
}

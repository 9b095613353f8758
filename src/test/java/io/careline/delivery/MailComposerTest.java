package io.careline.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MailComposerTest {
  private static final byte[] FILE = "a\nb\r\n\u0000c".getBytes(StandardCharsets.UTF_8);

  private final MailComposer composer = new MailComposer(id -> FILE);

  private String raw(OutgoingMail mail) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    composer.compose(mail).writeTo(bytes);
    return bytes.toString(StandardCharsets.ISO_8859_1);
  }

  private MimeMessage read(OutgoingMail mail) throws Exception {
    byte[] raw = raw(mail).getBytes(StandardCharsets.ISO_8859_1);
    return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
  }

  @Test
  void a_mail_is_what_it_was_and_stays_the_same_when_composed_again() throws Exception {
    OutgoingMail mail = Mails.simple("one", "ada@例子.example", "Hello 您好\n.\nFrom here");
    MimeMessage read = read(mail);
    assertThat(read.getMessageID()).isEqualTo("<one@desk.example>");
    assertThat(read.getSentDate()).isEqualTo(Mails.NOW);
    assertThat(read.getSubject()).isEqualTo("Router 路由器");
    InternetAddress from = (InternetAddress) read.getFrom()[0];
    assertThat(from.getPersonal()).isEqualTo("Support 客服");
    assertThat(read.getAllRecipients()[0].toString()).isEqualTo("ada@xn--fsqu00a.example");
    assertThat(read.getContent()).isEqualTo("Hello 您好\r\n.\r\nFrom here");
    assertThat(raw(mail)).isEqualTo(raw(mail)).matches("(?s)\\p{ASCII}*");
    assertThat(read.getHeader("Auto-Submitted")).isNull();
  }

  @Test
  void it_survives_the_outbox() {
    OutgoingMail mail =
        ReplyMail.of(Mails.conversation("x", "zh"), Mails.SEALS, "id@x", words("hi"), Mails.NOW);
    assertThat(OutgoingMail.of(mail.json())).isEqualTo(mail);
    OutgoingMail rest = mail.only(List.of("ada@example.org"));
    assertThat(OutgoingMail.of(rest.json()).recipients()).containsExactly("ada@example.org");
  }

  private static ReplyMail.Words words(String text) {
    return new ReplyMail.Words("Ada", text, Optional.empty(), Optional.empty(), List.of());
  }

  @Test
  void files_keep_every_byte_and_their_names() throws Exception {
    OutgoingMail mail =
        Mails.with(
            Mails.simple("files", "a@b.example", "see"),
            List.of(
                new OutgoingMail.Attached("k1", "发票 5月.txt", "text/plain"),
                new OutgoingMail.Attached("k2", "evil\r\nX: y.eml", "message/rfc822"),
                new OutgoingMail.Attached("k3", "no type", "nonsense\r\nX: y")));
    Multipart mixed = (Multipart) read(mail).getContent();
    assertThat(mixed.getCount()).isEqualTo(4);
    Multipart words = (Multipart) mixed.getBodyPart(0).getContent();
    assertThat(words.getBodyPart(1).getContent()).isEqualTo("<p>rich</p>");
    for (int i = 1; i < 4; i++) {
      MimeBodyPart part = (MimeBodyPart) mixed.getBodyPart(i);
      assertThat(part.getInputStream().readAllBytes()).isEqualTo(FILE);
      assertThat(part.getHeader("X")).isNull();
    }
    assertThat(mixed.getBodyPart(1).getFileName()).isEqualTo("发票 5月.txt");
  }

  @Test
  void references_are_folded_and_bounded() throws Exception {
    List<String> earlier = IntStream.range(0, 100).mapToObj(i -> i + "@example.org").toList();
    Conversation long1 =
        new Conversation(
            1000, "x", Address.of("s@d.example"), Address.of("a@b.example"), "en", earlier);
    OutgoingMail mail = ReplyMail.of(long1, Mails.SEALS, "id@x", words("hi"), Mails.NOW);
    String[] references = read(mail).getHeader("References")[0].split("\\s+");
    assertThat(references).hasSize(20).startsWith("<0@example.org>").endsWith("<99@example.org>");
    assertThat(read(mail).getHeader("In-Reply-To")[0]).isEqualTo("<99@example.org>");
    assertThat(raw(mail).lines().mapToInt(String::length).max().orElseThrow()).isLessThan(120);
  }

  @Test
  void no_text_becomes_a_header() throws Exception {
    for (String line :
        new String[] {"\r\n", "\n", "\r", "\u0000\n", "\u2028", "\u0085", "\r\n\r\n", "\r\n "}) {
      String evil = "x" + line + "Bcc: victim@example.org" + line + line + "body";
      OutgoingMail mail =
          new OutgoingMail(
              "id@x",
              Mails.NOW,
              Address.of("support@desk.example", evil),
              List.of(Address.of("a@b.example", evil)),
              List.of(),
              Optional.of(Address.of("s+t@desk.example", evil)),
              evil,
              "text",
              Optional.empty(),
              Optional.of(evil),
              List.of(evil, "good@x"),
              true,
              List.of(),
              List.of());
      MimeMessage read = read(mail);
      assertThat(read.getHeader("Bcc")).isNull();
      assertThat(read.getAllRecipients()).hasSize(1);
      assertThat(read.getContent()).isEqualTo("text");
      assertThat(read.getHeader("References")[0]).isEqualTo("<good@x>");
      assertThatThrownBy(() -> Address.of("a@b.example" + line + "Bcc: c@d.example"))
          .isInstanceOf(IllegalArgumentException.class);
    }
    OutgoingMail evilId = Mails.simple("x>\r\nBcc: a@b.example", "a@b.example", "x");
    assertThatThrownBy(() -> raw(evilId)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void random_texts_make_one_header_and_one_body() throws Exception {
    Random random = new Random(11);
    for (int i = 0; i < 300; i++) {
      String noise = noise(random);
      OutgoingMail plain = Mails.simple("n" + i, "a@b.example", noise);
      OutgoingMail mail =
          new OutgoingMail(
              plain.messageId(),
              plain.date(),
              Address.of("s@d.example", noise),
              plain.to(),
              plain.cc(),
              Optional.empty(),
              noise,
              noise,
              Optional.empty(),
              Optional.empty(),
              List.of(noise),
              false,
              List.of(),
              List.of());
      MimeMessage read = read(mail);
      assertThat(java.util.Collections.list(read.getAllHeaders()))
          .extracting(header -> header.getName())
          .isSubsetOf(
              "Date",
              "From",
              "To",
              "Message-ID",
              "Subject",
              "References",
              "MIME-Version",
              "Content-Type",
              "Content-Transfer-Encoding");
    }
  }

  private static String noise(Random random) {
    StringBuilder noise = new StringBuilder();
    for (int i = random.nextInt(60); i > 0; i--) {
      noise.append(
          random.nextBoolean()
              ? (char) random.nextInt(0x3000)
              : "\r\n:<>\"=?_, ;@".charAt(random.nextInt(13)));
    }
    return noise.toString();
  }
}

package io.careline.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.intake.AdapterKit;
import io.careline.intake.ChannelAdapter;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/** Mail passes the kit; and messages built to take forever do not. */
class MailAdapterTest extends AdapterKit {
  private static final int LARGEST = 2 << 20;

  @Override
  protected ChannelAdapter adapter() {
    return new MailAdapter(LARGEST);
  }

  @Override
  protected Delivery compose(Letter letter) {
    return new Delivery(
        envelope(), trace("first").concat(mime(letter)).getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  protected Delivery deliveredAgain(Letter letter) {
    String again = trace("second") + "Delivered-To: support@desk.example\r\n" + mime(letter);
    return new Delivery(envelope(), again.getBytes(StandardCharsets.ISO_8859_1));
  }

  @Override
  protected Delivery wronglyLabelled(Letter letter, byte[] text) {
    String body = Base64.getMimeEncoder().encodeToString(text);
    return mail(
        "From: ada@example.org\r\nSubject: %s\r\nContent-Type: text/plain; charset=us-ascii\r\n"
                .formatted(letter.subject())
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + body);
  }

  private static JsonObject envelope() {
    return new JsonObject()
        .put("from", "ada@example.org")
        .put("recipients", JsonArray.of("support@desk.example"));
  }

  private static String trace(String how) {
    return "Return-Path: <ada@example.org>\r\nReceived: from a by b with ESMTP id " + how + "\r\n";
  }

  private static Delivery mail(String text) {
    return new Delivery(envelope(), text.getBytes(StandardCharsets.UTF_8));
  }

  private static String mime(Letter letter) {
    try {
      MimeMessage message = new Named(letter.id());
      message.setFrom(new InternetAddress(letter.email(), letter.name(), "UTF-8"));
      message.setSubject(letter.subject(), "UTF-8");
      message.setContent(content(letter));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      message.writeTo(bytes);
      return bytes.toString(StandardCharsets.ISO_8859_1);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static MimeMultipart content(Letter letter) throws MessagingException, IOException {
    MimeMultipart mixed = new MimeMultipart("mixed", words(letter));
    for (Attached file : letter.files()) {
      MimeBodyPart part = new MimeBodyPart();
      part.setDataHandler(
          new jakarta.activation.DataHandler(new ByteArrayDataSource(file.bytes(), file.type())));
      part.setFileName(MimeUtility.encodeText(file.name(), "UTF-8", "B"));
      part.setDisposition("attachment");
      mixed.addBodyPart(part);
    }
    return mixed;
  }

  private static MimeBodyPart words(Letter letter) throws MessagingException {
    MimeBodyPart text = new MimeBodyPart();
    text.setText(letter.text(), "UTF-8");
    if (letter.html().isEmpty()) {
      return text;
    }
    MimeBodyPart html = new MimeBodyPart();
    html.setText(letter.html().get(), "UTF-8", "html");
    MimeBodyPart both = new MimeBodyPart();
    both.setContent(new MimeMultipart("alternative", text, html));
    return both;
  }

  /** A message with a Message-ID and boundaries that are the same each time. */
  private static final class Named extends MimeMessage {
    private final String id;

    Named(String id) throws MessagingException {
      super(Session.getInstance(new Properties()));
      this.id = id;
      setHeader("Date", "Tue, 5 May 2026 10:00:00 +0800");
    }

    @Override
    public void writeTo(java.io.OutputStream out) throws IOException, MessagingException {
      saveChanges();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      super.writeTo(bytes);
      String stable = bytes.toString(StandardCharsets.ISO_8859_1);
      for (int i = 0; stable.contains("=_Part_"); i++) {
        int start = stable.indexOf("=_Part_");
        String boundary = stable.substring(start, stable.indexOf('"', start));
        stable = stable.replace(boundary, "=_boundary_" + i);
      }
      out.write(stable.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", "<" + id + "@example.org>");
    }
  }

  @Test
  void deep_nesting_ends_somewhere() {
    StringBuilder mail =
        new StringBuilder("From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b0\r\n");
    for (int i = 0; i < 5000; i++) {
      mail.append(
          "\r\n--b%d\r\nContent-Type: multipart/mixed; boundary=b%d\r\n".formatted(i, i + 1));
    }
    mail.append("\r\n--b5000\r\n\r\nat last\r\n");
    assertThat(readable(mail(mail.toString()))).isPresent();
  }

  @Test
  void a_thousand_parts_are_read_and_a_million_are_not() {
    String part = "--b\r\nContent-Type: x/y\r\n\r\n\r\n";
    String mail = "From: a@b.c\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n";
    var message = readable(mail(mail + part.repeat(70_000))).orElseThrow();
    assertThat(message.attachments()).hasSizeBetween(1000, 1001);
    assertThat(message.mail().orElseThrow().getBoolean("incomplete")).isTrue();
  }

  @Test
  void headers_without_end_are_cut() {
    String many = "From: a@b.c\r\n" + "X-A: b\r\n".repeat(100_000) + "\r\ntext";
    assertThat(readable(mail(many)).orElseThrow().text()).isEqualTo("text");
    String folded = "From: a@b.c\r\nSubject: x" + "\r\n y".repeat(300_000) + "\r\n\r\ntext";
    assertThat(readable(mail(folded)).orElseThrow().subject().length()).isLessThanOrEqualTo(500);
    String people = "From: a@b.c\r\nTo: " + "x@y.z, ".repeat(200_000) + "\r\n\r\ntext";
    assertThat(readable(mail(people)).orElseThrow().mail().orElseThrow().getJsonArray("to"))
        .hasSize(100);
  }

  @Test
  void signs_that_open_and_never_close_cost_nothing() {
    for (String sign :
        new String[] {
          "\"", "<", "(", "=?", "=?utf-8?Q?", "=?utf-8?B?", ":", "\\", "'", ";a=\"", ";a*0*=''"
        }) {
      String many = sign.repeat(60_000 / sign.length());
      String mail =
          "From: a@b.c\r\nReply-To: %1$s\r\nTo: %1$s\r\nSubject: %1$s\r\nReferences: %1$s\r\n"
              + "Content-Type: text/plain; %1$s\r\nAuto-Submitted: no\r\n\r\ntext";
      assertThat(readable(mail(mail.formatted(many)))).isPresent();
    }
  }

  @Test
  void html_that_is_all_structure_is_read_in_bounded_time() {
    for (String tag :
        new String[] {
          "<div>",
          "<blockquote>",
          "<a href=http://x>y",
          "<table><tr><td>",
          "<!--",
          "</p>",
          "<b><p>",
          "<i><table><b>",
          "<svg><a>",
          "<p x",
          "<li><ul>",
          "<button><p>",
          "<b>",
          "<p",
          "&#xD800;&#0;"
        }) {
      String html = tag.repeat(1_000_000 / tag.length());
      assertThat(readable(mail("From: a@b.c\r\nContent-Type: text/html\r\n\r\n" + html)))
          .isPresent();
    }
    StringBuilder attributes = new StringBuilder("<p");
    for (int i = 0; i < 100_000; i++) {
      attributes.append(" x").append(i).append("=1");
    }
    readable(mail("From: a@b.c\r\nContent-Type: text/html\r\n\r\n" + attributes + ">"));
  }

  @Test
  void text_beyond_a_million_letters_is_cut_and_attached_whole() {
    String text = "0123456789abcde\n".repeat(100_000);
    var message = readable(mail("From: a@b.c\r\n\r\n" + text)).orElseThrow();
    assertThat(message.text().length()).isLessThanOrEqualTo(1 << 20);
    assertThat(message.attachments().getFirst().bytes()).hasSize(text.length());
  }
}

package io.careline.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.careline.intake.InboundMessage;
import io.careline.intake.UnreadableMessage;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails as real programs write them, the right and the wrong ones. */
class MailReadingTest {
  private static final String FROM = "From: Ada <ada@example.org>\n";

  private final MailAdapter adapter = new MailAdapter();

  private static JsonObject envelope() {
    return new JsonObject()
        .put("from", "bounce@example.org")
        .put("recipients", JsonArray.of("Support+10009.abc@desk.example"));
  }

  private InboundMessage read(String mail) {
    return adapter.read(envelope(), mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  private InboundMessage read(String header, byte[] body) {
    byte[] head = header.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    byte[] raw = java.util.Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, raw, head.length, body.length);
    return adapter.read(envelope(), raw);
  }

  @ParameterizedTest
  @CsvSource({
    "gb2312, GB18030, 㐀街道朱镕基 你好",
    "gbk, GBK, 路由器坏了",
    "'', GBK, 路由器坏了，请尽快帮我换一台新的",
    "utf-8, GBK, 路由器坏了，请尽快帮我换一台新的",
    "gb2312, UTF-8, 路由器坏了",
    "iso-8859-1, UTF-8, Größe – 10 €",
    "us-ascii, UTF-8, Größe",
    "'', UTF-8, Größe",
    "iso-8859-1, windows-1252, It’s “fine” – 10 €",
    "utf-8, windows-1252, Müller fährt übers Gebirge",
    "iso-2022-jp, ISO-2022-JP, すみません",
    "'', ISO-2022-JP, すみません",
    "shift_jis, windows-31j, あいうえお①",
    "big5, Big5, 路由器壞了",
    "ks_c_5601-1987, x-windows-949, 안녕하세요",
    "koi8-r, KOI8-R, Привет",
    "nonsense-8, UTF-8, Größe",
    "utf8, UTF-8, Größe",
    "utf-16le, UTF-16LE, Größe 尺寸"
  })
  void bytes_are_believed_more_than_labels(String label, String charset, String text) {
    String type = label.isEmpty() ? "" : "Content-Type: text/plain; charset=" + label + "\n";
    InboundMessage message = read(FROM + type + "\n", text.getBytes(Charset.forName(charset)));
    assertThat(message.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "=?UTF-8?B?6Lev55Sx5Zmo?= =?UTF-8?B?5Z2P5LqG?=|路由器坏了",
        "=?utf-8?B?6Lev55Q=?= =?utf-8?B?seWZqA==?=|路由器",
        "=?gb2312?B?wrfTycb3u7XByw==?=|路由器坏了",
        "Re: =?iso-8859-1?Q?Gr=F6=DFe?= now|Re: Größe now",
        "=?UTF-8?Q?with spaces_and=20=C3=BC?=|with spaces and ü",
        "=?utf-8*de?Q?Gr=C3=B6=C3=9Fe?=|Größe",
        "=?utf-8?B?6Lev55Sx5Zmo|路由器",
        "=?utf-8?Q?bad=ZZ?=|bad=ZZ",
        "=?x?y?z?=|=?x?y?z?=",
        "=?nonsense?Q?Gr=C3=B6=C3=9Fe?=|Größe",
        "=?UTF-8?Q?a?==?UTF-8?Q?b?=|ab",
        "plain = question?|plain = question?"
      })
  void encoded_words_are_decoded_also_broken_ones(String header, String subject) {
    assertThat(read(FROM + "Subject: " + header + "\n\nx").subject()).isEqualTo(subject);
  }

  @Test
  void a_header_in_raw_bytes_is_read_too() {
    assertThat(read("From: 王 <a@b.c>\nSubject: 路由器\n\nx").subject()).isEqualTo("路由器");
    byte[] gbk = "From: a@b.c\r\nSubject: 路由器坏了请帮忙\r\n\r\nx".getBytes(Charset.forName("GBK"));
    assertThat(adapter.read(envelope(), gbk).subject()).isEqualTo("路由器坏了请帮忙");
  }

  @Test
  void html_alone_gets_a_text() {
    InboundMessage message =
        read(
            FROM
                + """
                Content-Type: text/html; charset=utf-8

                <html><head><title>no</title><style>p{}</style></head><body>
                <div style="display: none">preview</div>
                <p>Hello   <b>world</b>&nbsp;!</p><p>Line<br>break</p>
                <ul><li>one</li><li>two</li></ul>
                <a href="https://example.org/x">here</a> <a href="mailto:a@b.c">a@b.c</a>
                <blockquote>said <blockquote>before</blockquote></blockquote>
                <table><tr><td>a</td><td>b</td></tr></table><script>no()</script>
                """);
    assertThat(message.text())
        .isEqualTo(
            """
            Hello world !

            Line
            break

            - one
            - two

            here <https://example.org/x> a@b.c
            > said
            > > before

            a b\
            """);
    assertThat(message.html().orElseThrow()).contains("<b>world</b>");
  }

  @Test
  void alternatives_relations_and_attachments_find_their_places() {
    InboundMessage message =
        read(
            FROM
                + """
                Content-Type: multipart/mixed; boundary=m

                This is a multi-part message in MIME format.
                --m
                Content-Type: multipart/alternative; boundary=a

                --a
                Content-Type: text/plain

                plain
                --a
                Content-Type: multipart/related; boundary=r

                --r
                Content-Type: text/html

                <p>rich <img src="cid:pic@x"></p>
                --r
                Content-Type: image/png; name=pic.png
                Content-ID: <pic@x>
                Content-Transfer-Encoding: base64

                AQID
                --r--
                --a--
                --m
                Content-Type: text/plain; name=notes.txt
                Content-Disposition: inline; filename=notes.txt

                notes
                --m
                Content-Type: message/rfc822

                From: x@y.z
                Subject: =?utf-8?Q?Inn=C3=A9r?=

                inner
                --m
                Content-Type: text/plain

                footer
                --m--
                """);
    assertThat(message.text()).isEqualTo("plain\n\nfooter");
    assertThat(message.html().orElseThrow()).contains("cid:pic@x").contains("footer");
    assertThat(message.attachments())
        .extracting(part -> part.name() + " " + part.type() + " " + part.contentId().orElse("-"))
        .containsExactly(
            "pic.png image/png pic@x", "notes.txt text/plain -", "Innér.eml message/rfc822 -");
    assertThat(message.attachments().getFirst().bytes()).containsExactly(1, 2, 3);
    assertThat(new String(message.attachments().getLast().bytes())).contains("inner");
  }

  @Test
  void names_of_files_are_read_in_every_way_they_are_written() {
    String part = "--b\nContent-Type: application/pdf%s\nContent-Disposition: attachment%s\n\nx\n";
    InboundMessage message =
        read(
            FROM
                + "Content-Type: multipart/mixed; boundary=b\n\n"
                + part.formatted("", "; filename*=UTF-8''%E5%8F%91%E7%A5%A8.pdf")
                + part.formatted(
                    "", "; filename*0*=utf-8'zh'%E5%8F; filename*1*=%91; filename*2=\".pdf\"")
                + part.formatted("; name=\"=?UTF-8?B?5Y+R56WoLnBkZg==?=\"", "")
                + part.formatted("", "; filename=\"C:\\temp\\a b.pdf\"")
                + part.formatted("", "; filename=发票.pdf")
                + part.formatted("", "; filename=\"\"")
                + part.formatted("", "")
                + "--b--\n");
    assertThat(message.attachments())
        .extracting(file -> file.name())
        .containsExactly(
            "发票.pdf",
            "发.pdf",
            "发票.pdf",
            "a b.pdf",
            "发票.pdf",
            "attachment-1.pdf",
            "attachment-2.pdf");
  }

  @Test
  void flowed_lines_are_joined_within_their_quote() {
    String text =
        "A long \nline.\n> quoted \n> words\n>> deeper \n> not joined\n-- \nAda\n  stuffed";
    InboundMessage message = read(FROM + "Content-Type: text/plain; format=flowed\n\n" + text);
    assertThat(message.text())
        .isEqualTo("A long line.\n> quoted words\n>> deeper \n> not joined\n-- \nAda\n stuffed");
  }

  @Test
  void a_wrong_boundary_and_a_missing_end_lose_nothing() {
    assertThat(read(FROM + "Content-Type: multipart/mixed; boundary=b\n\n--other\n\ntext\n").text())
        .contains("text");
    assertThat(read(FROM + "Content-Type: multipart/mixed; boundary=b\n\n--b\n\ntext").text())
        .isEqualTo("text");
    assertThat(read(FROM + "Content-Type: multipart/mixed\n\ntext").text()).contains("text");
    assertThat(
            read(FROM
                    + "Content-Type: multipart/mixed; boundary*0*=us-ascii''b; boundary*1*=c\n\n"
                    + "--bc\n\n"
                    + "text")
                .text())
        .isEqualTo("text");
  }

  @Test
  void the_answer_goes_where_the_author_wants_it() {
    InboundMessage message = read(FROM + "Reply-To: Ada at home <home@example.org>\n\nx");
    assertThat(message.sender().email()).contains("home@example.org");
    assertThat(message.mail().orElseThrow().getString("from")).isEqualTo("Ada <ada@example.org>");
    assertThat(message.mail().orElseThrow().getString("replyTo"))
        .isEqualTo("Ada at home <home@example.org>");
    assertThat(read(FROM + "Reply-To: <home@example.org>\n\nx").sender().name()).contains("Ada");
    assertThat(read(FROM + "Reply-To: nonsense\n\nx").sender().email()).contains("ada@example.org");
    assertThat(read(FROM + "Reply-To: support@desk.example\n\nx").sender().email())
        .contains("ada@example.org");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"Doe, Ada\" <a@b.c>|Doe, Ada|a@b.c",
        "=?utf-8?Q?Doe,_Ada?= <a@b.c>|Doe, Ada|a@b.c",
        "\"=?utf-8?B?546L?=\" <a@b.c>|王|a@b.c",
        "a@b.c (Ada \\) Doe)||a@b.c",
        "a@b.c|-|a@b.c",
        "<a@b.c>|-|a@b.c",
        "'a@b.c' <a@b.c>||a@b.c",
        "Friends: a@b.c, d@e.f;|-|a@b.c",
        "<@route.example:a@b.c>|-|a@b.c",
        "mailto:a@b.c|-|a@b.c",
        "a..b.@docomo.example|-|a..b.@docomo.example",
        "王@例子.中国|-|王@例子.中国"
      })
  void senders_are_found_however_they_are_written(String from, String name, String address) {
    InboundMessage.Sender sender = read("From: " + from + "\n\nx").sender();
    assertThat(sender.email()).contains(address);
    if (name != null) {
      assertThat(sender.name().orElse("-")).isEqualTo(name);
    }
  }

  @Test
  void nobody_at_all_is_the_reason_to_give_up() {
    byte[] nobody = "Subject: x\r\n\r\ny".getBytes();
    assertThatThrownBy(() -> adapter.read(new JsonObject(), nobody))
        .isInstanceOf(UnreadableMessage.class)
        .hasMessageContaining("sender");
    assertThat(adapter.read(new JsonObject().put("from", "a@b.c"), nobody).sender().email())
        .contains("a@b.c");
    byte[] local = "From: MAILER-DAEMON (Mail Delivery System)\r\n\r\ny".getBytes();
    assertThat(adapter.read(new JsonObject(), local).sender().email())
        .contains("MAILER-DAEMON@unknown.invalid");
    InboundMessage bounce = adapter.read(new JsonObject().put("from", ""), nobody);
    assertThat(bounce.machine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: auto-replied",
        "Auto-Submitted: auto-generated; owner-email=\"a@b.c\"",
        "Precedence: bulk",
        "Precedence: auto_reply",
        "List-Id: <x.y>",
        "List-Unsubscribe: <mailto:x@y.z>",
        "X-Auto-Response-Suppress: All",
        "X-Autoreply: yes",
        "X-Autorespond: x",
        "Return-Path: <>\nX-No-Envelope: yes",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=b",
        "From: no-reply@example.org",
        "From: MAILER-DAEMON@example.org",
        "From: donotreply+x@example.org",
        "From: postmaster@example.org",
        "Subject: 自动回复：休假中",
        "Subject: Out of Office: back on Monday"
      })
  void machines_are_known(String header) {
    String mail = header.startsWith("From") ? header + "\n\nx" : FROM + header + "\n\nx";
    JsonObject envelope = header.contains("X-No-Envelope") ? new JsonObject() : envelope();
    byte[] raw = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
    assertThat(adapter.read(envelope, raw).machine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Auto-Submitted: no",
        "Auto-Submitted: NO (human)",
        "Precedence: normal",
        "X-Auto-Response-Suppress: None",
        "Subject: The office is out of paper",
        "Subject: Automatic doors do not open"
      })
  void people_are_known(String header) {
    assertThat(read(FROM + header + "\n\nx").machine()).isFalse();
  }

  @Test
  void the_null_return_path_is_a_machines() {
    byte[] raw = (FROM + "\nx").getBytes();
    assertThat(adapter.read(envelope().put("from", ""), raw).machine()).isTrue();
  }

  @Test
  void tokens_and_references_lead_to_the_ticket() {
    InboundMessage message =
        read(
            FROM
                + "To: <support+10017.def@desk.example>, other@x.y\n"
                + "Cc: support+10009.abc@desk.example\n"
                + "In-Reply-To: <3@x>\n"
                + "References: <1@x>\n"
                + " <2@x><3@x> 4@x junk\n\n"
                + "x");
    assertThat(message.thread().replyTokens()).containsExactly("10009.abc", "10017.def");
    assertThat(message.thread().references()).containsExactly("3@x", "4@x", "2@x", "1@x");
    StringBuilder references = new StringBuilder("References:");
    for (int i = 0; i < 200; i++) {
      references.append(" <").append(i).append("@x>\n");
    }
    assertThat(read(FROM + references + "\nx").thread().references())
        .hasSize(50)
        .startsWith("199@x", "198@x");
  }

  @Test
  void the_same_message_id_on_another_body_is_another_message() {
    String header = FROM + "Message-ID: <1@x>\nDate: Tue, 5 May 2026 10:00:00 +0000\n";
    assertThat(key(header + "\none")).isNotEqualTo(key(header + "\ntwo"));
    assertThat(key("Received: a\n" + header + "\none")).isEqualTo(key(header + "\none"));
    assertThat(key("Received: a\n" + header + "Subject: [list] x\n\none"))
        .isEqualTo(key(header + "\none"));
    assertThat(key(FROM + "Subject: a\n\none")).isNotEqualTo(key(FROM + "Subject: b\n\none"));
    assertThat(key(header + "\none")).matches("mail:[0-9a-f]{64}");
  }

  private String key(String mail) {
    return adapter.dedupKey(
        envelope(), mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void base64_of_which_anything_may_be_missing_is_decoded() {
    String whole = Base64.getEncoder().encodeToString("路由器坏了".getBytes(StandardCharsets.UTF_8));
    for (int i = 0; i <= whole.length(); i++) {
      assertThat(EncodedWords.base64(whole.substring(0, i)).length).isLessThanOrEqualTo(15);
    }
  }
}

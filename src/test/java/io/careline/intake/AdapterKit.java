package io.careline.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every channel adapter keeps to. A channel's test extends this, says how its messages look
 * ({@link #compose}), and adds what only its channel has.
 */
public abstract class AdapterKit {
  /** Reading any message takes no longer than this, whatever is in it. */
  private static final Duration BOUND = Duration.ofSeconds(60);

  /** A message as the channel's edge hands it in. */
  public record Delivery(JsonObject envelope, byte[] raw) {}

  /** A file in a message. */
  public record Attached(String name, String type, byte[] bytes) {}

  /**
   * What somebody wants to say.
   *
   * @param id stays the same when the message is delivered again
   */
  public record Letter(
      String id,
      String email,
      String name,
      String subject,
      String text,
      Optional<String> html,
      List<Attached> files) {

    /** A letter without HTML and files, from Ada. */
    public static Letter of(String id, String subject, String text) {
      return new Letter(id, "ada@example.org", "Ada 王", subject, text, Optional.empty(), List.of());
    }

    Letter html(String html) {
      return new Letter(id, email, name, subject, text, Optional.of(html), files);
    }

    Letter files(Attached... files) {
      return new Letter(id, email, name, subject, text, html, List.of(files));
    }
  }

  protected abstract ChannelAdapter adapter();

  /** The message as this channel carries it. */
  protected abstract Delivery compose(Letter letter);

  /** The same message, delivered once more: all that differs is what a delivery adds. */
  protected abstract Delivery deliveredAgain(Letter letter);

  /** A message whose text is these bytes, which are not in the charset that it claims. */
  protected abstract Delivery wronglyLabelled(Letter letter, byte[] textInAnotherCharset);

  /** Whether this channel carries HTML beside the text. */
  protected boolean carriesHtml() {
    return true;
  }

  /** Whether this channel carries files. */
  protected boolean carriesFiles() {
    return true;
  }

  /**
   * Whether the sender waits for the answer and can mend the message. JSON is UTF-8 (RFC 8259), so
   * bytes that are not may be refused to somebody who is told; a mail has to be read as it is.
   */
  protected boolean senderWaits() {
    return false;
  }

  private InboundMessage read(Delivery delivery) {
    return adapter().read(delivery.envelope(), delivery.raw());
  }

  private String key(Delivery delivery) {
    return adapter().dedupKey(delivery.envelope(), delivery.raw());
  }

  @Test
  void a_text_is_read_as_it_was_written() {
    String text = "Router blinks red.\n路由器亮红灯 🚨\n\n> quoted\n.\n..dots\nFrom here on";
    InboundMessage message = read(compose(Letter.of("text", "Router 坏了 & more", text)));
    assertThat(message.text()).isEqualTo(text);
    assertThat(message.subject()).isEqualTo("Router 坏了 & more");
    assertThat(message.sender().email()).contains("ada@example.org");
    assertThat(message.sender().name()).contains("Ada 王");
    assertThat(message.attachments()).isEmpty();
    assertThat(message.machine()).isFalse();
  }

  @Test
  void html_comes_with_its_text() {
    Assumptions.assumeTrue(carriesHtml());
    Letter letter = Letter.of("html", "Rich", "plain form").html("<p>rich <b>形式</b></p>");
    InboundMessage message = read(compose(letter));
    assertThat(message.text()).isEqualTo("plain form");
    assertThat(message.html().orElseThrow()).contains("rich <b>形式</b>");
  }

  @Test
  void a_text_alone_has_no_html() {
    assertThat(read(compose(Letter.of("plain", "Plain", "1 < 2 & 3"))).html()).isEmpty();
  }

  @Test
  void files_arrive_byte_for_byte_under_their_names() {
    Assumptions.assumeTrue(carriesFiles());
    byte[] bytes = new byte[70_000];
    new Random(7).nextBytes(bytes);
    Attached picture = new Attached("照片 1.png", "image/png", bytes);
    Attached empty = new Attached("empty.txt", "text/plain", new byte[0]);
    InboundMessage message =
        read(compose(Letter.of("files", "Files", "see below").files(picture, empty)));
    assertThat(message.text()).isEqualTo("see below");
    assertThat(message.attachments())
        .extracting(p -> p.name())
        .containsExactly("照片 1.png", "empty.txt");
    assertThat(message.attachments().getFirst().type()).isEqualTo("image/png");
    assertThat(message.attachments().getFirst().bytes()).isEqualTo(bytes);
    assertThat(message.attachments().getLast().bytes()).isEmpty();
  }

  @Test
  void a_file_name_leads_nowhere() {
    Assumptions.assumeTrue(carriesFiles());
    Attached evil = new Attached("../../etc/pass\u0000wd", "text/x-evil", new byte[] {1});
    InboundMessage message = read(compose(Letter.of("path", "Path", "x").files(evil)));
    assertThat(message.attachments().getFirst().name()).doesNotContain("/", "\\", "\u0000");
  }

  @Test
  void a_duplicate_has_the_same_key_and_reads_the_same() {
    Letter letter = Letter.of("twice", "Twice", "said once");
    Delivery first = compose(letter);
    Delivery second = deliveredAgain(letter);
    assertThat(key(second)).isEqualTo(key(first)).isEqualTo(key(first));
    assertThat(read(second).text()).isEqualTo(read(first).text());
  }

  @Test
  void another_message_has_another_key_even_from_the_same_sender() {
    Set<String> keys = new HashSet<>();
    keys.add(key(compose(Letter.of("a", "Same", "same"))));
    keys.add(key(compose(Letter.of("b", "Same", "same"))));
    keys.add(key(compose(Letter.of("a", "Same", "other"))));
    assertThat(keys).hasSize(3);
  }

  @Test
  void text_in_another_charset_than_it_claims_is_read_all_the_same() {
    byte[] utf8 = "Größe und 尺寸 und 尺寸".getBytes(StandardCharsets.UTF_8);
    InboundMessage message = read(wronglyLabelled(Letter.of("cs", "Charset", ""), utf8));
    assertThat(message.text()).contains("Größe");
    byte[] broken = {'o', 'k', ' ', (byte) 0xFF, (byte) 0xFE, 0, (byte) 0x80, ' ', 'o', 'k'};
    Optional<InboundMessage> bad =
        readable(wronglyLabelled(Letter.of("bad", "Charset", ""), broken));
    if (bad.isEmpty() && senderWaits()) {
      return;
    }
    assertThat(bad.orElseThrow().text()).startsWith("ok").endsWith("ok").doesNotContain("\u0000");
  }

  @Test
  void an_empty_text_is_empty_and_not_absent() {
    InboundMessage message = read(compose(Letter.of("empty", "", "")));
    assertThat(message.text()).isEmpty();
    assertThat(message.subject()).isEmpty();
  }

  @Test
  void an_oversize_message_is_refused_or_read_but_breaks_nothing() {
    int largest = adapter().largest();
    assertThat(largest).isPositive();
    String text = "0123456789abcdef".repeat(largest / 16 + 1);
    Delivery delivery = compose(Letter.of("large", "Large", text));
    assertThat(delivery.raw().length).isGreaterThan(largest);
    readable(delivery);
  }

  @Test
  void a_burst_of_messages_gives_a_key_each_and_the_same_text_on_every_thread() {
    List<Delivery> burst =
        java.util.stream.IntStream.range(0, 500)
            .mapToObj(i -> compose(Letter.of("burst-" + i, "Burst", "number " + i)))
            .toList();
    Set<String> keys = new HashSet<>(burst.parallelStream().map(this::key).toList());
    assertThat(keys).hasSize(500);
    List<String> texts = burst.parallelStream().map(one -> read(one).text()).toList();
    for (int i = 0; i < texts.size(); i++) {
      assertThat(texts.get(i)).isEqualTo("number " + i);
    }
  }

  @Test
  void damaged_messages_are_read_or_refused_with_a_reason_in_bounded_time() {
    Random random = new Random(42);
    Letter letter = Letter.of("damage", "Damage 损坏", "text ".repeat(50));
    byte[] whole = compose(carriesHtml() ? letter.html("<p>x</p>") : letter).raw();
    for (int i = 0; i < 500; i++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
      for (int j = random.nextInt(20); j > 0 && damaged.length > 0; j--) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      readable(new Delivery(compose(letter).envelope(), damaged));
    }
  }

  @Test
  void noise_is_read_or_refused_with_a_reason() {
    Random random = new Random(43);
    for (int i = 0; i < 200; i++) {
      byte[] noise = new byte[random.nextInt(2000)];
      random.nextBytes(noise);
      readable(new Delivery(new JsonObject(), noise));
    }
    readable(new Delivery(new JsonObject(), new byte[0]));
  }

  /** The contract: a message, or an {@link UnreadableMessage} with a reason, and soon. */
  protected final Optional<InboundMessage> readable(Delivery delivery) {
    long start = System.nanoTime();
    try {
      assertThat(key(delivery)).isNotBlank().isEqualTo(key(delivery));
      InboundMessage message = read(delivery);
      storable(message);
      return Optional.of(message);
    } catch (UnreadableMessage e) {
      assertThat(e.getMessage()).isNotBlank();
      return Optional.empty();
    } catch (RuntimeException e) {
      return fail("Only an UnreadableMessage may be thrown", e);
    } finally {
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(BOUND);
    }
  }

  /** PostgreSQL stores neither NUL nor half a character, and a sender must be somebody. */
  private static void storable(InboundMessage message) {
    String all =
        message.subject()
            + message.text()
            + message.html().orElse("")
            + message.sender()
            + message.thread()
            + message.mail().map(JsonObject::encode).orElse("")
            + message.attachments().stream().map(p -> p.name() + p.type() + p.contentId()).toList();
    assertThat(all.indexOf('\u0000')).isNegative();
    assertThat(new String(all.getBytes(StandardCharsets.UTF_16BE), StandardCharsets.UTF_16BE))
        .isEqualTo(all);
    assertThat(
            message.sender().email().isPresent()
                || message.sender().phone().isPresent()
                || message.sender().name().isPresent())
        .isTrue();
  }
}

package io.careline.intake.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.careline.intake.FrontDoor;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The receiver as a hostile or broken sender meets it. */
class SmtpHostileTest {
  private static final String US = "support@desk.example";

  private SmtpHouse house = new SmtpHouse();

  @AfterEach
  void close() {
    house.close();
  }

  private void with(SmtpLimits limits, UnaryOperator<FrontDoor> door) {
    house.close();
    house = new SmtpHouse(limits, door);
  }

  private static SmtpLimits limits(int connections, long bytes, Duration time) {
    return new SmtpLimits(2048, 3, 4, connections, 2, bytes, time, time, Duration.ofSeconds(5));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\n.\n",
        "\n.\r\n",
        "\r.\r",
        "\r\n.\n",
        "\r\n.\r",
        "\r.\r\n",
        "\n.\r",
        "\r\n.\r\r\n"
      })
  void no_second_message_is_smuggled_inside_a_first(String end) throws Exception {
    String body = "Subject: one\r\n\r\na" + end + "MAIL FROM:<b@b.b>\r\nRCPT TO:<x>\r\nDATA\r\nb";
    try (SmtpLine line = house.line()) {
      line.open(US);
      line.ask("DATA");
      assertThat(line.ask(body + "\r\n.")).startsWith("250 2.6.0");
      assertThat(line.ask("NOOP")).startsWith("250 2.0.0");
    }
    assertThat(house.only().replaceAll("[\r\n.]", ""))
        .isEqualTo((body + "\r\n").replaceAll("[\r\n.]", ""));
  }

  @Test
  void a_message_cut_anywhere_into_packets_is_the_same_message() throws Exception {
    String sent = "A: b\r\n\r\n.\r\r\n..x\r\n.\ry\r\n...\r\n";
    String stuffed = sent.replaceAll("(^|\r\n)\\.", "$1..") + ".\r\n";
    for (int i = 0; i <= stuffed.length(); i++) {
      SmtpData data = new SmtpData(1000, new SmtpLoad(SmtpLimits.DEFAULT));
      byte[] bytes = stuffed.getBytes("ISO-8859-1");
      int end = data.take(bytes, 0, i);
      assertThat(end < 0 ? data.take(bytes, i, bytes.length) : end).isEqualTo(bytes.length);
      assertThat(new String(data.bytes(), "ISO-8859-1")).isEqualTo(sent);
    }
  }

  @Test
  void a_message_of_single_bytes_is_the_same_message() throws Exception {
    try (SmtpLine line = house.line()) {
      line.open(US);
      for (byte b : "DATA\r\n".getBytes()) {
        line.send(new byte[] {b});
      }
      line.reply();
      for (byte b : "A: b\r\n\r\n..x\r\n.\r\n".getBytes()) {
        line.send(new byte[] {b});
        Thread.sleep(1);
      }
      assertThat(line.reply()).startsWith("250 2.6.0");
    }
    assertThat(house.only()).isEqualTo("A: b\r\n\r\n.x\r\n");
  }

  @Test
  void what_is_too_large_is_read_to_its_end_and_refused() throws Exception {
    try (SmtpLine line = house.line()) {
      line.reply();
      line.ask("EHLO c");
      assertThat(line.ask("MAIL FROM:<a@b.c> SIZE=" + (SmtpHouse.LARGEST + 1)))
          .startsWith("552 5.3.4");
      assertThat(line.ask("MAIL FROM:<a@b.c> SIZE=99999999999999999999")).startsWith("552 5.3.4");
      line.ask("MAIL FROM:<a@b.c> SIZE=10");
      line.ask("RCPT TO:<" + US + ">");
      line.ask("DATA");
      assertThat(line.ask("x".repeat(SmtpHouse.LARGEST * 3) + "\r\n.")).startsWith("552 5.3.4");
      assertThat(line.ask("NOOP")).startsWith("250");
    }
    assertThat(house.stored).isEmpty();
    assertThat(house.service.load().bytesInFlight()).isZero();
  }

  @Test
  void one_long_line_up_to_the_limit_is_welcome() throws Exception {
    try (SmtpLine line = house.line()) {
      line.open(US);
      line.ask("DATA");
      assertThat(line.ask("x".repeat(SmtpHouse.LARGEST - 2) + "\r\n.")).startsWith("250");
    }
  }

  @Test
  void half_a_message_is_never_stored() throws Exception {
    SmtpLine line = house.line();
    line.open(US);
    line.ask("DATA");
    line.send("Subject: half\r\n\r\nof it\r\n.");
    line.vanish();
    waitUntilEmpty();
    assertThat(house.stored).isEmpty();
    assertThat(house.service.load().bytesInFlight()).isZero();
  }

  @Test
  void a_message_that_cannot_be_stored_is_not_acknowledged() throws Exception {
    with(SmtpLimits.DEFAULT, door -> arrival -> Future.failedFuture("no database"));
    try (SmtpLine line = house.line()) {
      line.open(US);
      line.ask("DATA");
      assertThat(line.ask("Subject: x\r\n\r\ny\r\n.")).startsWith("451 4.3.0");
      assertThat(line.ask("NOOP")).startsWith("250");
    }
  }

  @Test
  void a_door_that_throws_is_a_message_not_stored() throws Exception {
    UnaryOperator<FrontDoor> broken =
        door ->
            arrival -> {
              throw new IllegalStateException("broken");
            };
    with(SmtpLimits.DEFAULT, broken);
    try (SmtpLine line = house.line()) {
      line.open(US);
      line.ask("DATA");
      assertThat(line.ask("Subject: x\r\n\r\ny\r\n.")).startsWith("451 4.3.0");
    }
  }

  @Test
  void commands_out_of_order_or_misspelt_are_refused_and_ten_of_them_are_enough() throws Exception {
    try (SmtpLine line = house.line()) {
      line.reply();
      assertThat(line.ask("MAIL FROM:<a@b.c>")).startsWith("503");
      line.ask("HELO c");
      assertThat(line.ask("RCPT TO:<" + US + ">")).startsWith("503");
      assertThat(line.ask("DATA")).startsWith("503");
      assertThat(line.ask("MAIL FROM:a@b.c")).startsWith("501");
      assertThat(line.ask("MAIL FROM:<a@b.c> XYZ=1")).startsWith("555");
      assertThat(line.ask("MAIL FROM:<a\u0000@b.c>")).startsWith("501");
      line.send("NOOP\n");
      assertThat(line.reply()).startsWith("500 5.5.2");
      assertThat(line.ask("N" + "O".repeat(100_000) + "P")).startsWith("500 5.5.2");
      assertThat(line.ask("")).startsWith("500");
      assertThat(line.ask("EXPN list")).startsWith("502");
      assertThat(line.reply()).startsWith("421 4.7.0");
      assertThat(line.reply()).isEmpty();
    }
  }

  @Test
  void a_browser_is_sent_away() throws Exception {
    try (SmtpLine line = house.line()) {
      line.reply();
      line.send("POST / HTTP/1.1\r\nHost: x\r\n\r\nMAIL FROM:<a@b.c>\r\n");
      assertThat(line.reply()).startsWith("421");
      assertThat(line.reply()).isEmpty();
    }
  }

  @Test
  void too_many_recipients_are_put_off() throws Exception {
    with(limits(10, 1 << 20, Duration.ofSeconds(30)), door -> door);
    try (SmtpLine line = house.line()) {
      line.open(US);
      line.ask("RCPT TO:<support+a@desk.example>");
      line.ask("RCPT TO:<support+b@desk.example>");
      assertThat(line.ask("RCPT TO:<support+c@desk.example>")).startsWith("452 4.5.3");
      assertThat(line.ask("DATA")).startsWith("354");
    }
  }

  @Test
  void one_address_has_only_so_many_connections() throws Exception {
    with(limits(10, 1 << 20, Duration.ofSeconds(30)), door -> door);
    try (SmtpLine one = house.line();
        SmtpLine two = house.line();
        SmtpLine three = house.line()) {
      assertThat(one.reply()).startsWith("220");
      assertThat(two.reply()).startsWith("220");
      assertThat(three.reply()).startsWith("421 4.7.0");
      assertThat(three.reply()).isEmpty();
    }
    waitUntilEmpty();
    try (SmtpLine again = house.line()) {
      assertThat(again.reply()).startsWith("220");
    }
  }

  @Test
  void memory_for_messages_is_bounded_over_all_sessions() throws Exception {
    with(limits(10, 20_000, Duration.ofSeconds(30)), door -> door);
    try (SmtpLine one = house.line();
        SmtpLine two = house.line()) {
      one.open(US);
      one.ask("DATA");
      one.send("x".repeat(10_000));
      two.open(US);
      two.ask("DATA");
      Thread.sleep(200);
      assertThat(two.ask("y".repeat(15_000) + "\r\n.")).startsWith("452 4.3.1");
      assertThat(one.ask("\r\n.")).startsWith("250");
    }
    assertThat(house.stored).hasSize(1);
    assertThat(house.service.load().bytesInFlight()).isZero();
  }

  @Test
  void a_slow_client_is_hung_up_on() throws Exception {
    with(limits(10, 20_000, Duration.ofMillis(300)), door -> door);
    try (SmtpLine silent = house.line();
        SmtpLine dripping = house.line()) {
      silent.open(US);
      silent.ask("DATA");
      dripping.reply();
      for (int i = 0; i < 5; i++) {
        dripping.send("N");
        Thread.sleep(50);
      }
      assertThat(dripping.reply()).startsWith("421 4.4.2");
      assertThat(silent.reply()).startsWith("421 4.4.2");
    }
    assertThat(house.stored).isEmpty();
  }

  @Test
  void a_client_that_never_reads_takes_no_memory() throws Exception {
    with(limits(10, 20_000, Duration.ofSeconds(1)), door -> door);
    SmtpLine line = house.line();
    byte[] noise = "NOOP\r\n".repeat(10_000).getBytes();
    Thread sender =
        Thread.startVirtualThread(
            () -> {
              try {
                for (int i = 0; i < 10_000; i++) {
                  line.send(noise);
                }
              } catch (java.io.IOException e) {
                // The receiver hung up, as it should.
              }
            });
    sender.join(Duration.ofSeconds(20));
    assertThat(sender.isAlive()).isFalse();
    waitUntilEmpty();
  }

  @Test
  void a_stop_finishes_the_message_under_way() throws Exception {
    Promise<Void> mayStore = Promise.promise();
    with(
        SmtpLimits.DEFAULT,
        door -> arrival -> mayStore.future().compose(v -> door.accept(arrival)));
    try (SmtpLine idle = house.line();
        SmtpLine busy = house.line();
        SmtpLine storing = house.line()) {
      idle.reply();
      busy.open(US);
      busy.ask("DATA");
      busy.send("Subject: x\r\n\r\nfirst half, ");
      storing.open(US);
      storing.ask("DATA");
      storing.send("Subject: y\r\n\r\nall\r\n.\r\n");
      Thread.sleep(200);
      Future<Void> stopped = house.drain();
      assertThat(idle.reply()).startsWith("421 4.3.2");
      mayStore.complete();
      assertThat(storing.reply()).startsWith("250");
      assertThat(storing.reply()).startsWith("421 4.3.2");
      assertThat(busy.ask("second half\r\n.")).startsWith("250");
      assertThat(busy.reply()).startsWith("421 4.3.2");
      stopped.await();
      assertThat(house.stored).hasSize(2);
    }
  }

  @Test
  void a_burst_of_connections_is_stored_whole() throws Exception {
    List<Thread> senders = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String name = "burst " + i;
      senders.add(Thread.startVirtualThread(() -> sendTwenty(name)));
    }
    for (Thread sender : senders) {
      sender.join();
    }
    assertThat(house.stored.stream().map(one -> one.dedupKey()).distinct()).hasSize(400);
  }

  private void sendTwenty(String name) {
    try (SmtpLine line = house.line()) {
      line.reply();
      line.ask("EHLO c");
      for (int i = 0; i < 20; i++) {
        line.send("MAIL FROM:<a@b.c>\r\nRCPT TO:<" + US + ">\r\nDATA\r\n");
        line.reply();
        line.reply();
        line.reply();
        line.ask("From: a@b.c\r\nSubject: " + name + "\r\n\r\nmessage " + i + "\r\n.");
      }
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private void waitUntilEmpty() throws InterruptedException {
    for (int i = 0; i < 200 && house.service.load().connections() > 0; i++) {
      Thread.sleep(20);
    }
    assertThat(house.service.load().connections()).isZero();
  }
}

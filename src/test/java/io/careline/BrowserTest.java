package io.careline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A person's day in a real browser: the scripts are in {@code web/e2e}, the server and the
 * customer's mailbox are here. The screenshots go to {@code target/screenshots}; README's are taken
 * from there.
 */
@Timeout(300)
class BrowserTest {
  private static final List<Path> BROWSERS =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  /** For the tag "hurry" alone; the other scripts have the policies that Careline comes with. */
  private static final String HURRY =
      """
      name: Hurry
      order: 1
      appliesTo: {tag: hurry}
      targets:
        firstResponse:
          time: PT40S
          calendar: 24x7
          ladder:
            - {at: 40%, do: [{notify: assignee}]}
            - at: due
              do:
                - {addTag: late}
                - {raisePriority: true}
                - {createTask: {title: Ring the customer}}
                - {notify: assignee}
        resolution:
          time: PT20H
          calendar: cn-mainland
          pausedIn: [pending]
      """;

  private static final String PASSWORD = "a password for the browser";
  private static GreenMail customers;
  private static TestCareline app;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    boolean ready =
        Files.isDirectory(Path.of("web/node_modules/playwright-core"))
            && (BROWSERS.stream().anyMatch(Files::exists) || System.getenv("CHROMIUM") != null);
    if (!ready) {
      System.out.println(
          "\n"
              + "*** NO CHROMIUM FOUND (or the web build was skipped): THE BROWSER TESTS ARE"
              + " SKIPPED ***\n");
    }
    assumeTrue(ready, "no Chromium found");
    customers = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
    customers.start();
    String relay = "smtp://127.0.0.1:" + customers.getSmtp().getPort();
    app = TestCareline.withRelayAndPolicies(relay, policies(folder));
    app.post("teams", new JsonObject().put("name", "Support"));
    agent("li.na@example.org", "李娜", "administrator", "en");
    agent("omar@example.org", "Omar Haddad", "agent", "zh");
    agent("tomas@example.org", "Tomás Ortega", "supervisor", "en");
  }

  /** The policies that Careline comes with, and one whose clocks run out while one looks on. */
  private static Path policies(Path folder) throws IOException {
    Path shipped = Path.of("sla-policies");
    Files.createDirectory(folder.resolve("calendars"));
    try (Stream<Path> files = Files.walk(shipped)) {
      for (Path file : files.filter(one -> one.toString().endsWith(".yaml")).toList()) {
        Files.copy(file, folder.resolve(shipped.relativize(file).toString()));
      }
    }
    Files.writeString(folder.resolve("hurry.yaml"), HURRY);
    return folder;
  }

  private static void agent(String email, String name, String role, String locale) {
    app.post(
        "agents",
        new JsonObject()
            .put("email", email)
            .put("name", name)
            .put("role", role)
            .put("scope", "all")
            .put("locale", locale)
            .put("teams", new JsonArray().add("Support"))
            .put("password", PASSWORD));
  }

  @AfterAll
  static void stop() {
    if (app != null) {
      app.close();
      customers.stop();
    }
  }

  /** Runs a script of {@code web/e2e}; each line that it says is given to the listener. */
  private static void script(String name, Map<String, String> more, Consumer<String> listener)
      throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("node", "e2e/" + name + ".mjs")
            .directory(Path.of("web").toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("BASE_URL", app.url(""));
    environment.put("AGENT1_EMAIL", "li.na@example.org");
    environment.put("AGENT1_PASSWORD", PASSWORD);
    environment.put("AGENT2_EMAIL", "omar@example.org");
    environment.put("AGENT2_PASSWORD", PASSWORD);
    environment.put("AGENT3_EMAIL", "tomas@example.org");
    environment.put("AGENT3_PASSWORD", PASSWORD);
    environment.put("SHOTS", Path.of("target/screenshots").toAbsolutePath().toString());
    environment.putAll(more);
    Process process = builder.start();
    StringBuilder said = new StringBuilder();
    try (BufferedReader lines = process.inputReader()) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        said.append(line).append('\n');
        listener.accept(line);
      }
      assertThat(process.waitFor()).as(said.toString()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  private static void mail(String subject, String text, String to) {
    try {
      Properties properties = new Properties();
      properties.put("mail.smtp.host", "127.0.0.1");
      properties.put("mail.smtp.port", Integer.toString(app.careline.smtpPort()));
      MimeMessage mail = new MimeMessage(Session.getInstance(properties));
      mail.setFrom(new InternetAddress("anna@example.org", "Anna Lindqvist"));
      mail.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
      mail.setSubject(subject, "UTF-8");
      mail.setText(text, "UTF-8");
      Transport.send(mail);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * The customer answers the mail that the agent has just sent, to the address it asks to be
   * answered at.
   */
  private static void answer(String text) {
    try {
      MimeMessage reply =
          Arrays.stream(customers.getReceivedMessages())
              .filter(mail -> GreenMailUtil.getWholeMessage(mail).contains("leaves our warehouse"))
              .findFirst()
              .orElseThrow();
      mail(
          "Re: " + reply.getSubject(),
          text,
          ((InternetAddress) reply.getReplyTo()[0]).getAddress());
    } catch (jakarta.mail.MessagingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_mail_arrives_an_agent_answers_and_the_customer_gets_it() throws Exception {
    Map<String, String> more =
        Map.of(
            "SUBJECT", "Two cups arrived broken",
            "REPLY", "A replacement leaves our warehouse today.",
            "FOLLOW_UP", "Thank you, that is kind.");
    script(
        "main-job",
        more,
        line -> {
          if (line.equals("READY")) {
            mail(
                "Two cups arrived broken",
                "Hello, two of the six cups are in pieces. What now?",
                "support@localhost");
          }
          if (line.equals("ANSWERED")) {
            answer("Thank you, that is kind.");
          }
        });
  }

  @Test
  void an_agent_works_by_keyboard() throws Exception {
    script("desk", Map.of(), line -> {});
  }

  @Test
  void a_deadline_comes_close_passes_and_says_why() throws Exception {
    script("sla", Map.of(), line -> {});
  }

  @Test
  void a_topic_is_suggested_confirmed_chosen_and_filtered_by() throws Exception {
    script("topics", Map.of(), line -> {});
  }

  @Test
  void an_agent_finds_tickets_by_everything_said_in_them() throws Exception {
    script("search", Map.of(), line -> {});
  }

  @Test
  void an_agent_sees_tickets_that_are_alike_and_writes_a_new_one() throws Exception {
    script("alike", Map.of(), line -> {});
  }

  @Test
  void a_supervisor_watches_steps_in_and_hangs_up_a_board() throws Exception {
    script("wallboard", Map.of(), line -> {});
  }

  @Test
  void a_customer_asks_and_follows_on_a_phone() throws Exception {
    script("portal", Map.of(), line -> {});
  }

  @Test
  void every_page_can_be_used_by_everybody() throws Exception {
    script("access", Map.of(), line -> {});
  }
}

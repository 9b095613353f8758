package io.careline.demo;

import io.careline.delivery.Address;
import io.careline.ticket.Channel;
import io.careline.ticket.Html;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Gives words the form of their channel: greeting and name in a mail, neither in a chat; and the
 * mail's header.
 */
final class Letters {
  private static final Pattern GREETED =
      Pattern.compile(
          "^(hi|hey|hello|dear|good (morning|afternoon|evening)|您好|你好|请问|亲|客服|在吗|hello).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Who has just thanked does not do it again below. */
  private static final Pattern THANKS =
      Pattern.compile("(谢|thank|grateful|sorry|cheers|merci).{0,60}$", Pattern.CASE_INSENSITIVE);

  private static final String LETTERS = "abcdefghjkmnpqrstvwxyz0123456789";

  private final Random random;
  private final Buyer buyer;
  private final String mood;
  private final Post post;
  private final String subject;

  /**
   * @param post our address in this conversation
   */
  Letters(Random random, Buyer buyer, String mood, Post post, String subject) {
    this.random = random;
    this.buyer = buyer;
    this.mood = mood;
    this.post = post;
    this.subject = subject;
  }

  /** What the customer says. */
  Said fromCustomer(
      String words, Channel channel, boolean first, boolean automatic, Optional<String> file) {
    boolean letter = !automatic && (channel == Channel.MAIL || channel == Channel.WEB);
    String text = letter ? letter(words, first) : words;
    boolean mail = channel == Channel.MAIL;
    Optional<String> html =
        mail && !automatic && random.nextInt(100) < 18 ? Optional.of(html(text)) : Optional.empty();
    Optional<JsonObject> header = mail ? Optional.of(header()) : Optional.empty();
    return new Said("customer", channel, text, html, automatic, header, Optional.empty(), file);
  }

  /** What an agent answers. */
  Said fromAgent(
      String words, Channel channel, Staff.Agent agent, boolean first, Optional<String> file) {
    boolean mail = channel == Channel.MAIL;
    String text =
        mail
            ? signed(words, agent)
            : first && channel == Channel.CHAT ? introduced(words, agent) : words;
    return new Said(
        "reply",
        channel,
        text,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.of(agent.worker().name()),
        file);
  }

  /** What an agent notes for the others. */
  static Said note(String words) {
    return new Said(
        "note",
        Channel.API,
        words,
        Optional.empty(),
        false,
        Optional.empty(),
        Optional.empty(),
        Optional.empty());
  }

  private String letter(String words, boolean first) {
    boolean curt = mood.equals("angry") || mood.equals("terse");
    boolean thanked = THANKS.matcher(words).find();
    String greeting = !first || curt || GREETED.matcher(words).matches() ? "" : greeting();
    return greeting + words + (first || random.nextInt(5) == 0 ? farewell(curt || thanked) : "");
  }

  private String greeting() {
    if (buyer.chinese()) {
      return pick("您好，", "你好，", "您好！\n", "客服你好，", "", "");
    }
    return pick(
        "Hello,\n\n",
        "Hi,\n\n",
        "Hi there,\n\n",
        "Dear Ricebird team,\n\n",
        "Hello Ricebird,\n\n",
        "");
  }

  private String farewell(boolean curt) {
    if (buyer.chinese()) {
      String plain = pick("", "", "\n\n" + buyer.name());
      return curt ? plain : pick("\n谢谢！", "\n\n谢谢\n" + buyer.name(), plain, "\n麻烦了，谢谢");
    }
    String name = pick(buyer.name(), buyer.firstName());
    return curt
        ? pick("\n\n" + name, "\n\n" + buyer.firstName(), "")
        : "\n\n"
            + pick("Thanks,\n", "Best,\n", "Kind regards,\n", "Many thanks\n", "Best wishes,\n")
            + name;
  }

  private String signed(String words, Staff.Agent agent) {
    String who = agent.worker().shortName();
    return buyer.chinese()
        ? buyer.called()
            + "，您好：\n\n"
            + words
            + "\n\n"
            + pick("祝好\n", "祝您生活愉快\n", "顺祝安好\n")
            + who
            + "\n禾雀智家 客户服务"
        : pick("Hi ", "Hello ", "Dear ")
            + buyer.called()
            + ",\n\n"
            + words
            + "\n\n"
            + pick("Best regards,\n", "Kind regards,\n", "Best,\n")
            + who
            + "\nRicebird Home";
  }

  private String introduced(String words, Staff.Agent agent) {
    String who = agent.worker().shortName();
    return buyer.chinese()
        ? pick("您好，我是" + who + "。", who + "为您服务。", buyer.called() + "您好，我是" + who + "。") + words
        : pick("Hi " + buyer.called() + ", " + who + " here. ", "Hello, this is " + who + ". ")
            + words;
  }

  private JsonObject header() {
    StringBuilder id = new StringBuilder();
    for (int i = 0; i < 20; i++) {
      id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return new JsonObject()
        .put("from", Address.of(address(), buyer.name()).written())
        .put("to", new JsonArray().add(Address.of(post.address(), post.name()).written()))
        .put("cc", new JsonArray())
        .put("subject", subject)
        .put("messageId", id + "@" + address().replaceAll("^.*@", ""));
  }

  private String address() {
    return buyer.email().orElseThrow();
  }

  /** As a mail program would write it; the same cleaning as for mail that comes in. */
  private static String html(String text) {
    String paragraphs =
        text.lines()
            .collect(Collectors.joining("\n"))
            .replace("&", "&amp;")
            .replace("<", "&lt;")
            .replace("\n\n", "</p><p>")
            .replace("\n", "<br>");
    return Html.clean("<div><p>" + paragraphs + "</p></div>");
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }
}

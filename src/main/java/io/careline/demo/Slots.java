package io.careline.demo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * What stands in a conversation's places: one device, one order, one choice of each kind from
 * beginning to end.
 */
final class Slots {
  private static final DateTimeFormatter ENGLISH =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);
  private static final DateTimeFormatter CHINESE =
      DateTimeFormatter.ofPattern("M月d日", Locale.CHINESE);
  private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM", Locale.ROOT);

  private final Map<String, String> values = new HashMap<>();
  private final Company.Product product;
  private final Optional<String> order;

  Slots(Company company, Scenario scenario, Buyer buyer, Instant at, Random random) {
    boolean chinese = buyer.chinese();
    this.product = product(company, scenario, random);
    DateTimeFormatter day = chinese ? CHINESE : ENGLISH;
    String bought = MONTH.format(at.minusSeconds(86_400L * 12).atZone(buyer.zone()));
    String number = "RB" + bought + "-" + (10_000 + random.nextInt(90_000));
    this.order = scenario.order() ? Optional.of(number) : Optional.empty();
    values.put("name", buyer.name());
    values.put("first", buyer.firstName());
    values.put("called", buyer.called());
    values.put("city", buyer.city());
    values.put("email", buyer.email().orElse("me@example.com"));
    values.put("phone", buyer.phone().orElse(chinese ? "+8614200000000" : "+12025550100"));
    values.put("device", product.in(buyer.language()));
    values.put("amount", chinese ? product.yuan() + "元" : currency(buyer) + product.price());
    values.put("order", number);
    values.put(
        "serial",
        "RB7" + Integer.toHexString(0x100000 + random.nextInt(0xe00000)).toUpperCase(Locale.ROOT));
    values.put("tracking", (chinese ? "QY" : "BG") + (100_000_000L + random.nextInt(900_000_000)));
    values.put("carrier", chinese ? "青雁速运" : "Bluegoose Parcel");
    values.put("firmware", "2." + (3 + random.nextInt(5)) + "." + (1 + random.nextInt(19)));
    values.put("yesterday", day.format(at.minusSeconds(86_400).atZone(buyer.zone())));
    values.put("lastWeek", day.format(at.minusSeconds(86_400L * 8).atZone(buyer.zone())));
    values.put("soon", day.format(at.plusSeconds(86_400L * 4).atZone(buyer.zone())));
    scenario
        .slots()
        .forEach((slot, choices) -> values.put(slot, choices.get(random.nextInt(choices.size()))));
  }

  private static Company.Product product(Company company, Scenario scenario, Random random) {
    List<Company.Product> all = new ArrayList<>();
    if (scenario.device().isPresent()) {
      all.addAll(company.products().get(scenario.device().get()));
    } else {
      company.products().values().forEach(all::addAll);
    }
    return all.get(random.nextInt(all.size()));
  }

  private static String currency(Buyer buyer) {
    String zone = buyer.zone().getId();
    return zone.equals("Europe/London") ? "£" : zone.startsWith("Europe") ? "€" : "$";
  }

  /** Who answers now. */
  void agent(Staff.Agent agent) {
    values.put("agent", agent.worker().shortName());
  }

  Map<String, String> values() {
    return values;
  }

  Company.Product product() {
    return product;
  }

  /** The order that the conversation is about. */
  Optional<String> order() {
    return order;
  }
}

package io.careline.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/** Makes customers. Their addresses and telephone numbers are of kinds that belong to nobody. */
final class Crowd {
  /** Of the ranges kept for films and books; in China of a prefix that was never given out. */
  private static final List<String> ABROAD =
      List.of("+120255501%02d", "+4477009000%02d", "+4477009007%02d", "+131255501%02d");

  private static final String CHINA = "+861420000%04d";
  private static final List<String> HOSTS =
      List.of("example.com", "example.org", "example.net", "mail.example.com");
  private static final List<String> HOSTS_CHINA =
      List.of("example.com", "cn.example.com", "mail.example.com", "example.org");

  private final Random random;
  private final Instant now;
  private final Map<String, Names> names;
  private final Set<String> taken = new HashSet<>();
  private int phones;

  /** {@code names.yaml}; a name is how it is written and its letters in an address. */
  record Names(
      List<List<String>> family,
      List<List<String>> men,
      List<List<String>> women,
      List<List<String>> cities) {}

  private record Book(Names zh, Names en) {}

  Crowd(Random random, Instant now) {
    this.random = random;
    this.now = now;
    Book book = Resources.read("names.yaml", Book.class);
    this.names = Map.of("zh", book.zh(), "en", book.en());
  }

  /** Customers with the ids that follow {@code firstId}, both languages by turns. */
  List<Buyer> gather(int count, long firstId) {
    List<Buyer> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(buyer(firstId + i, i % 2 == 0 ? "zh" : "en"));
    }
    return all;
  }

  private Buyer buyer(long id, String language) {
    Names own = names.get(language);
    boolean chinese = language.equals("zh");
    boolean woman = random.nextBoolean();
    List<String> family = any(own.family());
    List<String> given = any(woman ? own.women() : own.men());
    String name =
        chinese ? family.getFirst() + given.getFirst() : given.getFirst() + " " + family.getFirst();
    String called = chinese ? family.getFirst() + (woman ? "女士" : "先生") : given.getFirst();
    List<String> city = any(own.cities());
    boolean onlyPhone = random.nextInt(14) == 0;
    boolean hasPhone = onlyPhone || random.nextInt(100) < 45;
    Optional<String> email =
        onlyPhone
            ? Optional.empty()
            : Optional.of(address(given.getLast(), family.getLast(), chinese));
    return new Buyer(
        id,
        language,
        name,
        called,
        email,
        hasPhone ? Optional.of(phone(chinese)) : Optional.empty(),
        tier(),
        city.getFirst(),
        ZoneId.of(city.getLast()),
        now.minusSeconds(86_400L * (61 + random.nextInt(700)) + random.nextInt(86_400)));
  }

  private String tier() {
    int r = random.nextInt(100);
    return r < 8 ? "vip" : r < 28 ? "gold" : "standard";
  }

  private String address(String given, String family, boolean chinese) {
    String host = any(chinese ? HOSTS_CHINA : HOSTS);
    String plain =
        switch (random.nextInt(chinese ? 3 : 2)) {
          case 0 -> given + "." + family;
          case 1 -> chinese ? family + given : given.charAt(0) + family;
          default -> family + given + (78 + random.nextInt(22));
        };
    String address = plain + "@" + host;
    for (int i = 2; !taken.add(address); i++) {
      address = plain + i + "@" + host;
    }
    return address;
  }

  private String phone(boolean chinese) {
    int n = phones++;
    return chinese
        ? CHINA.formatted(1_000 + n * 37 % 9_000)
        : ABROAD.get(n % ABROAD.size()).formatted(n / ABROAD.size() % 100);
  }

  private <T> T any(List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}

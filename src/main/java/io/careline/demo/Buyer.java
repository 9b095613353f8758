package io.careline.demo;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;

/**
 * A customer.
 *
 * @param called how a polite letter begins: {@code Sophie}, {@code 王女士}
 * @param email empty for those who only call or chat
 * @param since when we first knew them
 */
record Buyer(
    long id,
    String language,
    String name,
    String called,
    Optional<String> email,
    Optional<String> phone,
    String tier,
    String city,
    ZoneId zone,
    Instant since) {

  boolean chinese() {
    return language.equals("zh");
  }

  String word() {
    return "customer:" + id;
  }

  String firstName() {
    return chinese() ? name : name.split(" ")[0];
  }
}

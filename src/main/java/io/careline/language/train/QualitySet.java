package io.careline.language.train;

import io.careline.language.model.Shape;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A public set that quality is measured on.
 *
 * @param train its own part for fitting, as {@link Examples#read} names sources; for a set that is
 *     not learned from, those that stand in for it
 * @param outside a label that stands for "none of them", empty where there is none
 */
record QualitySet(
    String name, Shape shape, boolean tone, List<String> train, String dev, String outside) {
  static final QualitySet AIRLINE =
      tone("airline tweets, 3 classes", Shape.ENGLISH, "sent_en_airline");
  static final QualitySet TWEETS =
      tone("general tweets, 3 classes", Shape.ENGLISH, "sent_en_tweeteval");
  static final QualitySet DEVICES =
      tone("reviews of electronics, 2 classes", Shape.ENGLISH, "sent_en_custrev");
  static final QualitySet FILMS = tone("film reviews, 3 classes", Shape.ENGLISH, "sent_en_sst");
  static final QualitySet TAKEAWAY = tone("takeaway, 2 classes", Shape.CHINESE, "sent_zh_takeaway");
  static final QualitySet SHOPPING = tone("shopping, 2 classes", Shape.CHINESE, "sent_zh_shopping");
  static final QualitySet HOTEL = tone("hotel, 2 classes", Shape.CHINESE, "sent_zh_hotel");
  static final QualitySet PRODUCTS =
      new QualitySet(
          "eprstmt, 2 classes, trained on the other three",
          Shape.CHINESE,
          true,
          List.of(
              "sent_zh_shopping/train.jsonl.gz",
              "sent_zh_takeaway/train.jsonl.gz",
              "sent_zh_hotel/train.jsonl.gz"),
          "sent_zh_eprstmt/dev.jsonl.gz",
          "");
  static final QualitySet BANKING =
      new QualitySet(
          "banking77, 77 intents",
          Shape.ENGLISH,
          false,
          List.of("intent_en_banking77/train.jsonl.gz"),
          "intent_en_banking77/dev.jsonl.gz",
          "");
  static final QualitySet CLINC =
      new QualitySet(
          "clinc150, 150 intents",
          Shape.ENGLISH,
          false,
          List.of("intent_en_clinc150/train.jsonl.gz"),
          "intent_en_clinc150/dev.jsonl.gz",
          "oos");
  static final QualitySet REASONS =
      new QualitySet(
          "airline reasons, 10 classes",
          Shape.ENGLISH,
          false,
          List.of("sent_en_airline/train.jsonl.gz@reason"),
          "sent_en_airline/dev.jsonl.gz@reason",
          "");

  /** Each is learned from its own part. */
  static final List<QualitySet> OWN =
      List.of(AIRLINE, REASONS, TAKEAWAY, HOTEL, BANKING, CLINC, SHOPPING, PRODUCTS);

  /** What the shipped models of tone are measured on. */
  static final List<QualitySet> TONES =
      List.of(AIRLINE, TWEETS, DEVICES, FILMS, TAKEAWAY, SHOPPING, HOTEL, PRODUCTS);

  private static QualitySet tone(String name, Shape shape, String folder) {
    return new QualitySet(
        name, shape, true, List.of(folder + "/train.jsonl.gz"), folder + "/dev.jsonl.gz", "");
  }

  List<Example> dev(Path data) throws IOException {
    return Examples.read(data.resolve(dev).toString());
  }

  /** What is learned from, without what is measured on. */
  List<Example> train(Path data) throws IOException {
    List<Example> all = new ArrayList<>();
    for (String source : train) {
      all.addAll(Examples.read(data.resolve(source).toString()));
    }
    return Examples.without(all, dev(data));
  }
}

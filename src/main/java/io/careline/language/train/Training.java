package io.careline.language.train;

import io.careline.language.Tongue;
import io.careline.language.meaning.Space;
import io.careline.language.model.Grams;
import io.careline.language.model.HeadModel;
import io.careline.language.model.LinearModel;
import io.careline.language.model.ModelCard;
import io.careline.language.model.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Trains a model of words and, where meaning is asked, one of meaning beside it. A tenth of the
 * examples is held back: on it the cost of weights, the temperatures and the share of each are
 * found. Then both are trained on all. The seed is fixed, so the same examples make the same
 * models.
 */
final class Training {
  static final long SEED = 20_261_123;
  private static final double HELD_BACK = 0.1;

  /** Above so many labels times examples, one try takes minutes. */
  private static final long LARGE = 400_000;

  private static final int SOME = 15_000;

  /** From the highest, which is found soonest, down to the first one that does worse. */
  private static final List<Double> WORD_COSTS = List.of(3e-4, 1e-4, 3e-5, 1e-5, 3e-6);

  private static final List<Double> LARGE_WORD_COSTS = List.of(1e-5);
  private static final List<Double> MEANING_COSTS = List.of(3e-2, 1e-2, 3e-3, 1e-3);
  private static final List<Double> LARGE_MEANING_COSTS = List.of(1e-3);

  private final List<Example> examples;
  private final List<Example> held;
  private final List<Example> rest;
  private final Shape shape;
  private final TreeSet<String> names;

  /** What came of it. */
  record Trained(
      LinearModel words, Optional<HeadModel> head, double wordCost, double meaningCost) {}

  Training(List<Example> examples, Shape shape) {
    List<Example> shuffled = new ArrayList<>(Balance.of(examples));
    Collections.shuffle(shuffled, new Random(SEED));
    int first = (int) (shuffled.size() * HELD_BACK);
    this.examples = List.copyOf(shuffled);
    this.held = this.examples.subList(0, first);
    this.rest = this.examples.subList(first, shuffled.size());
    this.shape = shape;
    this.names = new TreeSet<>(examples.stream().map(Example::label).toList());
  }

  /** The model of words alone. */
  Trained words() {
    Tried<LinearModel> tried = tryWords();
    LinearModel whole = new Trainer(shape, tried.cost()).train(examples);
    return new Trained(whole.at(tried.temperature()), Optional.empty(), tried.cost(), 0);
  }

  /** Both. */
  Trained both(TraitTable table) {
    Tongue tongue = Together.tongue(shape);
    float[][] traits = table.of(examples, tongue);
    Space space = Space.of(tongue);
    Tried<LinearModel> words = tryWords();
    LinearModel whole = new Trainer(shape, words.cost()).train(examples);
    float[][] heldTraits = Arrays.copyOf(traits, held.size());
    float[][] restTraits = Arrays.copyOfRange(traits, held.size(), traits.length);
    Tried<HeadModel> head = tryMeaning(space, heldTraits, restTraits);
    LinearModel trial = words.model().at(words.temperature());
    HeadModel beside =
        Calibration.beside(head.model(), Together.words(trial, held), heldTraits, labels(held));
    HeadModel all = new HeadTrainer(space, head.cost()).train(traits, labels(examples));
    return new Trained(
        whole.at(words.temperature()),
        Optional.of(all.beside(beside.share(), beside.temperature())),
        words.cost(),
        head.cost());
  }

  /** A model that was tried on what was held back. */
  private record Tried<M>(M model, double cost, double temperature, double surprise) {}

  private Tried<LinearModel> tryWords() {
    GramTable table = GramTable.of(some(), shape);
    Labels labels = labels(some());
    return searched(
        large() ? LARGE_WORD_COSTS : WORD_COSTS,
        cost -> new Trainer(shape, cost).train(table, labels),
        cost -> new Trainer(shape, cost).train(GramTable.of(rest, shape), labels(rest)),
        model -> held.stream().map(e -> model.sums(Grams.of(e.text(), shape))));
  }

  private Tried<HeadModel> tryMeaning(Space space, float[][] heldTraits, float[][] restTraits) {
    float[][] someTraits = Arrays.copyOf(restTraits, some().size());
    return searched(
        large() ? LARGE_MEANING_COSTS : MEANING_COSTS,
        cost -> new HeadTrainer(space, cost).train(someTraits, labels(some())),
        cost -> new HeadTrainer(space, cost).train(restTraits, labels(rest)),
        model -> Arrays.stream(heldTraits).map(model::sums));
  }

  /** What costs are tried on; more would not choose another and take minutes. */
  private List<Example> some() {
    return rest.subList(0, Math.min(SOME, rest.size()));
  }

  /** The cost that does best, and what all but the held back make with it. */
  private <M> Tried<M> searched(
      List<Double> costs,
      DoubleFunction<M> bySome,
      DoubleFunction<M> byRest,
      Function<M, Stream<double[]>> sums) {
    Tried<M> best = new Tried<>(null, 0, 1, Double.MAX_VALUE);
    for (double cost : costs) {
      Tried<M> tried = tried(bySome.apply(cost), cost, sums);
      if (tried.surprise() > best.surprise()) {
        break;
      }
      best = tried;
    }
    // The cost is one of the mean; the more examples there are, the less of it each may bear.
    double share = (double) some().size() / rest.size();
    return share == 1 ? best : tried(byRest.apply(best.cost() * share), best.cost() * share, sums);
  }

  private <M> Tried<M> tried(M model, double cost, Function<M, Stream<double[]>> sums) {
    double[][] said = sums.apply(model).toArray(double[][]::new);
    Calibration.Found found = Calibration.temperature(said, labels(held));
    return new Tried<>(model, cost, found.temperature(), found.surprise());
  }

  private boolean large() {
    return (long) examples.size() * names.size() > LARGE;
  }

  private Labels labels(List<Example> of) {
    return Labels.of(of, names);
  }

  /** The same models with what is to be known of them. */
  static Trained with(ModelCard card, Trained trained) {
    return new Trained(
        trained.words().with(card),
        trained.head().map(head -> head.with(card)),
        trained.wordCost(),
        trained.meaningCost());
  }
}

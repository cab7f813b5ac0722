package io.litmill.evaluation;

import io.litmill.classification.TextClassifier;
import io.litmill.classification.TextInput;
import io.litmill.corpus.Dataset;
import io.litmill.corpus.LabelledText;
import io.litmill.corpus.PairContext;
import io.litmill.corpus.PairExample;
import io.litmill.corpus.ScoredPair;
import io.litmill.corpus.SpanQuestion;
import io.litmill.corpus.TaggedText;
import io.litmill.corpus.TypedSpan;
import io.litmill.pairs.PairMarking;
import io.litmill.questions.ScoredAnswer;
import io.litmill.questions.SpanAnswerer;
import io.litmill.tagging.ScoredSpan;
import io.litmill.tagging.SpanTagger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Models scored on data sets, each task as its papers score it. Training chooses weights by these
 * figures, and {@code litmill model evaluate} prints them.
 */
public final class Evaluation {
  /** Texts that are with the engine at once. */
  private static final int PORTION = 2048;

  /** Of BioASQ, in characters. */
  private static final int LONGEST_ANSWER = 100;

  private Evaluation() {}

  /** Entity level, as {@link EntityScorer}: {@code f1, precision, recall, macro-f1}. */
  public static DatasetScore mentions(SpanTagger tagger, Dataset.Mentions data)
      throws InterruptedException {
    EntityScorer scorer = new EntityScorer();
    for (List<TaggedText> texts : Portions.of(data.texts(), PORTION)) {
      List<List<ScoredSpan>> found = tagger.tag(texts.stream().map(TaggedText::text).toList());
      for (int i = 0; i < texts.size(); i++) {
        List<TypedSpan> spans = found.get(i).stream().map(ScoredSpan::span).toList();
        scorer.add(texts.get(i), spans);
      }
    }
    ItemScore score = scorer.score();
    return new DatasetScore.Figures()
        .add(score.overall())
        .add("macro-f1", score.macroF1())
        .score(data.size(), score);
  }

  /**
   * Relations: {@code f1, precision, recall} of the facts of whole documents ({@link
   * RelationScorer}, micro-averaged), {@code macro-f1} over their labels; {@code pair-f1} and
   * {@code pair-macro-f1} over the candidates' labels without the negative one, {@code accuracy}
   * over all candidates.
   *
   * @param marking of the model; pairs that get its negative label have no relation
   */
  public static DatasetScore pairs(TextLabeller labeller, PairMarking marking, Dataset.Pairs data)
      throws InterruptedException {
    RelationScorer facts = new RelationScorer();
    facts.addGold(data.gold());
    ClassScorer classes = new ClassScorer();
    for (List<PairExample> pairs : Portions.of(data.pairs(), PORTION)) {
      List<List<String>> found = labeller.label(inputs(marking, pairs));
      for (int i = 0; i < pairs.size(); i++) {
        PairExample pair = pairs.get(i);
        String label = relation(found.get(i), marking, data.negativeLabel());
        classes.add(pair.label(), label);
        if (!label.equals(data.negativeLabel())) {
          facts.addFound(pair.facts(label));
        }
      }
    }
    return relationScore(data, facts.score(), classes);
  }

  /** The pairs as the model reads them. */
  public static List<TextInput> inputs(PairMarking marking, List<PairExample> pairs) {
    return pairs.stream().map(pair -> input(marking, pair)).toList();
  }

  private static TextInput input(PairMarking marking, PairExample pair) {
    String sentence = marking.mark(pair.sentence(), pair.head(), pair.tail());
    PairContext context = marking.withTitle() ? pair.context() : null;
    return new TextInput(
        sentence,
        context == null ? null : marking.mark(context.text(), context.heads(), context.tails()));
  }

  private static String relation(List<String> labels, PairMarking marking, String negative) {
    return labels.stream()
        .filter(label -> !label.equals(marking.negativeLabel()))
        .findFirst()
        .orElse(negative);
  }

  private static DatasetScore relationScore(
      Dataset.Pairs data, ItemScore facts, ClassScorer classes) {
    List<String> positive = new ArrayList<>(classes.score().byKind().keySet());
    positive.remove(data.negativeLabel());
    ItemScore pairs = classes.score(positive);
    return new DatasetScore.Figures()
        .add(facts.overall())
        .add("macro-f1", facts.macroF1())
        .add("pair-f1", pairs.overall().f1())
        .add("pair-macro-f1", pairs.macroF1())
        .add("accuracy", classes.accuracy())
        .score(data.size(), facts);
  }

  /**
   * Labels of texts. With many labels, of documents ({@link DocumentLabelScorer}): {@code f1,
   * precision, recall} as BLUE averages them over the documents with a gold label, {@code micro-f1}
   * and {@code macro-f1} over all documents. With one: {@code f1, precision, recall} (micro) and
   * {@code macro-f1} over {@link Dataset.Labels#positiveLabels}, and {@code accuracy}, which is the
   * first where all labels are positive.
   */
  public static DatasetScore labels(TextLabeller labeller, Dataset.Labels data)
      throws InterruptedException {
    List<List<String>> found = new ArrayList<>();
    for (List<LabelledText> texts : Portions.of(data.texts(), PORTION)) {
      found.addAll(labeller.label(inputs(texts)));
    }
    return data.manyLabels() ? documents(data, found) : classes(data, found);
  }

  /** The texts as a model reads them. */
  public static List<TextInput> inputs(List<LabelledText> texts) {
    return texts.stream().map(text -> new TextInput(text.first(), text.second())).toList();
  }

  private static DatasetScore documents(Dataset.Labels data, List<List<String>> found) {
    DocumentLabelScorer scorer = new DocumentLabelScorer(data.labels());
    for (int i = 0; i < found.size(); i++) {
      LabelledText text = data.texts().get(i);
      scorer.add(text.document(), text.labels(), found.get(i));
    }
    DocumentLabelScorer.Score score = scorer.score();
    return new DatasetScore.Figures()
        .add("f1", score.f1())
        .add("precision", score.precision())
        .add("recall", score.recall())
        .add("micro-f1", score.byLabel().overall().f1())
        .add("macro-f1", score.byLabel().macroF1())
        .score(score.documents(), score.byLabel());
  }

  private static DatasetScore classes(Dataset.Labels data, List<List<String>> found) {
    ClassScorer scorer = new ClassScorer();
    for (int i = 0; i < found.size(); i++) {
      String label = found.get(i).isEmpty() ? "" : found.get(i).get(0);
      scorer.add(data.texts().get(i).label(), label);
    }
    ItemScore positive = scorer.score(data.positiveLabels());
    DatasetScore.Figures figures = new DatasetScore.Figures();
    if (data.positiveLabels().size() == data.labels().size()) {
      figures.add("accuracy", scorer.accuracy()).add("macro-f1", positive.macroF1());
    } else {
      figures
          .add(positive.overall())
          .add("macro-f1", positive.macroF1())
          .add("accuracy", scorer.accuracy());
    }
    return figures.score(data.size(), positive);
  }

  /** Similarity: {@code pearson}. */
  public static DatasetScore scores(TextClassifier regression, Dataset.Scores data)
      throws InterruptedException {
    List<TextInput> inputs =
        data.pairs().stream().map(pair -> new TextInput(pair.first(), pair.second())).toList();
    List<Double> gold = data.pairs().stream().map(ScoredPair::score).toList();
    return new DatasetScore.Figures()
        .add("pearson", Correlation.pearson(gold, regression.scores(inputs)))
        .score(data.size(), ItemScore.NONE);
  }

  /**
   * Answers in passages: {@code token-f1, exact-match} of the best one (SQuAD), {@code
   * strict-accuracy, lenient-accuracy, mrr} of the ranked ones (BioASQ), which questions without an
   * answer have no part in.
   */
  public static DatasetScore questions(SpanAnswerer answerer, Dataset.Questions data)
      throws InterruptedException {
    SpanAnswerScorer best = new SpanAnswerScorer();
    RankedAnswerScorer ranked = new RankedAnswerScorer();
    for (List<SpanQuestion> questions : Portions.of(data.questions(), PORTION)) {
      List<List<ScoredAnswer>> found =
          answerer.answer(
              questions.stream()
                  .map(each -> new TextInput(each.question(), each.context()))
                  .toList());
      for (int i = 0; i < questions.size(); i++) {
        List<String> gold = questions.get(i).answers();
        List<String> answers = found.get(i).stream().map(ScoredAnswer::text).toList();
        best.add(gold, answers.isEmpty() ? "" : answers.get(0));
        if (!gold.isEmpty()) {
          ranked.add(gold, merged(found.get(i)));
        }
      }
    }
    return new DatasetScore.Figures()
        .add("token-f1", best.tokenF1())
        .add("exact-match", best.exactMatch())
        .add("strict-accuracy", ranked.strictAccuracy())
        .add("lenient-accuracy", ranked.lenientAccuracy())
        .add("mrr", ranked.meanReciprocalRank())
        .score(data.size(), ItemScore.NONE);
  }

  /** As BioASQ takes answers: those that differ in letter case only are one, with their sum. */
  private static List<String> merged(List<ScoredAnswer> answers) {
    Map<String, Double> sums = new LinkedHashMap<>();
    for (ScoredAnswer answer : answers) {
      String folded = answer.text().strip().toLowerCase(Locale.ROOT);
      if (!folded.isEmpty() && folded.length() <= LONGEST_ANSWER) {
        sums.merge(folded, answer.probability(), Double::sum);
      }
    }
    return sums.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .map(Map.Entry::getKey)
        .toList();
  }
}

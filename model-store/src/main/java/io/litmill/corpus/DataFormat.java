package io.litmill.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The formats of data sets by the names that command lines and recipes have for them. */
enum DataFormat {
  CONLL("sentences of TOKEN TAB TAG: mentions") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return new Dataset.Mentions(new ConllReader(mapping).read(file));
    }
  },
  PUBTATOR("PubTator: mentions, by sentence") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return mentions(new PubTatorReader(mapping).read(file));
    }
  },
  BIOC("BioC XML: mentions, by sentence") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return mentions(new BioCReader(mapping).read(file));
    }
  },
  BC2GM("folder with train.in and GENE.eval: mentions") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return new Dataset.Mentions(new GeneMentionReader(mapping).read(file));
    }
  },
  DRUGPROT("DrugProt: relations; FOLDER/dev for dev_abstracts.tsv and so on") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<AnnotatedDocument> documents = new DrugProtReader(DrugProtReader.TYPES).read(file);
      return related(documents, candidates("Chemical", "Gene").ofMentions(documents), mapping);
    }
  },
  CHEMPROT("DrugProt's files: relations by the groups CPR:3, 4, 5, 6 and 9 of ChemProt") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<AnnotatedDocument> documents = new DrugProtReader(DrugProtReader.TYPES).read(file);
      List<PairExample> pairs = candidates("Chemical", "Gene").ofMentions(documents);
      return related(documents, pairs, mapping.names().isEmpty() ? GROUPS : mapping);
    }
  },
  DRUGPROT_ENTITIES("DrugProt: mentions, by sentence") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      TypeMapping types = mapping.names().isEmpty() ? DrugProtReader.TYPES : mapping;
      return mentions(new DrugProtReader(types).read(file));
    }
  },
  CID("PubTator of BC5CDR: chemical-induced diseases") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<AnnotatedDocument> documents = new PubTatorReader(TypeMapping.same()).read(file);
      return related(documents, candidates("Chemical", "Disease").ofConcepts(documents), mapping);
    }
  },
  CID_ARTICLES("the same, with pairs that no sentence names together") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<AnnotatedDocument> documents = new PubTatorReader(TypeMapping.same()).read(file);
      return related(documents, candidates("Chemical", "Disease").ofArticles(documents), mapping);
    }
  },
  DDI("XML of DDI 2013, file, folder or tar: interactions") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<PairExample> pairs = new DrugInteractionReader(TypeMapping.same()).read(file).pairs();
      return Dataset.Pairs.alone(relabelled(pairs, mapping), DrugInteractionReader.NEGATIVE);
    }
  },
  DDI_ENTITIES("XML of DDI 2013: mentions") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return new Dataset.Mentions(new DrugInteractionReader(mapping).read(file).texts());
    }
  },
  CHEMPROT_MARKED("ChemProt of SciBERT: JSON lines with << >> and [[ ]]: relations") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      List<PairExample> pairs = new MarkedJsonReader().read(file);
      return Dataset.Pairs.alone(relabelled(pairs, mapping), NEGATIVE);
    }
  },
  TSV("BLURB: TEXT LABEL, ID TEXT LABEL or ID FIRST SECOND LABEL") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return single(new LabelledTsvReader().read(file), mapping);
    }
  },
  PUBMEDQA("PubMedQA: yes, no, maybe") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return single(new PubMedQaReader().read(file), mapping);
    }
  },
  HALLMARKS("hallmarks of cancer: labels of sentences and documents") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      UnaryOperator<String> rename = rename(mapping);
      List<LabelledText> texts = renamed(new HallmarksReader().read(file), rename);
      return new Dataset.Labels(
          texts, HallmarksReader.LABELS.stream().map(rename).distinct().toList(), true);
    }
  },
  BIOSSES("ID FIRST SECOND SCORE") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return new Dataset.Scores(new ScoredPairReader().read(file));
    }
  },
  SQUAD("questions in the form of SQuAD") {
    @Override
    Dataset read(Path file, TypeMapping mapping) throws IOException {
      return new Dataset.Questions(new SquadReader().read(file));
    }
  };

  /** Of pairs without relation, where the corpus has no word for it. */
  static final String NEGATIVE = "false";

  /** ChemProt's groups of relations that are scored (Krallinger et al. 2017). */
  private static final TypeMapping GROUPS =
      TypeMapping.parse(
          "ACTIVATOR=CPR:3,INDIRECT-UPREGULATOR=CPR:3,INHIBITOR=CPR:4,INDIRECT-DOWNREGULATOR=CPR:4,"
              + "AGONIST=CPR:5,AGONIST-ACTIVATOR=CPR:5,AGONIST-INHIBITOR=CPR:5,ANTAGONIST=CPR:6,"
              + "SUBSTRATE=CPR:9,PRODUCT-OF=CPR:9,SUBSTRATE_PRODUCT-OF=CPR:9,"
              + "PART-OF=false,DIRECT-REGULATOR=false");

  private final String description;

  DataFormat(String description) {
    this.description = description;
  }

  /**
   * @param mapping of types of entities; in formats of relations and labels, of labels, and then
   *     those that it does not name stay
   */
  abstract Dataset read(Path file, TypeMapping mapping) throws IOException;

  String optionName() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /**
   * @throws IllegalArgumentException if there is none
   */
  static DataFormat of(String optionName) {
    return Arrays.stream(values())
        .filter(format -> format.optionName().equals(optionName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "data format \"%s\" is not known; known are %s"
                        .formatted(
                            optionName,
                            Arrays.stream(values())
                                .map(DataFormat::optionName)
                                .collect(Collectors.joining(", ")))));
  }

  /** What each name stands for. */
  static Map<String, String> descriptions() {
    Map<String, String> descriptions = new LinkedHashMap<>();
    for (DataFormat format : values()) {
      descriptions.put(format.optionName(), format.description);
    }
    return descriptions;
  }

  private static Dataset mentions(List<AnnotatedDocument> documents) {
    return new Dataset.Mentions(DocumentSentences.simple().tagged(documents));
  }

  private static PairCandidates candidates(String head, String tail) {
    return new PairCandidates(head, tail, NEGATIVE, DocumentSentences.simple());
  }

  private static Dataset related(
      List<AnnotatedDocument> documents, List<PairExample> pairs, TypeMapping mapping) {
    UnaryOperator<String> rename = rename(mapping);
    Set<RelationFact> gold =
        documents.stream()
            .flatMap(document -> document.facts().stream())
            .map(fact -> fact.as(rename.apply(fact.label())))
            .filter(fact -> !fact.label().equals(NEGATIVE))
            .collect(Collectors.toSet());
    return new Dataset.Pairs(relabelled(pairs, mapping), gold, NEGATIVE);
  }

  private static List<PairExample> relabelled(List<PairExample> pairs, TypeMapping mapping) {
    UnaryOperator<String> rename = rename(mapping);
    return pairs.stream().map(pair -> pair.as(rename.apply(pair.label()))).toList();
  }

  private static Dataset single(List<LabelledText> texts, TypeMapping mapping) {
    return Dataset.Labels.single(renamed(texts, rename(mapping)));
  }

  private static List<LabelledText> renamed(
      List<LabelledText> texts, UnaryOperator<String> rename) {
    return texts.stream()
        .map(
            text ->
                new LabelledText(
                    text.id(),
                    text.document(),
                    text.first(),
                    text.second(),
                    text.labels().stream().map(rename).collect(Collectors.toSet())))
        .toList();
  }

  private static UnaryOperator<String> rename(TypeMapping mapping) {
    Map<String, String> names = mapping.names();
    return label -> names.getOrDefault(label, label);
  }
}

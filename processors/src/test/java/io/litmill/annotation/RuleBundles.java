package io.litmill.annotation;

import io.litmill.bundle.ModelStore;
import io.litmill.pairs.PairMarking;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The bundles of a pipeline in small: entities, two kinds of relations, labels. */
public final class RuleBundles {
  public static final String ENTITIES = "entities";
  public static final String CHEMICAL_GENE = "chemical-gene";
  public static final String CHEMICAL_DISEASE = "chemical-disease";
  public static final String HALLMARKS = "hallmarks";

  private RuleBundles() {}

  /** Imports all four into a new store. */
  public static ModelStore store(Path folder) throws IOException {
    ModelStore store = new ModelStore(List.of(folder.resolve("store")));
    Path scratch = folder.resolve("checkpoints");
    entities().importInto(store, scratch);
    chemicalGene().importInto(store, scratch);
    chemicalDisease().importInto(store, scratch);
    hallmarks().importInto(store, scratch);
    return store;
  }

  private static RuleModel entities() {
    RuleModel model = RuleModel.tagger(ENTITIES);
    int feature = 0;
    for (String type : List.of("Chemical", "Disease", "Gene")) {
      model.label("O-" + type, -1).label("B-" + type, feature++).label("I-" + type, feature++);
    }
    return model
        .word("aspirin", 0)
        .word("ibuprofen", 0)
        .word("ibu", 0)
        .word("salicylic", 0)
        .word("acid", 1)
        .word("asthma", 2)
        .word("lung", 2)
        .word("fibrosis", 3)
        .word("cox2", 4)
        .word("tp53", 4)
        .word("insulin", 0, 4);
  }

  private static RuleModel chemicalGene() {
    return RuleModel.classifier(CHEMICAL_GENE)
        .pairs(
            new PairMarking("Chemical", "Gene", "@CHEMICAL$", "@GENE$", "@CHEMICAL-GENE$", "NONE"))
        .label("NONE", -1)
        .label("INHIBITOR", 0)
        .label("SUBSTRATE", 1)
        .word("inhibits", 0)
        .word("inhibit", 0)
        .word("metabolised", 1);
  }

  private static RuleModel chemicalDisease() {
    return RuleModel.classifier(CHEMICAL_DISEASE)
        .pairs(
            new PairMarking(
                "Chemical", "Disease", "@CHEMICAL$", "@DISEASE$", "@CHEMICAL-DISEASE$", "NONE"))
        .label("NONE", -1)
        .label("CID", 0)
        .word("induced", 0)
        .word("induce", 0);
  }

  private static RuleModel hallmarks() {
    return RuleModel.classifier(HALLMARKS)
        .label("inducing angiogenesis", 0)
        .label("resisting cell death", 1)
        .word("angiogenesis", 0)
        .word("apoptosis", 1);
  }
}

package io.litmill.bundle;

import java.util.List;

/** Sentences of different lengths on which a bundle's golden outputs and its drift are computed. */
final class GoldenTexts {
  static final List<String> SENTENCES =
      List.of(
          "Aspirin.",
          "Cisplatin-induced nephrotoxicity was seen in 12 of 48 patients (25%).",
          "IL-6 and TNF-α levels fell after treatment with 5 mg/kg infliximab (p < 0.05).",
          "Loss of PTEN activates the PI3K/AKT pathway and confers resistance to trastuzumab in"
              + " HER2-positive breast cancer cells.",
          "We describe a 63-year-old man with type 2 diabetes mellitus, chronic renal failure and"
              + " hypertension who developed lactic acidosis while he was taking metformin, and"
              + " who recovered completely after haemodialysis.",
          "In Escherichia coli K-12, the lac repressor binds its operator with high affinity;"
              + " binding is lost when isopropyl β-D-1-thiogalactopyranoside is added to the"
              + " medium.");

  private GoldenTexts() {}
}

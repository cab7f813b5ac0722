package io.litmill.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * The names of steps and stores are part of the state on disk and of topics in Kafka. Where this
 * test fails, an upgrade would leave state behind.
 */
class DescriptionTest {
  @Test
  void theTopologyIsThatOfEarlierVersions() {
    StreamParts parts =
        new StreamParts(
            MillDriver.settings(),
            new StatementAnnotator(),
            PlainTopics.catalogue(),
            StreamListener.NONE);
    LitmillTopology topology = new LitmillTopology(parts, () -> null);
    assertThat(topology.topology().describe().toString())
        .isEqualTo(
            """
            Topologies:
               Sub-topology: 0
                Source: citations (topics: [pubmed.citations.v1])
                  --> mill
                Source: retraction-notices (topics: [litmill.retraction-notices.v1])
                  --> mill
                Processor: mill (stores: [ledger, pipelines, waiting])
                  --> annotations, dead-letters, document-labels, retraction-notices-out, retractions, triplets
                  <-- citations, retraction-notices
                Sink: annotations (topic: biomed.annotations.v1)
                  <-- mill
                Sink: dead-letters (topic: biomed.dlq.v1)
                  <-- mill
                Sink: document-labels (topic: biomed.document-labels.v1)
                  <-- mill
                Sink: retraction-notices-out (topic: litmill.retraction-notices.v1)
                  <-- mill
                Sink: retractions (topic: biomed.retractions.v1)
                  <-- mill
                Sink: triplets (topic: biomed.triplets.v1)
                  <-- mill

            """);
  }
}

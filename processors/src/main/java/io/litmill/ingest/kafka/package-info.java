/**
 * PubMed records into Kafka, each once. {@link io.litmill.ingest.kafka.PubmedIngest} sends
 * citations, tombstones for deletions, and dead letters for what cannot be read, in transactions
 * that also carry how far each source has come: what was committed is never sent again, what was
 * not is not seen by consumers that read committed records.
 */
package io.litmill.ingest.kafka;

/**
 * PubMed XML as a sequence of records. {@link io.litmill.ingest.PubmedSources} finds files and
 * brings them into the order in which they apply; {@link io.litmill.ingest.PubmedRecords} gives one
 * record after another; what cannot be read is a record too, with the reason.
 */
package io.litmill.ingest;

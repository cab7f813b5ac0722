/**
 * From bytes to citations. {@link io.litmill.ingest.xml.RecordFrames} cuts a stream into the bytes
 * of one record after another and survives what is damaged between and inside them; {@link
 * io.litmill.ingest.xml.RecordParser} reads one record with a StAX parser. No document type
 * definition is ever read, so nothing is fetched and no entity can be declared.
 *
 * <p>The format: <a href="https://dtd.nlm.nih.gov/ncbi/pubmed/out/pubmed_190101.dtd">NLM's DTD of 1
 * January 2019</a>, which the files of 2026 still declare, and the elements of its predecessors
 * since 2008.
 */
package io.litmill.ingest.xml;

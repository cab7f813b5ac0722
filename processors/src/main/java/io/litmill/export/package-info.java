/**
 * The facts that hold, as files for other programs. {@link io.litmill.export.TripletExport} reads
 * the topic of triplets up to its end, keeps the last value of each key on the disk, and hands over
 * statements and their concepts, in the order of their ids, to a {@link
 * io.litmill.export.GraphWriter}: KGX, JSON-LD or the CSV of neo4j-admin.
 */
package io.litmill.export;

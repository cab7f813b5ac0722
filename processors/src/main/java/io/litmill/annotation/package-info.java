/**
 * The annotator: a list of citations to a list of annotated citations, with no Kafka in it.
 *
 * <p>Offsets are UTF-16 inside the program; they become Unicode code points only where the Avro
 * records are made.
 */
package io.litmill.annotation;

/** What Avro needs to know of Litmill before the first record is read. */
package io.litmill.avro;

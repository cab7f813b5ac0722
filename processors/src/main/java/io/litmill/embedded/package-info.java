/**
 * Kafka and a schema registry inside this program, for the demo and for tests: a broker that is its
 * own controller (KRaft), and a registry that speaks the Confluent Schema Registry's REST API. Both
 * keep their data in a folder and listen on the loopback address only.
 *
 * <p>{@link io.litmill.embedded.EmbeddedPlatform} starts both.
 */
package io.litmill.embedded;

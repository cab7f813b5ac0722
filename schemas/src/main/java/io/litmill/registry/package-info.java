/**
 * A client of the Confluent Schema Registry's REST API and Avro serdes in its wire format.
 *
 * <p>To read in this order: {@link io.litmill.registry.SchemaRegistry} is what a registry does,
 * {@link io.litmill.registry.RegistryConfig} how it is reached, {@link
 * io.litmill.registry.RestSchemaRegistry} how it is asked, {@link
 * io.litmill.registry.RegistryException} what goes wrong; {@link io.litmill.registry.WireFormat} is
 * the layout of a message, {@link io.litmill.registry.AvroSerde} its reader and writer for Kafka.
 *
 * <p>API and wire format are described in the <a
 * href="https://docs.confluent.io/platform/current/schema-registry/develop/api.html">API
 * reference</a> and under <a
 * href="https://docs.confluent.io/platform/current/schema-registry/fundamentals/serdes-develop/index.html#wire-format">Wire
 * format</a>. Everything public here is safe for use by several threads.
 */
package io.litmill.registry;

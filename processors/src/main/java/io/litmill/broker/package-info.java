/** Waiting for what a Kafka broker answers to an administrator. */
package io.litmill.broker;

/**
 * The demo: a broker, a schema registry, the models and the stream in one process, fed with records
 * and read by a plain consumer that prints what comes out.
 */
package io.litmill.demo;

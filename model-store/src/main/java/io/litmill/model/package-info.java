/**
 * Whole models: the graph of an encoder or decoder with its head, and a session that computes it.
 */
package io.litmill.model;

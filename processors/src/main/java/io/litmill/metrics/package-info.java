/**
 * Prometheus metrics of every stage, in base units, named {@code litmill_…}. A PMID is never a
 * label.
 */
package io.litmill.metrics;

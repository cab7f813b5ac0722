/**
 * Mentions out of the outputs of a token head. Training, evaluation and annotation tag through this
 * package, so that a score says what the service does.
 */
package io.litmill.tagging;

/**
 * One instance of the program at work: the annotator with its models, and the stream through it.
 */
package io.litmill.mill;

/** Labels of a document, made of those of its sentences. */
package io.litmill.labels;

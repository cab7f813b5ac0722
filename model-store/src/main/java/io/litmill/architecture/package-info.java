/**
 * What a model is, apart from its weights: the family and sizes of its encoder, and the task of its
 * head. A manifest carries both; a graph is built from nothing else.
 */
package io.litmill.architecture;

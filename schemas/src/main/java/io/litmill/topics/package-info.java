/**
 * The topics of Litmill: their names, keys, values and settings, as one typed catalogue.
 *
 * <p>{@link io.litmill.topics.TopicCatalogue} has a {@link io.litmill.topics.Topic} for each;
 * {@link io.litmill.topics.PmidPartitioner} keeps all that concerns an article in one partition.
 */
package io.litmill.topics;

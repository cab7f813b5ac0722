/**
 * Fine-tuning: from an encoder and a recipe to a bundle. A {@link io.litmill.training.Recipe} names
 * data and settings; a {@code Curriculum} makes examples and dev scores of the data of one task;
 * the {@code Trainer} goes through them on a {@code TrainingSession}, whose {@code TrainingGraph}
 * is built of the same operations as the graphs that serve, with dropout, loss, gradients and AdamW
 * added; {@link io.litmill.training.FineTuning} puts it together and writes the bundle.
 */
package io.litmill.training;

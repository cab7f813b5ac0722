/** Scores of predictions against gold annotations, exactly as the field's papers count them. */
package io.litmill.evaluation;

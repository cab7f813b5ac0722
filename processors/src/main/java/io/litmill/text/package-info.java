/**
 * What text and numbers look like outside: offsets in Unicode code points, rounded probabilities.
 */
package io.litmill.text;

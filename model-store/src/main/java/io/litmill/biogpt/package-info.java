/** The decoder of BioGPT. */
package io.litmill.biogpt;

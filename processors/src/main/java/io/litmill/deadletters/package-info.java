/**
 * Records that could not be processed: how they are kept with all that is needed to send them
 * again, how they are listed, and how they are sent again, each once.
 */
package io.litmill.deadletters;

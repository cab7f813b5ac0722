/**
 * Reading a topic from an offset to its end, once. The end is what the topic had when the reading
 * began, whatever isolation it is read with; transactions that are open then are waited for.
 */
package io.litmill.scan;

/**
 * Replay of historical topics: another pipeline over the citations of the past, beside the live
 * stream, and what it found compared with the live facts, promoted or dropped.
 *
 * <p>A reader starts at {@link io.litmill.replay.Replay}.
 */
package io.litmill.replay;

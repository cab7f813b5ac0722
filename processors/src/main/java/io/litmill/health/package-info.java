/** Health checks: alive while the stream is, ready when the models are warm and it runs. */
package io.litmill.health;

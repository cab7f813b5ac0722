/** Annotated citations as JSON lines, PubTator and BioC XML. */
package io.litmill.annotation.output;

/** Pairs of mentions of a sentence, and what models say of them. */
package io.litmill.relations;

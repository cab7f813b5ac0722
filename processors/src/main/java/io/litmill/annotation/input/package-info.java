/** Documents to annotate that are no PubMed XML. */
package io.litmill.annotation.input;

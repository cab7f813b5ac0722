package io.litmill.triplets;

import java.time.Instant;

/**
 * Where and when facts of an article were found.
 *
 * @param citationStatus active, expression_of_concern or retracted
 * @param dictionaryVersion name and digest
 * @param contentHash digest of the text, hexadecimal
 * @param extractedAt to the millisecond
 */
public record Provenance(
    String citationStatus, String dictionaryVersion, String contentHash, Instant extractedAt) {}

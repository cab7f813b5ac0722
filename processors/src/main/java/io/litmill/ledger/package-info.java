/**
 * The ledger: what was said about each article, so that a later revision says only what differs.
 *
 * <p>All of it is pure: an entry and a revision go in, the changes and the next entry come out. The
 * topology keeps the entries and sends the changes. A reader starts at {@link
 * io.litmill.ledger.Ledger}.
 */
package io.litmill.ledger;

/** Mentions of entities: from several models to one list, linked to concepts. */
package io.litmill.entities;

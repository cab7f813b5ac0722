/**
 * The settings of the program: one catalogue of keys, read from a file, the environment and system
 * properties in the manner of Quarkus, and refused with the key, the value and what is allowed.
 */
package io.litmill.settings;

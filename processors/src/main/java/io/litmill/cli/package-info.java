/** The command line: one class a command. Results go to stdout, all else to stderr. */
package io.litmill.cli;

/**
 * Makes and checks what a deployment needs before its first record: topics with their settings, and
 * schemas with their compatibility levels.
 */
package io.litmill.provisioning;

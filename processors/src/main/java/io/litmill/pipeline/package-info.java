/** The pipeline file: which model bundles and which dictionary a deployment annotates with. */
package io.litmill.pipeline;

/** ONNX Runtime and PyTorch (through DJL) as contenders of the benchmark of inference. */
package io.litmill.bench.peers;

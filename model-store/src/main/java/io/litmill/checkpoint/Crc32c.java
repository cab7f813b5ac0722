package io.litmill.checkpoint;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The checksums of TensorFlow's tables: CRC-32C, masked so that a checksum may itself be summed.
 */
final class Crc32c {
  private static final int MASK_DELTA = 0xa282ead8;

  private Crc32c() {}

  static int masked(ByteBuffer bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.duplicate());
    return Integer.rotateRight((int) crc.getValue(), 15) + MASK_DELTA;
  }
}

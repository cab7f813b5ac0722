package io.litmill.training;

import java.nio.file.Path;
import java.util.Set;
import org.tensorflow.types.family.TType;

/**
 * A variables file to start from; weights that it does not hold begin at random.
 *
 * @param prefix path of the file without its suffix; null to begin with all at random
 * @param names of the weights to take from it
 * @param type in which it holds them
 */
record StartingWeights(Path prefix, Set<String> names, Class<? extends TType> type) {
  StartingWeights {
    names = Set.copyOf(names);
  }
}

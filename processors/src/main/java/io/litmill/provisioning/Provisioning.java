package io.litmill.provisioning;

import io.litmill.topics.Topic;
import io.litmill.topics.TopicCatalogue;
import java.util.ArrayList;
import java.util.List;

/** Topics and subjects of a deployment: what differs from the catalogue, and what mends it. */
public final class Provisioning {
  private final BrokerTopics topics;
  private final RegistrySubjects subjects;

  public Provisioning(BrokerTopics topics, RegistrySubjects subjects) {
    this.topics = topics;
    this.subjects = subjects;
  }

  /**
   * Makes what is missing and sets what differs. Topics keep their partitions: more of them would
   * tear keys from their order.
   *
   * @return what was done, a line each; empty where all was right
   */
  public List<String> create(TopicCatalogue catalogue) {
    return create(catalogue.all());
  }

  /** The same for some topics alone. */
  public List<String> create(List<Topic<?, ?>> some) {
    List<String> done = new ArrayList<>(topics.create(some));
    some.stream()
        .flatMap(topic -> topic.schemas().stream())
        .forEach(schema -> done.addAll(subjects.create(schema)));
    return done;
  }

  /** What differs from the catalogue, a line each; empty where all is right. */
  public List<String> differences(TopicCatalogue catalogue) {
    List<String> differences = new ArrayList<>(topics.differences(catalogue.all()));
    differences.addAll(topics.apart(catalogue.byArticle()));
    catalogue.all().stream()
        .flatMap(topic -> topic.schemas().stream())
        .forEach(schema -> differences.addAll(subjects.differences(schema)));
    return differences;
  }
}

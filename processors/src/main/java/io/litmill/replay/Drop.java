package io.litmill.replay;

import io.litmill.broker.BrokerAnswers;
import io.litmill.bundle.Folders;
import io.litmill.registry.NotInRegistryException;
import io.litmill.topics.Topic;
import io.litmill.topics.Topic.TopicSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Removes all that a run has made. Run again after a failure, it removes what is left. */
public final class Drop {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Deployment deployment;

  public Drop(Deployment deployment) {
    this.deployment = deployment;
  }

  /**
   * Removes a run's topics, its subjects in the registry, its consumer group, its state on this
   * machine, and in the end what is kept of it.
   *
   * @return what was removed, a line each
   * @throws ReplayException if there is no such run, or it is at work
   */
  public List<String> drop(RunId id) throws IOException {
    ReplayRuns runs = new ReplayRuns(deployment);
    ReplayRun run = runs.get(id);
    Set<String> done = new TreeSet<>();
    try (Admin admin = Admin.create(deployment.client())) {
      int members = new RunGroup(admin, run.applicationId()).members();
      if (members > 0) {
        throw new ReplayException(
            "replay %s is at work: group %s has %d members; stop it first. One that was killed is missed after the session timeout"
                .formatted(id, run.applicationId(), members));
      }
      topics(admin, run).forEach(topic -> done.add("topic " + topic));
      BrokerAnswers.unless(
          GroupIdNotFoundException.class,
          admin.deleteConsumerGroups(List.of(run.applicationId())).all());
      done.add("group " + run.applicationId());
    }
    subjects(id).forEach(subject -> done.add("subject " + subject));
    Path state = deployment.settings().state().folder().resolve(run.applicationId());
    if (Files.exists(state)) {
      Folders.delete(state);
      done.add("state " + state);
    }
    runs.remove(id);
    return List.copyOf(done);
  }

  private List<String> topics(Admin admin, ReplayRun run) {
    List<String> topics = ownTopics(admin, run);
    for (String topic : topics) {
      BrokerAnswers.unless(
          UnknownTopicOrPartitionException.class, admin.deleteTopics(List.of(topic)).all());
    }
    awaitGone(admin, run);
    return topics;
  }

  private List<String> ownTopics(Admin admin, ReplayRun run) {
    String own = run.runId().topicPrefix(deployment.settings().topicPrefix());
    String internal = run.applicationId() + "-";
    return BrokerAnswers.of(admin.listTopics().names()).stream()
        .filter(topic -> topic.startsWith(own) || topic.startsWith(internal))
        .toList();
  }

  /**
   * A broker knows a deleted topic for a moment longer; a run of the same name must not meet it.
   */
  private void awaitGone(Admin admin, ReplayRun run) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ownTopics(admin, run).isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
  }

  /** Those that are named after the run's topics; others may be of the live ones, too. */
  private Set<String> subjects(RunId id) {
    Set<String> removed = new TreeSet<>();
    String own = id.topicPrefix(deployment.settings().topicPrefix());
    for (Topic<?, ?> topic : deployment.topics(id).all()) {
      for (TopicSchema schema : topic.schemas()) {
        if (schema.subject().startsWith(own) && remove(schema.subject())) {
          removed.add(schema.subject());
        }
      }
    }
    return removed;
  }

  private boolean remove(String subject) {
    try {
      deployment.registry().delete(subject, false);
      return true;
    } catch (NotInRegistryException e) {
      return false;
    }
  }
}

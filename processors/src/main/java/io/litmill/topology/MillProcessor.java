package io.litmill.topology;

import io.litmill.annotation.Annotation;
import io.litmill.deadletters.Failure;
import io.litmill.deadletters.SourceRecord;
import io.litmill.ledger.Decision;
import io.litmill.ledger.LedgerEntry;
import io.litmill.ledger.Notice;
import io.litmill.ledger.Revision;
import io.litmill.topology.RevisionReader.Read;
import io.litmill.topology.StreamListener.Skipped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One partition's mill: weighs each record against the ledger, lets those that need the annotator
 * wait, and calls it when enough wait or one has waited long enough.
 *
 * <p>What the annotator throws, a broken device, goes up and stops the stream; the transaction is
 * given up and nothing is lost.
 */
final class MillProcessor implements Processor<byte[], byte[], Object, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(MillProcessor.class);

  /** The longest wait is looked at so often while it lasts. */
  private static final int LOOKS = 4;

  private final StreamParts parts;
  private final RevisionReader reader;
  private final BatchAnnotator annotator;
  private final CitationLookup lookup;

  private ProcessorContext<Object, Object> context;
  private LedgerStep ledger;
  private Waiting waiting;

  MillProcessor(StreamParts parts, BatchAnnotator annotator, CitationLookup lookup) {
    this.parts = parts;
    this.annotator = annotator;
    this.reader =
        new RevisionReader(
            parts.topics().citations().value().deserializer(),
            parts.topics().citations().settings().maxMessageBytes());
    this.lookup = lookup;
  }

  @Override
  public void init(ProcessorContext<Object, Object> processorContext) {
    context = processorContext;
    ledger = new LedgerStep(context, parts);
    waiting =
        Waiting.restore(
            context.getStateStore(LitmillTopology.WAITING),
            this::readable,
            context.currentSystemTimeMs());
    long look = Math.max(1, parts.settings().batch().longestWait().toMillis() / LOOKS);
    context.schedule(
        Duration.ofMillis(look), PunctuationType.WALL_CLOCK_TIME, this::millWhatWaitedLong);
  }

  private Arrival readable(SourceRecord record) {
    if (reader.read(record) instanceof Read.Revised read
        && read.revision() instanceof Revision.Update update) {
      return new Arrival(record, update);
    }
    throw new IllegalStateException(record.place() + " could be read before, and now cannot");
  }

  @Override
  public void process(Record<byte[], byte[]> input) {
    SourceRecord record = Records.source(input, context.recordMetadata().orElseThrow());
    if (record.topic().equals(parts.settings().noticesTopic())) {
      hear(record);
      return;
    }
    if (!parts.gate().admits(record)) {
      return;
    }
    parts.listener().citation();
    Read read = reader.read(record);
    if (read instanceof Read.Refused refused) {
      ledger.refuse(record, refused.failure());
    } else {
      arrive(record, ((Read.Revised) read).revision());
    }
  }

  private void arrive(SourceRecord record, Revision revision) {
    Optional<Arrival> before = waiting.of(revision.pmid());
    Decision decision =
        before.filter(arrival -> revision.isOlderThan(arrival.update())).isPresent()
            ? new Decision.Late()
            : ledger.decide(revision);
    if (before.isPresent() && !(decision instanceof Decision.Late)) {
      waiting.remove(revision.pmid());
      parts.listener().skipped(Skipped.SUPERSEDED);
    }
    if (decision instanceof Decision.Mine) {
      await(new Arrival(record, (Revision.Update) revision));
    } else {
      ledger.settle(record, revision.pmid(), decision);
    }
  }

  private void await(Arrival arrival) {
    waiting.add(arrival, context.currentSystemTimeMs());
    if (annotator.isFull(waiting)) {
      mill();
    }
  }

  private void millWhatWaitedLong(long now) {
    long longest = parts.settings().batch().longestWait().toMillis();
    if (waiting.size() > 0 && now - waiting.since() >= longest) {
      mill();
    }
  }

  private void mill() {
    List<Arrival> batch = new ArrayList<>();
    for (Arrival arrival : waiting.all()) {
      Decision decision = ledger.decide(arrival.update());
      if (decision instanceof Decision.Mine) {
        batch.add(arrival);
      } else {
        ledger.settle(arrival.record(), arrival.pmid(), decision);
      }
    }
    List<Annotation> annotations = annotator.annotate(batch);
    for (int i = 0; i < batch.size(); i++) {
      ledger.finish(batch.get(i), annotations.get(i));
    }
    waiting.all().forEach(arrival -> waiting.remove(arrival.pmid()));
  }

  private void hear(SourceRecord record) {
    Optional<Notice> notice = Records.notice(record);
    if (notice.isEmpty()) {
      ledger.refuse(
          record, Failure.of("deserialise", "undecodable", "no notice at " + record.place()));
      return;
    }
    ledger
        .hear(notice.get())
        .filter(entry -> waiting.of(notice.get().target()).isEmpty())
        .ifPresent(this::mineAgain);
  }

  /** The citation that the entry was last made from waits once more, if it is still the newest. */
  private void mineAgain(LedgerEntry entry) {
    int partition = context.taskId().partition();
    long offset = entry.place().offset();
    lookup
        .at(partition, offset)
        .ifPresentOrElse(
            record -> await(readable(record)),
            () ->
                LOG.info(
                    "partition {} offset {} is not there to be mined again; a newer record follows",
                    partition,
                    offset));
  }

  @Override
  public void close() {
    lookup.close();
  }
}

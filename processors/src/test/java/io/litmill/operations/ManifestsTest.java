package io.litmill.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.AnnotatedMember;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.litmill.settings.Configuration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** The Kubernetes manifests have no field that Kubernetes does not know, and fit each other. */
class ManifestsTest {
  private static final Path KUBERNETES = OperationsFiles.OPS.resolve("kubernetes");
  private static final Map<String, Class<? extends HasMetadata>> KINDS =
      Map.of(
          "ServiceAccount", ServiceAccount.class,
          "ConfigMap", ConfigMap.class,
          "Service", Service.class,
          "StatefulSet", StatefulSet.class,
          "Job", Job.class,
          "PodDisruptionBudget", PodDisruptionBudget.class);

  /** The model of Kubernetes, without its place for fields that it does not know. */
  private static final ObjectMapper STRICT =
      new ObjectMapper()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .setAnnotationIntrospector(new NoOtherFields());

  private static final class NoOtherFields extends JacksonAnnotationIntrospector {
    private static final long serialVersionUID = 1;

    @Override
    public Boolean hasAnySetter(Annotated a) {
      return a instanceof AnnotatedMember ? Boolean.FALSE : super.hasAnySetter(a);
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() {
    assertThatThrownBy(() -> parse("{kind: Service, spec: {ports: [{port: 1, targetport: http}]}}"))
        .hasRootCauseInstanceOf(UnrecognizedPropertyException.class)
        .hasStackTraceContaining("targetport");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "serviceaccount",
        "service",
        "statefulset",
        "poddisruptionbudget",
        "topics-job",
        "../gpu/statefulset"
      })
  void everyFieldIsOneOfKubernetes(String name) throws IOException {
    String text = Files.readString(KUBERNETES.resolve("base/" + name + ".yaml"));
    assertThat(parse(text)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"base", "gpu"})
  void theOverlayFitsTogether(String overlay) throws Exception {
    List<HasMetadata> all = parse(kustomized(overlay));
    StatefulSet stream = only(all, StatefulSet.class);
    PodSpec pod = stream.getSpec().getTemplate().getSpec();
    Container container = pod.getContainers().get(0);
    Map<String, String> labels = stream.getSpec().getTemplate().getMetadata().getLabels();
    assertThat(labels).containsAllEntriesOf(stream.getSpec().getSelector().getMatchLabels());
    assertThat(labels)
        .containsAllEntriesOf(
            only(all, PodDisruptionBudget.class).getSpec().getSelector().getMatchLabels())
        .containsAllEntriesOf(only(all, Service.class).getSpec().getSelector());
    assertThat(stream.getSpec().getServiceName())
        .isEqualTo(only(all, Service.class).getMetadata().getName());
    checkSecurity(pod, container);
    checkSecurity(
        only(all, Job.class).getSpec().getTemplate().getSpec(),
        only(all, Job.class).getSpec().getTemplate().getSpec().getContainers().get(0));
    checkMembership(pod, container);
    checkVolumes(stream, pod, container);
    boolean gpu = container.getResources().getLimits().containsKey("nvidia.com/gpu");
    assertThat(gpu).isEqualTo(overlay.equals("gpu"));
  }

  private static void checkSecurity(PodSpec pod, Container container) {
    assertThat(pod.getSecurityContext().getRunAsNonRoot()).isTrue();
    assertThat(container.getSecurityContext().getReadOnlyRootFilesystem()).isTrue();
    assertThat(container.getSecurityContext().getAllowPrivilegeEscalation()).isFalse();
    assertThat(container.getSecurityContext().getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(pod.getEnableServiceLinks()).isFalse();
  }

  /** The stream closes within a minute, and the pod's name comes before what is made of it. */
  private static void checkMembership(PodSpec pod, Container container) {
    assertThat(pod.getTerminationGracePeriodSeconds()).isGreaterThan(60);
    List<String> names = container.getEnv().stream().map(variable -> variable.getName()).toList();
    assertThat(names)
        .containsSubsequence("POD_NAME", "LITMILL_KAFKA_MAIN_CONSUMER_GROUP_INSTANCE_ID");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/q/health/ready");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/q/health/live");
  }

  private static void checkVolumes(StatefulSet stream, PodSpec pod, Container container) {
    List<String> volumes = new ArrayList<>();
    pod.getVolumes().forEach(volume -> volumes.add(volume.getName()));
    stream
        .getSpec()
        .getVolumeClaimTemplates()
        .forEach(claim -> volumes.add(claim.getMetadata().getName()));
    assertThat(volumes)
        .containsExactlyInAnyOrderElementsOf(
            container.getVolumeMounts().stream().map(mount -> mount.getName()).toList());
  }

  @Test
  void theSettingsAreAllowed() throws IOException {
    Configuration configuration =
        Configuration.read(Optional.of(KUBERNETES.resolve("base/litmill.properties")), Map.of());
    configuration.requireAllowed();
    assertThat(configuration.kafka()).containsEntry("security.protocol", "SASL_SSL");
  }

  private static <T> T only(List<HasMetadata> all, Class<T> kind) {
    return kind.cast(all.stream().filter(kind::isInstance).findFirst().orElseThrow());
  }

  private static List<HasMetadata> parse(String text) {
    List<HasMetadata> objects = new ArrayList<>();
    for (Object document : new Yaml().loadAll(text)) {
      JsonNode tree = STRICT.valueToTree(document);
      String kind = tree.path("kind").asText();
      assertThat(KINDS).as("known kinds").containsKey(kind);
      objects.add(STRICT.convertValue(tree, KINDS.get(kind)));
    }
    return objects;
  }

  private static String kustomized(String overlay) throws Exception {
    boolean there =
        Arrays.stream(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));
    assumeTrue(there, "kubectl is not on the PATH");
    Process process =
        new ProcessBuilder("kubectl", "kustomize", KUBERNETES.resolve(overlay).toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isZero();
    return said;
  }
}

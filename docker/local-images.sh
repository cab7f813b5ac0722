#!/usr/bin/env bash
# Makes images for places without an image registry: a base of Debian packages with a Java, and on it Kafka and
# Apicurio Registry from Maven Central, Prometheus from Debian, and Litmill from this checkout.
#   docker/local-images.sh [base|kafka|registry|prometheus|litmill]...      without arguments: all of these
#   docker/local-images.sh cuda litmill-gpu      CUDA from Maven Central (2 GB), and on it what mvn -Pgpu package made
# Needs: root, docker, mmdebstrap or debootstrap, mvn; for litmill a packaged checkout.
# SUITE names the Debian release (trixie, whose newest Java is 25), MIRROR its mirror, else it is Debian's own. An image
# that is there is kept, but for Litmill's; FORCE=1 makes all anew. compose.local.env names these images for compose.
set -euo pipefail
cd "$(dirname "$0")"

suite=${SUITE:-trixie}
kafka_version=$(sed -n 's:.*<kafka.version>\(.*\)</kafka.version>.*:\1:p' ../pom.xml)
apicurio_version=$(sed -n 's:.*<apicurio.version>\(.*\)</apicurio.version>.*:\1:p' ../pom.xml)
cuda_version=12.6-9.5-1.5.11
bare=litmill-local/debian:$suite
base=litmill-local/base:$suite
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

there() {
  [[ -z ${FORCE:-} ]] && docker image inspect "$1" >/dev/null 2>&1
}

# $1: folder of a Dockerfile and its files, copied to a context with prepare.sh; $2: image; $3: what it is built on
build() {
  cp "prepare.sh" "$work/$1/"
  cp -r "local/$1/." "$work/$1/"
  docker build --quiet --build-arg "BASE_IMAGE=${3:-$base}" -t "$2" "$work/$1" >/dev/null
}

maven() {
  mvn -q -B -ntp "$@"
}

# mmdebstrap takes a quarter of debootstrap's time
make_bare() {
  if command -v mmdebstrap >/dev/null 2>&1; then
    mmdebstrap --quiet --variant=minbase --mode=root "$suite" "$work/root.tar" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1
  else
    debootstrap --variant=minbase "$suite" "$work/root" ${MIRROR:+"$MIRROR"} >"$work/log" 2>&1 \
      && rm -rf "$work"/root/var/cache/apt/archives/*.deb \
      && tar -C "$work/root" -cf "$work/root.tar" .
  fi || { tail -5 "$work/log" >&2; return 1; }
  docker import "$work/root.tar" "$bare" >/dev/null
  rm -rf "$work/root" "$work/root.tar"
}

make_base() {
  there "$base" && return
  make_bare
  mkdir -p "$work/base"
  build base "$base" "$bare"
}

make_kafka() {
  there "litmill-local/kafka:$kafka_version" && return
  mkdir -p "$work/kafka"
  maven -f local/kafka/pom.xml "-Dkafka.version=$kafka_version" -DincludeScope=runtime \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy-dependencies "-DoutputDirectory=$work/kafka/lib"
  build kafka "litmill-local/kafka:$kafka_version"
}

make_registry() {
  there "litmill-local/apicurio-registry:$apicurio_version" && return
  mkdir -p "$work/registry/app"
  maven -f local/kafka/pom.xml "-Dkafka.version=$kafka_version" \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:copy "-DoutputDirectory=$work/registry" \
    "-Dartifact=io.apicurio:apicurio-registry-app:$apicurio_version:tar.gz:all"
  tar -xzf "$work"/registry/*.tar.gz -C "$work/registry/app"
  rm "$work"/registry/*.tar.gz
  build registry "litmill-local/apicurio-registry:$apicurio_version"
}

make_prometheus() {
  there litmill-local/prometheus:debian && return
  mkdir -p "$work/prometheus"
  build prometheus litmill-local/prometheus:debian
}

make_litmill() {
  docker build --quiet -f Dockerfile --build-arg "BASE_IMAGE=$base" --build-arg BUILD=packaged \
    -t litmill:cpu .. >/dev/null
}

make_cuda() {
  there litmill-local/cuda:12.6 && return
  mkdir -p "$work/cuda"
  # what TensorFlow opens, and what that opens
  maven -f local/kafka/pom.xml "-Dkafka.version=$kafka_version" \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:unpack "-DoutputDirectory=$work/unpacked" \
    "-Dartifact=org.bytedeco:cuda:$cuda_version:jar:linux-x86_64-redist" \
    '-Dmdep.unpack.includes=**/libcu*.so.*,**/libnvrtc*.so.*,**/libnvJitLink.so.*,**/libnccl.so.*'
  mv "$work/unpacked/org/bytedeco/cuda/linux-x86_64" "$work/cuda/lib"
  build cuda litmill-local/cuda:12.6
}

make_litmill-gpu() {
  docker build --quiet -f Dockerfile --build-arg BASE_IMAGE=litmill-local/cuda:12.6 --build-arg BUILD=packaged \
    --build-arg DEVICE=gpu -t litmill:gpu .. >/dev/null
}

[[ $# -gt 0 ]] || set -- base kafka registry prometheus litmill
for image in "$@"; do
  [[ $(type -t "make_$image") == function ]] || { echo "local-images: there is no image $image" >&2; exit 2; }
  echo "local-images: $image" >&2
  "make_$image"
done

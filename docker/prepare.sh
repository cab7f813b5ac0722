#!/bin/sh
# The steps of the Dockerfile.
#   prepare jdk | jre                              Java, and what goes with it
#   prepare build maven|packaged cpu|gpu           from /src to /app
#   prepare check                                  one article through the models that ship
set -eu

fail() {
  echo "prepare: $*" >&2
  exit 1
}

install_packages() {
  export DEBIAN_FRONTEND=noninteractive
  apt-get install -y -q --no-install-recommends "$@"
  rm -rf /var/lib/apt/lists/*
}

# The newest long-term Java of the base's packages: $1 is jdk or jre.
java_package() {
  for version in 25 21 17; do
    if [ -n "$(apt-cache madison "openjdk-$version-$1-headless" 2>/dev/null)" ]; then
      echo "openjdk-$version-$1-headless"
      return
    fi
  done
  fail "the base image has no Java, and its packages hold no OpenJDK 17, 21 or 25"
}

java_of_the_base() {
  command -v "$1" >/dev/null 2>&1
}

jdk() {
  command -v apt-get >/dev/null 2>&1 || fail "the base image must be a Debian or an Ubuntu"
  apt-get update -q
  package=
  java_of_the_base javac || package=$(java_package jdk)
  # shellcheck disable=SC2086
  install_packages maven ca-certificates $package
}

# A base that has it all needs no packages, so no network.
complete_for_java() {
  java_of_the_base java && java_of_the_base wget && [ -e /etc/ssl/certs/ca-certificates.crt ] \
    && ldconfig -p | grep -q 'libstdc++\.so\.6'
}

jre() {
  complete_for_java && return
  command -v apt-get >/dev/null 2>&1 || fail "the base image must be a Debian or an Ubuntu"
  apt-get update -q
  package=
  java_of_the_base java || package=$(java_package jre)
  # shellcheck disable=SC2086
  install_packages ca-certificates wget libstdc++6 $package
  java -version
}

build() {
  app=/src/processors/target/quarkus-app
  profile=
  [ "$2" = cpu ] || [ "$2" = gpu ] || fail "DEVICE is $2: cpu or gpu is allowed"
  [ "$2" = gpu ] && profile=-Pgpu
  # shellcheck disable=SC2086
  case $1 in
    maven) mvn -q -B -ntp -Dmaven.test.skip=true $profile ${MAVEN_ARGS:-} package ;;
    packaged) [ -f "$app/quarkus-run.jar" ] || fail "BUILD=packaged needs ./litmill or mvn package to have run before" ;;
    *) fail "BUILD is $1: maven or packaged is allowed" ;;
  esac
  native=linux-x86_64
  [ "$(uname -m)" = aarch64 ] && native=linux-arm64
  [ "$2" = gpu ] && native=linux-x86_64-gpu
  ls "$app"/lib/main/org.tensorflow.tensorflow-core-native-*-"$native".jar >/dev/null 2>&1 \
    || fail "what was packaged is not for $2 ($native)"
  mkdir -p /app/program/processors/target
  mv "$app/lib" /app/lib
  mv model-store/models /app/models
  mv "$app" /app/program/processors/target/quarkus-app
  cp litmill LICENSE /app/program
}

check() {
  cat >/tmp/check.xml <<'XML'
<?xml version="1.0" encoding="UTF-8"?>
<PubmedArticleSet><PubmedArticle><MedlineCitation Status="MEDLINE"><PMID Version="1">990000999</PMID>
<Article><Journal><Title>Check</Title></Journal><ArticleTitle>Aspirin and gastric ulcer.</ArticleTitle>
<Abstract><AbstractText>Aspirin induced gastric ulcer in two patients.</AbstractText></Abstract>
</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>
XML
  mkdir -p /opt/litmill/native
  HOME=/tmp /opt/litmill/litmill annotate /tmp/check.xml >/tmp/check.json
  grep -q 990000999 /tmp/check.json || fail "nothing came out of the annotator"
  rm -rf /tmp/* /opt/litmill/native/.lock
}

command=$1
shift
"$command" "$@"

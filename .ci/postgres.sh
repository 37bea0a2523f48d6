#!/usr/bin/env bash
# Gives the tests a PostgreSQL with pgvector and prints TEST_DATABASE_URL=… as its last line of output.
#
#   eval "$(.ci/postgres.sh)"            build what is missing, start, print the address (seconds when it runs)
#   .ci/postgres.sh stop                 stop the server that this script started
#
# For Debian 12, which has PostgreSQL 15 but no pgvector: the source package of trixie is built against a private
# copy of the PostgreSQL tree (it is relocatable), so that nothing under /usr changes but packages of Debian itself.
# Everything lies in AKTENLAGE_TEST_POSTGRES (default: a folder below the temporary one).
set -euo pipefail

VERSION=15
HOME_DIR=${AKTENLAGE_TEST_POSTGRES:-${TMPDIR:-/tmp}/aktenlage-test-postgres}
TREE=$HOME_DIR/tree
BIN=$TREE/lib/postgresql/$VERSION/bin
DATA=$HOME_DIR/data
RUN_AS=postgres

say() { echo "postgres.sh: $*" >&2; }

# Commands of the server run as an ordinary user: PostgreSQL refuses root.
as_owner() {
  if [ "$(id -u)" = 0 ]; then setpriv --reuid="$RUN_AS" --regid="$RUN_AS" --init-groups "$@"; else "$@"; fi
}

address() { echo "postgresql://postgres@127.0.0.1:$(cat "$HOME_DIR/port")/postgres"; }

answers() {
  [ -s "$HOME_DIR/port" ] && [ -x "$BIN/psql" ] &&
    "$BIN/psql" "$(address)" -XAtqc 'SELECT 1' >/dev/null 2>&1
}

install_packages() {
  [ -x "/usr/lib/postgresql/$VERSION/bin/initdb" ] && [ -x "/usr/lib/postgresql/$VERSION/bin/pg_config" ] &&
    [ -f "/usr/include/postgresql/$VERSION/server/postgres.h" ] && command -v gcc >/dev/null &&
    command -v make >/dev/null && command -v dpkg-source >/dev/null && return 0
  say "installing PostgreSQL $VERSION and what builds pgvector"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >&2
  # No cluster of the distribution: this script makes its own.
  mkdir -p /etc/postgresql-common
  [ -f /etc/postgresql-common/createcluster.conf ] ||
    echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.conf
  apt-get install -y -qq --no-install-recommends "postgresql-$VERSION" "postgresql-server-dev-$VERSION" \
    gcc make libc6-dev dpkg-dev >&2
}

# The source package of trixie, through lists and caches of its own: the machine's apt sources stay as they are.
fetch_pgvector() {
  apt=$HOME_DIR/apt
  mkdir -p "$apt/lists/partial" "$apt/cache/archives/partial" "$HOME_DIR/source"
  mirror=$(sed -n 's/^URIs: *\([^ ]*\).*/\1/p' /etc/apt/sources.list.d/*.sources 2>/dev/null | grep -v security | head -n 1)
  [ -n "$mirror" ] || mirror=$(sed -n 's/^deb \(\[[^]]*\] \)\?\([^ ]*\) .*/\2/p' /etc/apt/sources.list \
    /etc/apt/sources.list.d/*.list 2>/dev/null | grep -v security | head -n 1)
  signed='[signed-by=/usr/share/keyrings/debian-archive-keyring.gpg]'
  echo "deb-src $signed ${mirror:-http://deb.debian.org/debian} trixie main" >"$apt/sources.list"
  options="-o Dir::Etc::sourcelist=$apt/sources.list -o Dir::Etc::sourceparts=- -o Dir::State::lists=$apt/lists
    -o Dir::Cache=$apt/cache -o APT::Sandbox::User=root"
  # shellcheck disable=SC2086 # the options are words
  (cd "$HOME_DIR/source" && apt-get $options update -qq && apt-get $options source --download-only -qq pgvector) >&2
}

build_pgvector() {
  say 'building pgvector'
  rm -rf "$TREE" "$HOME_DIR/source"
  fetch_pgvector
  (
    cd "$HOME_DIR/source"
    dpkg-source --no-check -x pgvector_*.dsc pgvector
    cd pgvector
    config=/usr/lib/postgresql/$VERSION/bin/pg_config
    # OPTFLAGS: no -march=native, the build may be cached for another machine.
    make -j"$(nproc)" OPTFLAGS="" with_llvm=no PG_CONFIG="$config"
    make install OPTFLAGS="" with_llvm=no PG_CONFIG="$config" DESTDIR="$HOME_DIR/built"
  ) >"$HOME_DIR/build.log" 2>&1 || { tail -n 30 "$HOME_DIR/build.log" >&2; exit 1; }
  mkdir -p "$TREE.part/lib/postgresql" "$TREE.part/share/postgresql"
  cp -a "/usr/lib/postgresql/$VERSION" "$TREE.part/lib/postgresql/"
  cp -a "/usr/share/postgresql/$VERSION" "$TREE.part/share/postgresql/"
  cp -a "$HOME_DIR/built/usr/." "$TREE.part/"
  # Last, so that a broken-off build is never taken for a finished one.
  mv "$TREE.part" "$TREE"
}

start() {
  if [ ! -s "$DATA/PG_VERSION" ]; then
    rm -rf "$DATA"
    mkdir -p "$DATA"
    [ "$(id -u)" != 0 ] || chown "$RUN_AS" "$DATA"
    as_owner test -x "$DATA" || { say "the user $RUN_AS cannot reach $DATA: set AKTENLAGE_TEST_POSTGRES"; exit 1; }
    as_owner "$BIN/initdb" -D "$DATA" -U postgres -A trust -E UTF8 --locale=C.UTF-8 --no-sync >"$HOME_DIR/initdb.log" 2>&1 ||
      { cat "$HOME_DIR/initdb.log" >&2; exit 1; }
  fi
  # A free port, chosen once more at every start: the last one may have been taken.
  port=5433
  while (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do port=$((port + 1)); done
  echo "$port" >"$HOME_DIR/port"
  # Durability off: the data is thrown away. Loopback only, as authentication is "trust".
  as_owner "$BIN/pg_ctl" -D "$DATA" -w -t 60 -l "$DATA/server.log" start -o \
    "-p $port -k '$DATA' -c listen_addresses=127.0.0.1 -c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=100" \
    >"$HOME_DIR/start.log" 2>&1 || { cat "$HOME_DIR/start.log" "$DATA/server.log" >&2; exit 1; }
}

mkdir -p "$HOME_DIR"
chmod 755 "$HOME_DIR"
if [ "${1:-start}" = stop ]; then
  [ ! -s "$DATA/postmaster.pid" ] || as_owner "$BIN/pg_ctl" -D "$DATA" -m fast stop >&2
  exit 0
fi
# Two test runs that start at once build and start it once.
exec 9>"$HOME_DIR/lock"
flock 9
if ! answers; then
  install_packages
  [ -x "$BIN/postgres" ] && [ -f "$TREE/share/postgresql/$VERSION/extension/vector.control" ] || build_pgvector
  start 9>&-
  answers || { say 'the server does not answer'; exit 1; }
fi
echo "TEST_DATABASE_URL=$(address)"

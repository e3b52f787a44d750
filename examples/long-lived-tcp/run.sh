#!/usr/bin/env bash
# Plays the exercise of README.md and checks each step. Exit code 0 when all of it held.
# PROXY names the executable, PORTS the four ports (front, a, b, c), RELOAD=command reloads by the runtime API.
set -eu
here=$(dirname "$(readlink -f "$0")")
proxy=${PROXY:-$here/../../src/ActorProxy/bin/Release/net10.0/actorproxy}
read -r front port_a port_b port_c <<<"${PORTS:-7000 7001 7002 7003}"

folder=$(mktemp -d)
started=()
cleanup() {
    local pid
    for pid in "${started[@]}"; do kill "$pid" 2>/dev/null || true; done
    wait 2>/dev/null || true
    rm -rf "$folder"
}
trap cleanup EXIT
trap 'exit 130' INT TERM

say() { printf '\n* %s\n' "$*"; }

# until_true WHAT COMMAND...: asks for up to 20 seconds.
until_true() {
    local what=$1 end=$((SECONDS + 20))
    shift
    until "$@"; do
        if [ $SECONDS -ge $end ]; then
            echo "FAILED: $what"
            tail -n 20 "$folder"/*.out
            exit 1
        fi
        sleep 0.05
    done
    echo "  ok: $what"
}

# An nc with a name: NAME.in is its keyboard, NAME.out its screen.
nc_named() {
    local name=$1
    shift
    mkfifo "$folder/$name.in"
    : >"$folder/$name.out"
    # Opened for both directions, so that it neither waits for a writer nor ends with one.
    exec {keyboard}<>"$folder/$name.in"
    nc -n -v "$@" <&"$keyboard" >"$folder/$name.out" 2>&1 &
    started+=($!)
    eval "pid_$name=$!"
}
server() {
    nc_named "$1" -lk 127.0.0.1 "$2"
    until_true "nc $1 listens" grep -q '^Listening' "$folder/$1.out"
}
client() {
    nc_named "$1" 127.0.0.1 "$front"
    until_true "client $1 is connected" grep -q 'succeeded!' "$folder/$1.out"
}
type_at() { echo "$2" >"$folder/$1.in"; }
reads() { grep -qxF "$2" "$folder/$1.out"; }
# talk CLIENT SERVER WORDS: there and back.
talk() {
    type_at "$1" "$1 says: $3"
    until_true "$2 reads '$1 says: $3'" reads "$2" "$1 says: $3"
    type_at "$2" "$2 answers: $3"
    until_true "$1 reads '$2 answers: $3'" reads "$1" "$2 answers: $3"
}
ask() { echo "$1" | socat -t 5 - "UNIX-CONNECT:$folder/stats.sock" 2>/dev/null; }
stat_has() { ask "show stat" | grep -q "$1"; }

say "two nc servers, and the proxy in front"
server a "$port_a"
server b "$port_b"
sed -e "s|/tmp/long-lived-tcp.sock|$folder/stats.sock|" -e "s/:7000/:$front/" -e "s/:7001/:$port_a/" -e "s/:7002/:$port_b/" -e "s/:7003/:$port_c/" \
    "$here/haproxy.cfg" >"$folder/haproxy.cfg"
"$proxy" -db -f "$folder/haproxy.cfg" >"$folder/proxy.out" 2>&1 &
pid_proxy=$!
started+=("$pid_proxy")
until_true "the proxy runs" stat_has '^app,b,'

say "a client for each"
client first
talk first a "good morning"
client second
talk second b "good morning"

say "a third server joins, and the configuration is reloaded"
server c "$port_c"
sed -i 's/^#   server c/    server c/' "$folder/haproxy.cfg"
if [ "${RELOAD:-signal}" = command ]; then ask reload; else kill -USR2 "$pid_proxy"; fi
until_true "the proxy knows server c" stat_has '^app,c,'

say "the old connections still work"
talk first a "still here?"
talk second b "still here?"

say "a new one reaches the new server, because the others are full"
client third
talk third c "are you new?"

say "one more waits in the queue: every server has its one connection"
client fourth
type_at fourth "fourth says: my turn?"
until_true "it is counted as queued" stat_has '^app,BACKEND,1,'
talk first a "mine, as it was before the reload"
if grep -q "my turn" "$folder"/[abc].out; then echo "FAILED: a second connection reached a full server"; exit 1; fi

say "the first client ends, and its slot is given to the one that waits"
# shellcheck disable=SC2154 # set by nc_named
kill "$pid_first"
until_true "a reads 'fourth says: my turn?'" reads a "fourth says: my turn?"
talk fourth a "your turn"
until_true "the queue is empty" stat_has '^app,BACKEND,0,'
say "all of it held"

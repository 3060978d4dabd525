#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Runs a test with a session bus and an unlocked keyring of its own, that nothing of the person's session gets into.
set -euo pipefail

for command in dbus-run-session gnome-keyring-daemon; do
  command -v "$command" > /dev/null || { echo "1..0 # SKIP $command is not installed"; exit 0; }
done
home=$(mktemp -d)
trap 'rm -rf "$home"' EXIT
export HOME=$home XDG_DATA_HOME=$home/data XDG_RUNTIME_DIR=$home/run XDG_CONFIG_HOME=$home/config XDG_CACHE_HOME=$home/cache
mkdir -m 700 "$XDG_DATA_HOME" "$XDG_RUNTIME_DIR"
# The daemon must not outlive the test: dbus-run-session ends only its own children.
dbus-run-session -- bash -c '
  printf test | gnome-keyring-daemon --unlock --components=secrets --foreground > /dev/null 2>&1 &
  daemon=$!
  trap "kill $daemon" EXIT
  for ((i = 0; i < 100; i++)); do
    gdbus call --session --dest org.freedesktop.DBus --object-path /org/freedesktop/DBus \
      --method org.freedesktop.DBus.NameHasOwner org.freedesktop.secrets | grep -q true && break
    sleep 0.1
  done
  "$@"' bash "$@"

#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# make-locales.sh FOLDER LOCALE…: generates the UTF-8 locales into FOLDER, for LOCPATH.
set -euo pipefail
folder=$1
shift
rm -rf "$folder"
mkdir -p "$folder"
[[ -d /usr/share/i18n/locales ]] || exit 0
for locale in "$@"; do
  if ! localedef --no-archive -i "$locale" -f UTF-8 "$folder/$locale.UTF-8" 2> "$folder/errors"; then
    echo "locale $locale cannot be generated: $(head -1 "$folder/errors")" >&2
  fi
done

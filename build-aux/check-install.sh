#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# check-install.sh BUILD-FOLDER: what meson install gives is complete, and the program starts.
set -euo pipefail
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
meson install -C "$1" --no-rebuild --destdir "$root" > "$root/log" 2>&1 || { cat "$root/log"; exit 1; }

failed=0
id=org.parceria.Parceria
while read -r name; do
  if [[ -z $(find "$root" -path "*/$name" -size +0) ]]; then
    echo "meson install does not install $name"
    failed=1
  fi
done << EOF
bin/parceria
share/applications/$id.desktop
share/metainfo/$id.metainfo.xml
share/mime/packages/$id.xml
share/glib-2.0/schemas/$id.gschema.xml
share/icons/hicolor/scalable/apps/$id.svg
share/icons/hicolor/symbolic/apps/$id-symbolic.svg
$(sed 's|.*|share/locale/&/LC_MESSAGES/parceria.mo|' "$(dirname "$0")/../po/LINGUAS")
EOF
program=$(find "$root" -path '*/bin/parceria')
[[ -n $program ]] && "$program" --version || failed=1
exit $failed

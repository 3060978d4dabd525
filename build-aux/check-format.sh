#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Checks the C lines that changed since the branch left main: indentation and blanks as clang-format
# wants them, and no wider than 120 (aim at 100). Columns aligned by hand and either way to break a
# long condition are accepted; rows of tables may be wider. On main itself the last commit is checked.
set -euo pipefail
cd "$(dirname "$0")/.."

skip ()
{
  echo "$1: the changed lines are not checked."
  exit 77
}

find_base ()
{
  local name base

  for name in "${PARCERIA_FORMAT_BASE:-}" origin/main main; do
    if [[ -n $name ]] && base=$(git merge-base HEAD "$name" 2>/dev/null); then
      if [[ $base == $(git rev-parse HEAD) ]]; then
        git rev-parse --verify --quiet HEAD~1 || echo "$base"
      else
        echo "$base"
      fi
      return
    fi
  done
}

# Numbers of the lines of file $2 that are new or changed since commit $1, one per line.
changed_lines ()
{
  git diff --unified=0 --no-color --no-ext-diff "$1" -- "$2" |
    sed -nE 's/^@@ -[^ ]+ \+([0-9]+)(,([0-9]+))? @@.*/\1 \3/p' |
    while read -r first count; do
      seq "$first" $((first + ${count:-1} - 1))
    done | sort
}

# Takes out what is free: inner alignment, and the blank between a macro and its parenthesis.
normalize ()
{
  sed -E 's/([^ ]) +/\1 /g; s/\b(N?C?_|g_auto[a-z]*|[A-Z][A-Z_0-9]+) \(/\1(/g; s/\* const/*const/g'
}

# Numbers of the lines of file $1 that clang-format would change, with operators that $2 (None,
# NonAssignment) allows at the start of a line.
unwanted_lines ()
{
  local style=$styles/$2

  [[ -e $style ]] ||
    sed -E "s/^BreakBeforeBinaryOperators:.*/BreakBeforeBinaryOperators: $2/" .clang-format > "$style"
  diff --unchanged-line-format= --new-line-format= --old-line-format=$'%dn\n' \
    <(normalize < "$1") <(clang-format --style="file:$style" "$1" | normalize) | sort || true
}

wide_lines ()
{
  grep -nE '^.{121,}' "$1" | grep -vE '^[0-9]+: +([A-Z_]+ \(|\{|")' | cut -d: -f1 | sort || true
}

check_file ()
{
  local file=$1 changed unwanted number

  changed=$(changed_lines "$base" "$file")
  unwanted=$(comm -12 <(unwanted_lines "$file" None) <(unwanted_lines "$file" NonAssignment))
  for number in $(comm -12 <(echo "$changed") <(echo "$unwanted")); do
    echo "$file:$number: not as clang-format has it: $(sed -n "${number}p" "$file")"
  done
  for number in $(comm -12 <(echo "$changed") <(wide_lines "$file")); do
    echo "$file:$number: wider than 120: $(sed -n "${number}p" "$file")"
  done
}

export LC_ALL=C.UTF-8
command -v clang-format > /dev/null || skip "clang-format is not installed"
git rev-parse --git-dir > /dev/null 2>&1 || skip "This is not a git checkout that git trusts"
base=$(find_base)
[[ -n $base ]] || skip "There is no branch main to compare with"
styles=$(mktemp -d)
trap 'rm -rf "$styles"' EXIT

problems=$(git diff --name-only --diff-filter=d "$base" -- 'src/*.c' 'tests/*.c' |
  while read -r file; do
    check_file "$file"
  done)
if [[ -n $problems ]]; then
  echo "$problems"
  exit 1
fi
echo "The lines changed since $(git rev-parse --short "$base") are in order."

# shellcheck shell=bash
# SPDX-License-Identifier: GPL-3.0-or-later
# What build-aux/run, build-aux/test and build-aux/bench share. Sourced, not run.

project_root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)

# python3-gi is installed for the system's own.
# shellcheck disable=SC2034 # used by the scripts that source this
python=$([[ -x /usr/bin/python3 ]] && echo /usr/bin/python3 || echo python3)

say ()
{
  echo "parceria: $*" >&2
}

# Lines "package question" of the given sections of build-aux/packages.
list_packages ()
{
  awk -v sections=" $* " '
    { sub (/#.*/, "") }
    /^\[/ { gsub (/[][ ]/, ""); wanted = index (sections, " " $0 " "); next }
    NF && wanted { print $1, (NF > 1 ? $2 : "-") }' "$project_root/build-aux/packages"
}

is_debian ()
{
  command -v dpkg-query > /dev/null && command -v apt-get > /dev/null
}

# The packages of the given sections that dpkg does not have.
missing_packages ()
{
  local wanted

  mapfile -t wanted < <(list_packages "$@" | cut -d' ' -f1 | sort -u)
  comm -23 <(printf '%s\n' "${wanted[@]}") \
    <(dpkg-query --show --showformat '${Package} ${db:Status-Status}\n' "${wanted[@]}" 2> /dev/null |
      sed -n 's/ installed$//p' | sort -u)
}

# Whether the system has what a question of build-aux/packages asks for.
is_there ()
{
  case $1 in
    cmd:*) command -v "${1#cmd:}" > /dev/null ;;
    pc:*) pkg-config --exists "$(sed -E 's/^pc://; s/(>=)/ \1 /' <<< "$1")" 2> /dev/null ;;
    file:*) [[ -e ${1#file:} ]] ;;
    *) true ;;
  esac
}

# The packages of the given sections of which nothing can be seen on this system.
absent_packages ()
{
  local package question

  list_packages "$@" | while read -r package question; do
    is_there "$question" || echo "$package"
  done
}

as_root ()
{
  if [[ $(id -u) == 0 ]]; then
    "$@"
  elif [[ -t 0 ]]; then
    sudo "$@"
  else
    sudo --non-interactive "$@"
  fi
}

apt ()
{
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -y -q -o DPkg::Lock::Timeout=300 "$@" >&2
}

install_packages ()
{
  if [[ $(id -u) != 0 ]] && ! command -v sudo > /dev/null; then
    say "only root can install packages, and there is no sudo"
    return 1
  fi
  if ! compgen -G '/var/lib/apt/lists/*_Packages*' > /dev/null; then
    say "fetching the lists of packages"
    apt update || return 1
  elif apt install --no-install-recommends "$@"; then
    return 0
  else
    say "fetching newer lists of packages"
    apt update || return 1
  fi
  apt install --no-install-recommends "$@"
}

# Installs what the given sections need, or says what is missing. Fails only when the program cannot
# be built.
ensure_packages ()
{
  local missing absent

  if is_debian; then
    mapfile -t missing < <(missing_packages "$@")
    [[ ${#missing[@]} -gt 0 ]] || return 0
    say "installing ${missing[*]}"
    install_packages "${missing[@]}" && return 0
    say "that did not work; going on with what is there"
  fi
  mapfile -t absent < <(absent_packages "$@")
  [[ ${#absent[@]} -gt 0 ]] || return 0
  say "missing on this system, by their Debian names: ${absent[*]}"
  mapfile -t absent < <(absent_packages build)
  [[ ${#absent[@]} -gt 0 ]] || return 0
  say "Parceria cannot be built without ${absent[*]}"
  return 1
}

# build_in FOLDER OPTION…: configures once, then builds what has changed.
build_in ()
{
  local folder=$project_root/$1
  shift

  if [[ ! -e $folder/build.ninja ]]; then
    say "configuring ${folder#"$project_root"/}"
    rm -rf "$folder"
    if [[ -z ${CC:-} ]] && command -v ccache > /dev/null; then
      export CC="ccache gcc"
    fi
    meson setup "$folder" "$project_root" "$@" > "$folder.log" 2>&1 || {
      cat "$folder.log" >&2
      rm -rf "$folder"
      return 1
    }
    mv "$folder.log" "$folder/setup.log"
  fi
  say "building in ${folder#"$project_root"/}"
  ninja -C "$folder" --quiet | sed '/no work to do/d' >&2
}

#!/bin/sh
# Sets up everything the program needs in .venv; does nothing when it stands already.
set -eu
cd "$(dirname "$0")/.."

ready=.venv/ready-$(cat pyproject.toml packaging/setup.sh | cksum | tr ' ' '-')
[ -e "$ready" ] && exit 0

need_packages() {
    packages=$*
    [ -z "$packages" ] && return 0
    if ! command -v apt-get >/dev/null; then
        echo "Please install with your system's package tool: $packages" >&2
        exit 1
    elif [ "$(id -u)" = 0 ]; then
        echo "Installing system packages: $packages"
        apt-get update -qq
        # shellcheck disable=SC2086
        DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $packages >/dev/null
    else
        echo "Some system packages are missing. Please run, then try again:" >&2
        echo "  sudo apt-get install $packages" >&2
        exit 1
    fi
}

suitable() {
    command -v "$1" >/dev/null &&
        "$1" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] < (3, 14))' 2>/dev/null
}

missing=""
python=""
for candidate in ${PYTHON:-} python3 python3.13 python3.12 python3.11; do
    if suitable "$candidate"; then python=$candidate; break; fi
done
if [ -z "$python" ]; then
    echo "ASIF Desktop needs Python 3.11, 3.12 or 3.13; install one, or name it: make PYTHON=/path/to/python3" >&2
    exit 1
fi
"$python" -c 'import venv, ensurepip' 2>/dev/null || missing="$missing python3-venv"

# Qt loads these when it opens a window; wheels do not bring them.
while read -r library package; do
    if ! /sbin/ldconfig -p | grep -q "$library"; then missing="$missing $package"; fi
done <<LIBRARIES
libEGL.so.1 libegl1
libGL.so.1 libgl1
libfontconfig.so.1 libfontconfig1
libdbus-1.so.3 libdbus-1-3
libglib-2.0.so.0 libglib2.0-0
libxkbcommon.so.0 libxkbcommon0
libxkbcommon-x11.so.0 libxkbcommon-x11-0
libxcb-cursor.so.0 libxcb-cursor0
libxcb-icccm.so.4 libxcb-icccm4
libxcb-image.so.0 libxcb-image0
libxcb-keysyms.so.1 libxcb-keysyms1
libxcb-randr.so.0 libxcb-randr0
libxcb-render-util.so.0 libxcb-render-util0
libxcb-shape.so.0 libxcb-shape0
libxcb-xinerama.so.0 libxcb-xinerama0
LIBRARIES
# shellcheck disable=SC2086
need_packages $missing

echo "Setting up .venv (a few minutes the first time; PyTorch is large)"
[ -x .venv/bin/python ] || "$python" -m venv .venv
.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-compile --editable '.[dev]'
# On all cores, where pip would take one. Some packages bring files that are no Python; nobody imports those.
.venv/bin/python -m compileall -qq -j 0 .venv/lib || true
# The engine's kernels are compiled once, here rather than at the first search.
.venv/bin/python -c 'from asif_desktop.asif import warm; warm()' &
kernels=$!
# So are the two packaged models for the CPU, rather than at the first start.
.venv/bin/python -m asif_desktop.encoders.cpu.convert_packaged || echo 'The models are converted at the first start instead.'
wait "$kernels"
rm -f .venv/ready-*
: >"$ready"

#!/bin/sh
# Opens the program; where there is no display, shows it as a tour with screenshots in tour/.
set -eu
cd "$(dirname "$0")/.."
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ] || [ "$(uname)" != Linux ]; then
    exec .venv/bin/asif-desktop "$@"
fi
echo "There is no display here: this is a tour of the program. Its screenshots go to tour/."
exec .venv/bin/python packaging/tour.py tour

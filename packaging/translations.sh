#!/bin/sh
# Gathers the window's strings, and the sentences that come to it from the library, into the .ts files, with
# Qt's own tools from PySide6, and compiles those to .qm. What German lacks then stands as "unfinished" in
# asif_de.ts; the tests do not let it stay so.
set -eu
cd "$(dirname "$0")/.."
gathered=$(mktemp -d)
trap 'rm -r "$gathered"' EXIT
.venv/bin/python packaging/gather_sentences.py "$gathered/sentences.py"
for language in de; do
    ts=resources/translations/asif_$language.ts
    .venv/bin/pyside6-lupdate -silent -locations none -no-obsolete -source-language en -target-language $language \
        -tr-function-alias tr+=_tr $(find asif_desktop/gui -name "*.py" | sort) "$gathered/sentences.py" \
        -ts "$ts"
    .venv/bin/pyside6-lrelease -silent "$ts" -qm "${ts%.ts}.qm"
    echo "$ts: $(grep -c 'type="unfinished"' "$ts" || true) messages to translate."
done
# English stands in the source, but for the names of keys, which are Qt's.
ts=resources/translations/asif_en.ts
.venv/bin/pyside6-lupdate -silent -locations none -no-obsolete -source-language en -target-language en \
    asif_desktop/gui/look/key_names.py -ts "$ts"
.venv/bin/pyside6-lrelease -silent "$ts" -qm "${ts%.ts}.qm"

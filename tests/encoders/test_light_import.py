"""The room can be entered without waiting for torch."""

import subprocess
import sys


def test_importing_the_room_and_asking_for_identities_imports_no_model_library() -> None:
    code = (
        "import sys, asif_desktop.encoders as e\n"
        "assert e.known_identity(e.DEFAULT_IMAGE_ENCODER).dim == 1280\n"
        "assert e.known_identity(e.DEFAULT_TEXT_ENCODER).dim == 384\n"
        "assert e.known_identity('timm:resnet50') is None\n"
        "heavy = {'torch', 'timm', 'open_clip', 'sentence_transformers', 'transformers', 'huggingface_hub'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.stdout.strip() == "[]", done.stderr


def test_a_misspelt_library_is_refused_without_importing_one() -> None:
    code = (
        "import sys, asif_desktop.encoders as e\n"
        "from asif_desktop.domain.errors import AsifError\n"
        "try:\n    e.create_image_encoder('tim:resnet50')\n"
        "except AsifError as error:\n    print(error, 'torch' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "Did you mean timm" in done.stdout, done.stderr
    assert done.stdout.strip().endswith("False")

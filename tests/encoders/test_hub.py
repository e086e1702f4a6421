"""Models at a hub: a small one of our own on this computer, spoken to by the libraries' own loaders."""

import hashlib
import json
import shutil
import socket
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import numpy as np
import pytest
from huggingface_hub import constants
from transformers.utils import hub as transformers_hub

from asif_desktop.domain.errors import AsifError
from asif_desktop.encoders import (
    DownloadNeededError,
    create_image_encoder,
    create_text_encoder,
    downloads_allowed,
)
from asif_desktop.encoders.families import loading


class Hub:
    """Repositories in a folder, served as the hub serves them."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.requests: list[str] = []
        hub = self

        class Handler(BaseHTTPRequestHandler):
            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
                hub.requests.append(self.path)

            def do_HEAD(self) -> None:
                self.answer()

            def do_GET(self) -> None:
                self.wfile.write(self.answer())

            def answer(self) -> bytes:
                if self.path.startswith("/api/models/"):
                    return self.describe(self.path.removeprefix("/api/models/"))
                repository, _, rest = self.path.lstrip("/").partition("/resolve/")
                file = hub.root / repository / rest.partition("/")[2]
                if not (hub.root / repository).is_dir():
                    return self.reply(401, {"X-Error-Code": "RepoNotFound"})
                if "gated" in repository:
                    return self.reply(401, {"X-Error-Code": "GatedRepo"})
                if not file.is_file():
                    return self.reply(404, {"X-Error-Code": "EntryNotFound"})
                content = file.read_bytes()
                return self.reply(200, {"ETag": f'"{hashlib.sha256(content).hexdigest()}"'}, content)

            def describe(self, repository: str) -> bytes:
                folder = hub.root / repository
                if not folder.is_dir():
                    return self.reply(404, {"X-Error-Code": "EntryNotFound"})
                files = [str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file()]
                about = {
                    "id": repository,
                    "sha": "a" * 40,
                    "siblings": [{"rfilename": file} for file in files],
                }
                return self.reply(200, {"Content-Type": "application/json"}, json.dumps(about).encode())

            def reply(self, status: int, headers: dict[str, str], content: bytes = b"") -> bytes:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.send_header("X-Repo-Commit", "a" * 40)
                self.send_header("Content-Length", str(len(content)))
                self.end_headers()
                return content

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self.server.server_port}"


@pytest.fixture
def hub(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Hub]:
    """Returns an empty hub, in place of the real one, with an empty cache on this side."""
    running = Hub(tmp_path / "hub")
    thread = threading.Thread(target=running.server.serve_forever, args=(0.01,))
    thread.start()
    template = running.address + "/{repo_id}/resolve/{revision}/{filename}"
    monkeypatch.setattr(constants, "ENDPOINT", running.address)
    # Their client keeps its address: of an earlier test's hub, which it tries for most of a minute.
    monkeypatch.setattr(transformers_hub, "_hf_api", None, raising=False)
    monkeypatch.setattr(constants, "HUGGINGFACE_CO_URL_TEMPLATE", template)
    monkeypatch.setattr(constants, "HF_HUB_CACHE", str(tmp_path / "cache"))
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", False)
    with downloads_allowed(True):
        yield running
    running.server.shutdown()
    running.server.server_close()
    thread.join()


def test_a_model_is_downloaded_once_and_then_never_asked_for(
    hub: Hub, tiny_timm: Callable[[int], Path]
) -> None:
    shutil.copytree(tiny_timm(1000), hub.root / "timm" / "test_resnet.r160_in1k")
    sentences: list[str] = []
    first = create_image_encoder(
        "timm:test_resnet.r160_in1k", "cpu", lambda told: sentences.append(str(told))
    )
    assert sentences == [
        "The model timm:test_resnet.r160_in1k is not on this computer yet; it is being downloaded, once."
    ]
    assert hub.requests
    hub.requests.clear()
    second = create_image_encoder(
        "timm:test_resnet.r160_in1k", "cpu", lambda told: sentences.append(str(told))
    )
    assert len(sentences) == 1
    assert not hub.requests
    assert second.weights_hash == first.weights_hash
    picture = np.full((1, 160, 160, 3), 77, np.uint8)
    assert (first.encode(picture) == second.encode(picture)).all()


def test_nothing_is_downloaded_before_somebody_agreed(hub: Hub, tiny_timm: Callable[[int], Path]) -> None:
    shutil.copytree(tiny_timm(1000), hub.root / "timm" / "test_resnet.r160_in1k")
    with downloads_allowed(False), pytest.raises(DownloadNeededError) as caught:
        create_image_encoder("timm:test_resnet.r160_in1k", "cpu")
    assert str(caught.value) == (
        "The model timm:test_resnet.r160_in1k is not on this computer. Its files (about 2 MB) would be "
        f"downloaded, once, from {hub.address}/timm/test_resnet.r160_in1k; nothing of yours would be sent."
    )
    assert not hub.requests
    create_image_encoder("timm:test_resnet.r160_in1k", "cpu")
    with downloads_allowed(False):
        assert create_image_encoder("timm:test_resnet.r160_in1k", "cpu").dim, "it is here by now"


ASKED = {
    "timm:vit_base_patch16_224.augreg_in21k": ("about 410 MB", "timm/vit_base_patch16_224.augreg_in21k"),
    "timm:hf-hub:me/images": ("size unknown", "me/images"),
    "open_clip:ViT-B-32/laion2b_s34b_b79k": ("about 610 MB", "laion/CLIP-ViT-B-32-laion2B-s34B-b79K"),
    "open_clip:ViT-L-14/laion2b_s32b_b82k": ("about 1.7 GB", "laion/CLIP-ViT-L-14-laion2B-s32B-b82K"),
    "open_clip:xlm-roberta-base-ViT-B-32/laion5b_s13b_b90k": (
        "size unknown",
        "laion/CLIP-ViT-B-32-xlm-roberta-base-laion5B-s13B-b90k",
    ),
    "open_clip:hf-hub:me/clip": ("size unknown", "me/clip"),
    "sentence-transformers:all-mpnet-base-v2": ("about 440 MB", "sentence-transformers/all-mpnet-base-v2"),
    "sentence-transformers:me/sentences": ("size unknown", "me/sentences"),
}


@pytest.mark.parametrize("spec", ASKED)
def test_who_is_asked_learns_from_where_and_how_much_and_nobody_else_learns_anything(
    hub: Hub, no_network: list[str], spec: str
) -> None:
    size, where = ASKED[spec]
    create = create_text_encoder if spec.startswith("sentence") else create_image_encoder
    with downloads_allowed(False), pytest.raises(DownloadNeededError) as caught:
        create(spec, "cpu")
    assert f"Its files ({size}) would be downloaded, once, from {hub.address}/{where};" in str(caught.value)
    assert not hub.requests
    assert not no_network, "not even whether there is a network"


def test_a_repository_by_its_name(hub: Hub, tiny_timm: Callable[[int], Path], tiny_clip: Path) -> None:
    shutil.copytree(tiny_timm(0), hub.root / "me" / "images")
    shutil.copytree(tiny_clip, hub.root / "me" / "clip")
    assert create_image_encoder("timm:hf-hub:me/images", "cpu").dim == 96
    assert create_image_encoder("open_clip:hf-hub:me/clip", "cpu").dim == 24
    hub.requests.clear()
    assert create_text_encoder("open_clip:hf-hub:me/clip", "cpu").dim == 24
    assert not hub.requests, "the other tower has downloaded it"


def test_a_text_model_by_its_name(hub: Hub, tiny_sentences: Path) -> None:
    shutil.copytree(tiny_sentences, hub.root / "me" / "sentences")
    first = create_text_encoder("sentence-transformers:me/sentences", "cpu")
    hub.requests.clear()
    second = create_text_encoder("sentence-transformers:me/sentences", "cpu")
    assert not hub.requests
    assert (first.encode(["a dog"]) == second.encode(["a dog"])).all()


@pytest.mark.parametrize("spec", ["timm:hf-hub:me/none", "open_clip:hf-hub:me/none"])
def test_a_name_that_the_hub_does_not_know(hub: Hub, spec: str) -> None:
    with pytest.raises(AsifError, match=f"There is no model {spec} at {hub.address}; check its name"):
        create_image_encoder(spec, "cpu")


def test_a_text_name_that_the_hub_does_not_know(hub: Hub) -> None:
    with pytest.raises(AsifError, match="There is no model sentence-transformers:me/none"):
        create_text_encoder("sentence-transformers:me/none", "cpu")


def test_a_model_with_terms_says_how_to_accept_them(hub: Hub) -> None:
    (hub.root / "me" / "gated").mkdir(parents=True)
    with pytest.raises(AsifError, match=r"accept them on its page .*hf auth login"):
        create_image_encoder("timm:hf-hub:me/gated", "cpu")


IMAGES = [
    "timm:resnet50.a1_in1k",
    "timm:hf-hub:me/x",
    "open_clip:ViT-B-32/laion2b_s34b_b79k",
    "open_clip:hf-hub:me/x",
]
TEXTS = ["sentence-transformers:me/x", "sentence-transformers:all-mpnet-base-v2", "open_clip:ViT-B-32/openai"]
UNREACHABLE = (
    "The model {} is not on this computer and {} cannot be reached; "
    "connect to the internet once to download it, or choose the default model."
)


@pytest.mark.parametrize("spec", IMAGES + TEXTS)
def test_without_network_one_sentence_at_once(hub: Hub, spec: str, monkeypatch: pytest.MonkeyPatch) -> None:
    attempts: list[object] = []

    def refuse(*arguments: object, **_: object) -> None:
        attempts.append(arguments)
        raise socket.gaierror(-2, "Name or service not known")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    sentences: list[str] = []
    create = create_image_encoder if spec in IMAGES else create_text_encoder
    with pytest.raises(AsifError) as caught:
        create(spec, "cpu", lambda told: sentences.append(str(told)))
    assert str(caught.value) == UNREACHABLE.format(spec, hub.address)
    assert len(attempts) == 1, "one look, no retries"
    assert not sentences


def test_a_person_who_forbids_the_network_is_heard(hub: Hub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(constants, "HF_HUB_OFFLINE", True)
    with pytest.raises(AsifError, match="cannot be reached"):
        create_image_encoder("timm:hf-hub:me/x", "cpu")
    assert constants.HF_HUB_OFFLINE is True
    assert not hub.requests


def test_nothing_is_printed_on_the_way(
    hub: Hub, tiny_sentences: Path, tiny_clip: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(tiny_sentences, hub.root / "me" / "sentences")
    shutil.copytree(tiny_clip, hub.root / "me" / "clip")
    capfd.readouterr()
    for _ in range(2):
        create_text_encoder("sentence-transformers:me/sentences", "cpu").encode(["a dog", "word " * 3000])
        create_text_encoder("open_clip:hf-hub:me/clip", "cpu").encode(["a dog", "word " * 3000])
    with pytest.raises(AsifError):
        create_text_encoder("sentence-transformers:me/none", "cpu")
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("form", ["127.0.0.1:{}", "http://127.0.0.1:{}", "http://127.0.0.1:{}/"])
def test_the_hub_is_looked_for_behind_a_proxy_however_it_is_written(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as proxy:
        written = form.format(proxy.getsockname()[1])
        monkeypatch.setattr("urllib.request.getproxies", lambda: {"https": written, "http": written})
        monkeypatch.setattr("urllib.request.proxy_bypass", lambda host: False)
        assert loading._hub_is_reachable()

"""The settings there are, their defaults, and what values they take."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.sentences import said
from asif_desktop.encoders import DEFAULT_IMAGE_ENCODER, DEFAULT_TEXT_ENCODER
from asif_desktop.library.models import Choice
from asif_desktop.search.defaults import DEFAULT, Parameters
from asif_desktop.search.templates import AS_WRITTEN, printed, read_templates


@dataclass(frozen=True)
class Setting:
    """One setting."""

    default: str
    check: Callable[[str], str]
    """Returns the value in its one form; raises AsifError where it is none."""


def _whole_number(name: str, lowest: int, highest: int) -> Callable[[str], str]:
    def check(value: str) -> str:
        if not (value.isascii() and value.isdecimal() and lowest <= int(value) <= highest):
            raise AsifError(
                said("The setting {0} takes a whole number from {1} to {2}.", name, lowest, highest)
            )
        return str(int(value))

    return check


def _device(value: str) -> str:
    value = value.lower()
    if value.split(":")[0] not in {"auto", "cpu", "cuda", "mps", "xpu"}:
        raise AsifError(said("The setting device takes auto, cpu, cuda, mps or xpu."))
    return value


def _runtime(value: str) -> str:
    value = value.lower()
    if value not in {"auto", "torch"}:
        raise AsifError(said("The setting runtime takes auto (the faster one on a CPU) or torch."))
    return value


def _name(value: str) -> str:
    value = value.strip()
    if not value:
        raise AsifError(said("The name of an encoder is missing."))
    return value


def _globs(value: str) -> str:
    return "\n".join(dict.fromkeys(line.strip() for line in value.splitlines() if line.strip()))


def _templates(value: str) -> str:
    return printed(read_templates(value))


SETTINGS: Mapping[str, Setting] = {
    "image_encoder": Setting(DEFAULT_IMAGE_ENCODER, _name),
    "text_encoder": Setting(DEFAULT_TEXT_ENCODER, _name),
    "device": Setting("auto", _device),
    "runtime": Setting("auto", _runtime),
    "k": Setting(str(DEFAULT.k), _whole_number("k", 1, 100_000)),
    "p": Setting(str(DEFAULT.p), _whole_number("p", 1, 16)),
    "text_k": Setting(str(DEFAULT.text_k), _whole_number("text_k", 1, 100_000)),
    "text_p": Setting(str(DEFAULT.text_p), _whole_number("text_p", 1, 16)),
    "prompt_templates": Setting(AS_WRITTEN, _templates),
    "excluded": Setting("", _globs),
    "cache_mb": Setting("2000", _whole_number("cache_mb", 100, 1_000_000)),
}


def complete(stored: Mapping[str, str]) -> dict[str, str]:
    """Returns every setting's value: the stored one, else its default."""
    return {name: stored.get(name, setting.default) for name, setting in SETTINGS.items()}


def checked(name: str, value: str) -> str:
    """Returns the value in its one form.

    Raises:
        AsifError: There is no such setting, or it does not take that value.
    """
    setting = SETTINGS.get(name)
    if setting is None:
        raise AsifError(said("There is no setting “{0}”; there are {1}.", name, ", ".join(SETTINGS)))
    return setting.check(value)


def choice_in(values: Mapping[str, str]) -> Choice:
    """Returns the encoders that the settings ask for."""
    return Choice(
        image=values["image_encoder"],
        text=values["text_encoder"],
        device=values["device"],
        runtime="torch" if values["runtime"] == "torch" else "auto",
    )


def parameters_in(values: Mapping[str, str]) -> Parameters:
    """Returns k and p of both sides."""
    return Parameters(
        k=int(values["k"]),
        p=int(values["p"]),
        text_k=int(values["text_k"]),
        text_p=int(values["text_p"]),
    )


def templates_in(values: Mapping[str, str]) -> tuple[str, ...]:
    """Returns the prompt templates."""
    return read_templates(values["prompt_templates"])


def excluded_in(values: Mapping[str, str]) -> list[str]:
    """Returns the globs that are left out of every folder; the setting has one a line."""
    return values["excluded"].splitlines()


def cache_bytes_in(values: Mapping[str, str]) -> int:
    """Returns the bytes that the cache's pictures may take; the setting is in MB."""
    return int(values["cache_mb"]) * 1_000_000

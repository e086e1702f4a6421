"""Settings, and how the library stands."""

from asif_desktop.domain.requests.base import Request
from asif_desktop.domain.sentences import Sentence
from asif_desktop.domain.status import Status


class GetSettings(Request[dict[str, str]], frozen=True, tag="get-settings"):
    """Every setting and its value."""


class SetSetting(Request[Sentence | None], frozen=True, tag="set-setting"):
    """Change one setting; an unknown name or value is refused.

    The answer is None, or what would first have to be downloaded and from where: then nothing was changed.
    """

    name: str
    value: str
    download: bool = False
    """Whether the person agreed to a model's being downloaded."""


class GetStatus(Request[Status], frozen=True, tag="status"):
    """How the library stands."""


class MeasureSpeed(Request[float], frozen=True, tag="measure-speed"):
    """How many pictures a second are encoded here, measured now; waits for the model."""


class PrepareModels(Request[None], frozen=True, tag="prepare-models"):
    """Load the encoders in the background, so that the first search is quick."""

"""What is found in a library made for the window's tests, by words and by looks."""

from array import array

from msgspec import structs

from asif_desktop.domain import requests as ask
from asif_desktop.domain.errors import AsifError
from asif_desktop.domain.results import (
    Match,
    PhraseKnowledge,
    QueryReading,
    Ranking,
    Reason,
    TaggedSo,
    Why,
)
from asif_desktop.domain.sentences import Sentence, said
from tests.gui.fake_state import FakePhoto, FakeState


class FakeSearch(FakeState):
    def _score(self, photo: FakePhoto, query: str) -> float:
        words = set(query.lower().split())
        score = 0.9 * len(words & photo.words) / max(1, len(words))
        for anchor in self.state.anchors.values():
            enabled = self.state.collections.get(anchor.collection, False)
            if enabled and anchor.photo is not None and anchor.caption.lower() == query.lower():
                taught = next((p for p in self.photos.values() if anchor.photo in p.photo.paths), None)
                if taught is not None and taught.look == photo.look:
                    score = max(score, 0.95 if taught is photo else 0.8)
        return score if score else 0.2 + 0.1 / (1 + photo.photo.id)

    def _rank(self, request: ask.Rank) -> Ranking:
        # The query language calculates with numpy, and test_light watches that no window brings that in.
        from tests.gui.fake_queries import found

        if not request.query.strip():
            raise AsifError(said("The phrase is empty; type a word or two."))
        photos = list(self.photos.values())
        answer = found(request.query, photos, self._score, self.state.albums, self.tagging.open_named)
        if answer is None:
            ranking = self._ranking(
                [
                    (self._score(p, request.query), p.photo.id)
                    for p in photos
                    if self._meets(p.photo.id, request.only)
                ]
            )
            return structs.replace(ranking, knowledge=self._knowledge(request.query))
        return structs.replace(self._ranking(answer.scored), scored=answer.graded)

    def _read_query(self, request: ask.ReadQuery) -> QueryReading:
        from tests.gui.fake_queries import reading

        understood = reading(request.query, self.tagging.tag_named)
        photos = self.tagged_so.get(understood.phrase or "", 0)
        return structs.replace(
            understood, tagged=TaggedSo(f"tag:{understood.phrase}", photos) if photos else None
        )

    def _offer_values(self, request: ask.OfferValues) -> list[str]:
        known = {"album": sorted(self.state.albums), "camera": ["Nikon Z 6"], "tag": ["Animals/Dog", "cat"]}
        known["taken"] = ["2023", "2021"]
        return known.get(request.field, [])

    def _rank_similar(self, request: ask.RankSimilar) -> Ranking:
        scores = {True: 0.8, False: 0.2}
        if isinstance(request.photo, bytes):
            look = request.photo.rpartition(b"/")[2].split(b".")[0].decode()
            return self._ranking([(scores[p.look == look], p.photo.id) for p in self.photos.values()])
        if request.photo not in self.photos:
            raise AsifError(Sentence(f"The library has no photo {request.photo!r}."))
        one = self.photos[request.photo]
        return self._ranking(
            [(1.0 if p is one else scores[p.look == one.look], p.photo.id) for p in self.photos.values()]
        )

    def _rank_carried(self, request: ask.RankCarried) -> Ranking:
        """An anchor describes the photos that look as its own does."""
        path = self.state.anchors[request.anchor].photo
        look = next((p.look for p in self.photos.values() if path in p.photo.paths), None)
        return self._ranking([(0.8 if p.look == look else 0.0, p.photo.id) for p in self.photos.values()])

    def _knowledge(self, query: str) -> list[PhraseKnowledge]:
        return [PhraseKnowledge(query, 0.1 if query in self.little_known else 0.9)]

    def _ranking(self, scored: list[tuple[float, int]]) -> Ranking:
        scored.sort(key=lambda pair: (-pair[0], pair[1]))
        return Ranking(
            generation=self._generation,
            ids=array("q", [photo for _, photo in scored]).tobytes(),
            scores=array("f", [score for score, _ in scored]).tobytes(),
            matching=sum(score >= 0.5 for score, _ in scored),
            seconds=0.006,
        )

    def _explain(self, request: ask.Explain) -> Match:
        if request.photo not in self.photos:
            raise AsifError(said("This photo is not in the library any more."))
        photo = self.photos[request.photo]
        reasons: list[Reason] = []
        left = 0.4
        for anchor in sorted(self.state.anchors.values(), key=lambda a: (a.photo is None, -a.id)):
            if self.state.collections.get(anchor.collection, False) and len(reasons) < 5:
                reasons.append(
                    Reason(anchor.id, anchor.caption, request.query, left * 0.45, anchor.collection)
                )
                left *= 0.55
        return Match(
            photo.photo.id, photo.photo.paths, self._score(photo, request.query), 0.4, Why(reasons, left)
        )

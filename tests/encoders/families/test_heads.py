"""Which layer of a model is its classifier, and whether it acts on the embedding."""

import torch
from torch import nn

from asif_desktop.encoders.families.heads import acts_on, classifier_of


class Model(nn.Module):
    def __init__(self, classifier: object, num_classes: int = 4) -> None:
        super().__init__()
        self.classifier = classifier
        self.num_classes = num_classes

    def get_classifier(self) -> object:
        return self.classifier


def test_the_classifier_is_the_one_layer_with_a_row_a_class() -> None:
    linear, conv = nn.Linear(3, 4), nn.Conv2d(3, 4, 1)
    assert classifier_of(Model(linear)) is linear
    assert classifier_of(Model(conv)) is conv
    assert classifier_of(Model(nn.Sequential(nn.Linear(3, 5), nn.ReLU(), last := nn.Linear(5, 4)))) is last


def test_other_heads_are_no_classifier() -> None:
    for head in (
        nn.Identity(),
        None,
        (nn.Linear(3, 4), nn.Linear(3, 4)),
        nn.ModuleList([nn.Linear(3, 4), nn.Linear(3, 4)]),
        nn.Linear(3, 5),
        nn.Conv2d(3, 4, 3),
        nn.Conv2d(4, 4, 1, groups=4),
    ):
        assert classifier_of(Model(head)) is None
    assert classifier_of(nn.Linear(3, 4)) is None


def test_only_a_layer_that_makes_the_logits_of_the_embedding_gives_prototypes() -> None:
    torch.manual_seed(0)
    embedding = torch.randn(2, 3)
    for layer in (nn.Linear(3, 4), nn.Linear(3, 4, bias=False)):
        assert acts_on(layer, embedding, layer(embedding))
        assert not acts_on(layer, embedding, layer(embedding.relu()))
        assert not acts_on(layer, torch.randn(2, 5), layer(embedding))
        assert not acts_on(layer, embedding * float("nan"), layer(embedding))
    conv = nn.Conv2d(3, 4, 1)
    assert acts_on(conv, embedding, conv(embedding[:, :, None, None]))

"""What can be asked of a library. Each request names the type of its answer.

The library process answers them over a socket (`remote`), tests in their own process (`library`).
"""

from asif_desktop.domain.requests.albums import (
    AddToAlbum,
    CountMatches,
    CreateAlbum,
    DeleteAlbum,
    DeleteSearch,
    GetSearch,
    ListAlbumPhotos,
    ListAlbums,
    ListSearches,
    RemoveFromAlbum,
    RenameAlbum,
    RenameSearch,
    SaveSearch,
)
from asif_desktop.domain.requests.base import PhotoRef, Request, TagRef, answer_type
from asif_desktop.domain.requests.deleting import (
    DeletePhotos,
    ForgetPhotos,
    ListMissing,
    ListTrash,
    PreviewTrash,
    TrashPhotos,
    UntrashPhotos,
)
from asif_desktop.domain.requests.duplicates import (
    FindAlike,
    StopFindingAlike,
)
from asif_desktop.domain.requests.folders import (
    AddFolders,
    CancelWork,
    Exclude,
    IndexFolders,
    ListFolders,
    ListSubfolders,
    PauseIndexing,
    RemoveFolder,
    Rescan,
    RetryFailed,
    WatchFolders,
)
from asif_desktop.domain.requests.history import (
    History,
    Redo,
    Undo,
)
from asif_desktop.domain.requests.looking import (
    CountPhotos,
    DescribePhotos,
    Export,
    ListPhotos,
    MakeFullSize,
    MakePreview,
    MakeThumbnails,
)
from asif_desktop.domain.requests.notes import (
    ChooseBest,
    DetailPhoto,
    NotePhotos,
    NotesOf,
    RotatePhotos,
    SplitPhotos,
)
from asif_desktop.domain.requests.safekeeping import (
    Examine,
    ListBackups,
    MakeBackup,
    MakeReport,
    RestoreBackup,
)
from asif_desktop.domain.requests.searching import (
    Explain,
    ExplainSimilar,
    OfferValues,
    Rank,
    RankCarried,
    RankSimilar,
    ReadQuery,
    Search,
)
from asif_desktop.domain.requests.standing import (
    GetSettings,
    GetStatus,
    MeasureSpeed,
    PrepareModels,
    SetSetting,
)
from asif_desktop.domain.requests.tags import (
    AcceptSuggestions,
    AdoptTags,
    CountSuggestions,
    CreateTag,
    DecideTag,
    DeleteTag,
    EditTag,
    ExplainSuggestion,
    ImportTags,
    LearnTag,
    ListTags,
    MergeTags,
    RankSuggestions,
    SuggestPhotos,
    SuggestTags,
    TagsOfPhotos,
)
from asif_desktop.domain.requests.teaching import (
    AddAnchors,
    AnchorPicture,
    CreateCollection,
    DeleteCollection,
    DescribeAnchors,
    EditAnchor,
    LearnFromFiles,
    ListAnchors,
    ListCollections,
    MoveAnchors,
    PreviewLesson,
    RemoveAnchors,
    RenameCollection,
    SwitchCollection,
    Teach,
)

AnyRequest = (
    AddFolders
    | IndexFolders
    | Rescan
    | RetryFailed
    | RetryFailed
    | RemoveFolder
    | Exclude
    | WatchFolders
    | ListFolders
    | ListSubfolders
    | PauseIndexing
    | CancelWork
    | ListPhotos
    | CountPhotos
    | DescribePhotos
    | MakeThumbnails
    | MakePreview
    | MakeFullSize
    | Export
    | Search
    | Rank
    | RankSimilar
    | RankCarried
    | ExplainSimilar
    | ExplainSuggestion
    | ReadQuery
    | OfferValues
    | Explain
    | ListAlbums
    | CreateAlbum
    | RenameAlbum
    | DeleteAlbum
    | AddToAlbum
    | RemoveFromAlbum
    | ListAlbumPhotos
    | ListSearches
    | GetSearch
    | SaveSearch
    | RenameSearch
    | DeleteSearch
    | CountMatches
    | Teach
    | PreviewLesson
    | LearnFromFiles
    | AddAnchors
    | ListAnchors
    | DescribeAnchors
    | AnchorPicture
    | EditAnchor
    | MoveAnchors
    | RemoveAnchors
    | ListCollections
    | CreateCollection
    | RenameCollection
    | DeleteCollection
    | SwitchCollection
    | ListTags
    | CreateTag
    | ImportTags
    | AdoptTags
    | EditTag
    | MergeTags
    | DeleteTag
    | DecideTag
    | LearnTag
    | TagsOfPhotos
    | NotePhotos
    | ChooseBest
    | RotatePhotos
    | SplitPhotos
    | NotesOf
    | DetailPhoto
    | PreviewTrash
    | TrashPhotos
    | DeletePhotos
    | UntrashPhotos
    | ListTrash
    | ListMissing
    | ForgetPhotos
    | FindAlike
    | StopFindingAlike
    | SuggestPhotos
    | RankSuggestions
    | AcceptSuggestions
    | SuggestTags
    | CountSuggestions
    | Undo
    | Redo
    | History
    | MakeBackup
    | ListBackups
    | RestoreBackup
    | Examine
    | MakeReport
    | GetSettings
    | SetSetting
    | GetStatus
    | MeasureSpeed
    | PrepareModels
)

__all__ = [
    "AcceptSuggestions",
    "AddAnchors",
    "AddFolders",
    "AddToAlbum",
    "AdoptTags",
    "AnchorPicture",
    "AnyRequest",
    "CancelWork",
    "ChooseBest",
    "CountMatches",
    "CountPhotos",
    "CountSuggestions",
    "CreateAlbum",
    "CreateCollection",
    "CreateTag",
    "DecideTag",
    "DeleteAlbum",
    "DeleteCollection",
    "DeletePhotos",
    "DeleteSearch",
    "DeleteTag",
    "DescribeAnchors",
    "DescribePhotos",
    "DetailPhoto",
    "EditAnchor",
    "EditTag",
    "Examine",
    "Exclude",
    "Explain",
    "ExplainSimilar",
    "ExplainSuggestion",
    "Export",
    "FindAlike",
    "ForgetPhotos",
    "GetSearch",
    "GetSettings",
    "GetStatus",
    "History",
    "ImportTags",
    "IndexFolders",
    "LearnFromFiles",
    "LearnTag",
    "ListAlbumPhotos",
    "ListAlbums",
    "ListAnchors",
    "ListBackups",
    "ListCollections",
    "ListFolders",
    "ListMissing",
    "ListPhotos",
    "ListSearches",
    "ListSubfolders",
    "ListTags",
    "ListTrash",
    "MakeBackup",
    "MakeFullSize",
    "MakePreview",
    "MakeReport",
    "MakeThumbnails",
    "MeasureSpeed",
    "MergeTags",
    "MoveAnchors",
    "NotePhotos",
    "NotesOf",
    "OfferValues",
    "PauseIndexing",
    "PhotoRef",
    "PrepareModels",
    "PreviewLesson",
    "PreviewTrash",
    "Rank",
    "RankCarried",
    "RankSimilar",
    "RankSuggestions",
    "ReadQuery",
    "Redo",
    "RemoveAnchors",
    "RemoveFolder",
    "RemoveFromAlbum",
    "RenameAlbum",
    "RenameCollection",
    "RenameSearch",
    "Request",
    "Rescan",
    "RestoreBackup",
    "RetryFailed",
    "RotatePhotos",
    "SaveSearch",
    "Search",
    "SetSetting",
    "SplitPhotos",
    "StopFindingAlike",
    "SuggestPhotos",
    "SuggestTags",
    "SwitchCollection",
    "TagRef",
    "TagsOfPhotos",
    "Teach",
    "TrashPhotos",
    "Undo",
    "UntrashPhotos",
    "WatchFolders",
    "answer_type",
]

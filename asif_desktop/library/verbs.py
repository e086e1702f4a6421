"""The table of what can be asked, and the function that answers each."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from asif_desktop.domain import requests
from asif_desktop.domain.requests import Request
from asif_desktop.library import (
    albums,
    browsing,
    carrying,
    collecting,
    examining,
    exporting,
    folders,
    learning,
    likeness,
    previewing,
    reading_queries,
    safekeeping,
    saved_searches,
    searching,
    standing,
    suggesting,
    tagging,
    teaching,
    trashing,
)
from asif_desktop.library.core import OpenLibrary

R = TypeVar("R")

ANSWERS: Mapping[type[Request[Any]], Callable[[OpenLibrary, Any], Any]] = {
    requests.AddFolders: folders.add_folders,
    requests.IndexFolders: folders.index_folders,
    requests.Rescan: folders.rescan,
    requests.RemoveFolder: folders.remove_folder,
    requests.Exclude: folders.exclude,
    requests.WatchFolders: folders.watch_folders,
    requests.ListFolders: folders.list_folders,
    requests.ListSubfolders: folders.list_subfolders,
    requests.PauseIndexing: folders.pause_indexing,
    requests.ListPhotos: browsing.list_photos,
    requests.CountPhotos: browsing.count_photos,
    requests.DescribePhotos: browsing.describe_photos,
    requests.MakeThumbnails: browsing.make_thumbnails,
    requests.MakePreview: browsing.make_preview,
    requests.MakeFullSize: browsing.make_full_size,
    requests.Export: exporting.export,
    requests.Search: searching.search,
    requests.Rank: searching.rank,
    requests.RankSimilar: likeness.rank_similar,
    requests.RankCarried: carrying.rank_carried,
    requests.ExplainSimilar: likeness.explain_similar,
    requests.ReadQuery: reading_queries.read_query,
    requests.Explain: searching.explain,
    requests.ListAlbums: albums.list_albums,
    requests.CreateAlbum: albums.create_album,
    requests.RenameAlbum: albums.rename_album,
    requests.DeleteAlbum: albums.delete_album,
    requests.AddToAlbum: albums.add_to_album,
    requests.RemoveFromAlbum: albums.remove_from_album,
    requests.ListAlbumPhotos: albums.list_album_photos,
    requests.ListSearches: saved_searches.list_searches,
    requests.GetSearch: saved_searches.get_search,
    requests.SaveSearch: saved_searches.save_search,
    requests.RenameSearch: saved_searches.rename_search,
    requests.DeleteSearch: saved_searches.delete_search,
    requests.CountMatches: saved_searches.count_matches,
    requests.Teach: teaching.teach,
    requests.PreviewLesson: previewing.preview_lesson,
    requests.LearnFromFiles: learning.learn_from_files,
    requests.AddAnchors: teaching.add_anchors,
    requests.ListAnchors: collecting.list_anchors,
    requests.DescribeAnchors: collecting.describe_anchors,
    requests.AnchorPicture: collecting.anchor_picture,
    requests.EditAnchor: collecting.edit_anchor,
    requests.MoveAnchors: collecting.move_anchors,
    requests.RemoveAnchors: collecting.remove_anchors,
    requests.ListCollections: collecting.list_collections,
    requests.CreateCollection: collecting.create_collection,
    requests.RenameCollection: collecting.rename_collection,
    requests.DeleteCollection: collecting.delete_collection,
    requests.SwitchCollection: collecting.switch_collection,
    requests.ListTags: tagging.list_tags,
    requests.CreateTag: tagging.create_tag,
    requests.ImportTags: tagging.import_tags,
    requests.EditTag: tagging.edit_tag,
    requests.MergeTags: tagging.merge_tags,
    requests.DeleteTag: tagging.delete_tag,
    requests.DecideTag: tagging.decide_tag,
    requests.TagsOfPhotos: tagging.tags_of_photos,
    requests.PreviewTrash: trashing.preview_trash,
    requests.TrashPhotos: trashing.trash_photos,
    requests.DeletePhotos: trashing.delete_photos,
    requests.UntrashPhotos: trashing.untrash_photos,
    requests.ListTrash: trashing.list_trash,
    requests.SuggestPhotos: suggesting.suggest_photos,
    requests.RankSuggestions: suggesting.rank_suggestions,
    requests.AcceptSuggestions: suggesting.accept_suggestions,
    requests.SuggestTags: suggesting.suggest_tags,
    requests.CountSuggestions: suggesting.count_suggestions,
    requests.Undo: collecting.undo,
    requests.Redo: collecting.redo,
    requests.History: collecting.history,
    requests.GetSettings: standing.get_settings,
    requests.SetSetting: standing.set_setting,
    requests.MakeBackup: safekeeping.make_backup,
    requests.ListBackups: safekeeping.list_backups,
    requests.RestoreBackup: safekeeping.restore_backup,
    requests.Examine: examining.examine,
    requests.MakeReport: examining.make_report,
    requests.GetStatus: standing.get_status,
    requests.PrepareModels: standing.prepare_models,
}


def answer(library: OpenLibrary, request: Request[R]) -> R:
    """Returns the answer to a request.

    Raises:
        AsifError: It was refused or could not be done, and nothing was changed.
    """
    result: R = ANSWERS[type(request)](library, request)
    return result

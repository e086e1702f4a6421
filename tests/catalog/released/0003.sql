BEGIN TRANSACTION;
CREATE TABLE album (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	CONSTRAINT uq_album_folded UNIQUE (folded)
);
INSERT INTO "album" VALUES(1,'Best','best');
CREATE TABLE album_photo (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	album INTEGER NOT NULL, 
	photo INTEGER NOT NULL, 
	CONSTRAINT fk_album_photo_album FOREIGN KEY(album) REFERENCES album (id), 
	CONSTRAINT fk_album_photo_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT uq_album_photo_album_photo UNIQUE (album, photo)
);
INSERT INTO "album_photo" VALUES(1,1,1);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0003');
CREATE TABLE anchor (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	collection INTEGER NOT NULL, 
	caption TEXT NOT NULL, 
	picture BLOB, 
	content BLOB, 
	photo INTEGER, 
	class_name TEXT, 
	CONSTRAINT ck_anchor_embeddable CHECK (picture IS NOT NULL OR class_name IS NOT NULL), 
	CONSTRAINT fk_anchor_collection FOREIGN KEY(collection) REFERENCES collection (id), 
	CONSTRAINT fk_anchor_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT fk_anchor_picture FOREIGN KEY(picture) REFERENCES picture (hash)
);
INSERT INTO "anchor" VALUES(1,1,'tabby cat',NULL,NULL,NULL,'tabby');
INSERT INTO "anchor" VALUES(2,2,'Shrek, my cat',X'0707070707070707070707070707070707070707070707070707070707070707',X'6565656565656565656565656565656565656565656565656565656565656565',1,NULL);
CREATE TABLE collection (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	enabled INTEGER NOT NULL, 
	CONSTRAINT ck_collection_enabled CHECK (enabled IN (0, 1)), 
	CONSTRAINT uq_collection_folded UNIQUE (folded)
);
INSERT INTO "collection" VALUES(1,'Everyday things','everyday things',1);
INSERT INTO "collection" VALUES(2,'Mine','mine',0);
CREATE TABLE counter (
	name TEXT NOT NULL, 
	value INTEGER NOT NULL, 
	CONSTRAINT pk_counter PRIMARY KEY (name)
);
INSERT INTO "counter" VALUES('generation',21);
CREATE TABLE file_tag (
	photo INTEGER NOT NULL, 
	tag INTEGER NOT NULL, 
	CONSTRAINT pk_file_tag PRIMARY KEY (photo, tag), 
	CONSTRAINT fk_file_tag_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT fk_file_tag_tag FOREIGN KEY(tag) REFERENCES tag (id)
);
CREATE TABLE folder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	root BLOB NOT NULL, 
	online INTEGER NOT NULL, 
	added TEXT NOT NULL, volume TEXT, excluded TEXT DEFAULT '[]' NOT NULL, 
	CONSTRAINT ck_folder_online CHECK (online IN (0, 1)), 
	CONSTRAINT uq_folder_root UNIQUE (root)
);
INSERT INTO "folder" VALUES(1,X'2F70686F746F73FF',1,'2026-11-01T00:00:00Z',NULL,'[]');
CREATE TABLE "photo" (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	file_hash BLOB NOT NULL, 
	content_hash BLOB NOT NULL, 
	kind TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	width INTEGER NOT NULL, 
	height INTEGER NOT NULL, 
	taken TEXT, 
	taken_offset TEXT, 
	added TEXT NOT NULL, 
	camera TEXT, 
	lens TEXT, 
	iso INTEGER, 
	exposure DOUBLE, 
	aperture DOUBLE, 
	focal_length DOUBLE, 
	latitude DOUBLE, 
	longitude DOUBLE, 
	rating INTEGER, 
	label TEXT, 
	caption TEXT, 
	CONSTRAINT ck_photo_content_hash CHECK (length(content_hash) = 32), 
	CONSTRAINT uq_photo_content_hash UNIQUE (content_hash), 
	CONSTRAINT ck_photo_file_hash CHECK (length(file_hash) = 32), 
	CONSTRAINT ck_photo_rating CHECK (rating BETWEEN 0 AND 5)
);
INSERT INTO "photo" VALUES(1,X'0101010101010101010101010101010101010101010101010101010101010101',X'6565656565656565656565656565656565656565656565656565656565656565','JPEG',10,3,2,'2024-01-01T00:00:00',NULL,'2026-11-01T00:00:00Z',NULL,NULL,100,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "photo" VALUES(2,X'0202020202020202020202020202020202020202020202020202020202020202',X'6666666666666666666666666666666666666666666666666666666666666666','JPEG',10,3,2,'2024-01-01T00:00:00',NULL,'2026-11-01T00:00:00Z',NULL,NULL,100,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "photo" VALUES(3,X'0303030303030303030303030303030303030303030303030303030303030303',X'6767676767676767676767676767676767676767676767676767676767676767','PNG',10,3,2,NULL,NULL,'2026-11-01T00:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "photo" VALUES(4,X'0404040404040404040404040404040404040404040404040404040404040404',X'6868686868686868686868686868686868686868686868686868686868686868','PNG',10,3,2,NULL,NULL,'2026-11-01T00:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "photo" VALUES(5,X'0505050505050505050505050505050505050505050505050505050505050505',X'6969696969696969696969696969696969696969696969696969696969696969','PNG',10,3,2,NULL,NULL,'2026-11-01T00:00:00Z',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE photo_note (
	id INTEGER NOT NULL, 
	rating INTEGER, 
	label TEXT, 
	caption TEXT, 
	flag TEXT DEFAULT 'none' NOT NULL, 
	rotation INTEGER DEFAULT '0' NOT NULL, 
	split INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_photo_note PRIMARY KEY (id), 
	CONSTRAINT ck_photo_note_rating CHECK (rating BETWEEN 0 AND 5), 
	CONSTRAINT ck_photo_note_flag CHECK (flag IN ('none', 'pick', 'reject')), 
	CONSTRAINT ck_photo_note_rotation CHECK (rotation IN (0, 90, 180, 270)), 
	CONSTRAINT ck_photo_note_split CHECK (split IN (0, 1)), 
	CONSTRAINT fk_photo_note_id FOREIGN KEY(id) REFERENCES photo (id)
);
INSERT INTO "photo_note" VALUES(1,5,'red','Shrek','pick',90,0);
CREATE TABLE photo_path (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	folder INTEGER NOT NULL, 
	path BLOB NOT NULL, 
	display TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	mtime_ns INTEGER NOT NULL, 
	inode INTEGER NOT NULL, 
	seen TEXT NOT NULL, 
	state TEXT NOT NULL, 
	reason TEXT, 
	photo INTEGER, trashed_to BLOB, sidecar TEXT, 
	CONSTRAINT ck_photo_path_reason CHECK (state <> 'failed' OR reason IS NOT NULL), 
	CONSTRAINT ck_photo_path_state CHECK (state IN ('pending', 'online', 'failed', 'missing', 'offline', 'trashed')), 
	CONSTRAINT ck_photo_path_decoded CHECK (state NOT IN ('online', 'offline', 'trashed') OR photo IS NOT NULL), 
	CONSTRAINT fk_photo_path_folder FOREIGN KEY(folder) REFERENCES folder (id), 
	CONSTRAINT fk_photo_path_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT uq_photo_path_folder_path UNIQUE (folder, path)
);
INSERT INTO "photo_path" VALUES(1,1,X'7031FF2E6A7067','p1.jpg',10,1,1,'2026-11-01T00:00:00Z','online',NULL,1,NULL,NULL);
INSERT INTO "photo_path" VALUES(2,1,X'7032FF2E6A7067','p2.jpg',10,1,2,'2026-11-01T00:00:00Z','online',NULL,2,NULL,NULL);
INSERT INTO "photo_path" VALUES(4,1,X'6261642E6A7067','bad.jpg',10,1,9,'2026-11-01T00:00:00Z','failed','It is damaged.',NULL,NULL,NULL);
INSERT INTO "photo_path" VALUES(5,1,X'636F70792E706E67','copy.png',10,1595160000000000000,77,'2026-11-01T00:00:00Z','online',NULL,3,NULL,NULL);
INSERT INTO "photo_path" VALUES(6,1,X'66697273742E706E67','first.png',10,1560600000000000001,77,'2026-11-01T00:00:00Z','online',NULL,3,NULL,NULL);
INSERT INTO "photo_path" VALUES(7,1,X'676F6E652E706E67','gone.png',10,1482840000000000000,77,'2026-11-01T00:00:00Z','missing',NULL,3,NULL,NULL);
INSERT INTO "photo_path" VALUES(8,1,X'65706F63682E706E67','epoch.png',10,5,77,'2026-11-01T00:00:00Z','online',NULL,4,NULL,NULL);
INSERT INTO "photo_path" VALUES(9,1,X'6661722E706E67','far.png',10,X'31313830353931363230373137343131333033343234',77,'2026-11-01T00:00:00Z','online',NULL,5,NULL,NULL);
INSERT INTO "photo_path" VALUES(10,1,X'6C6174657220636F7079206F662070312E6A7067','later copy of p1.jpg',10,1560600000000000000,77,'2026-11-01T00:00:00Z','online',NULL,1,NULL,NULL);
CREATE TABLE photo_tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	photo INTEGER NOT NULL, 
	tag INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	CONSTRAINT ck_photo_tag_state CHECK (state IN ('manual', 'accepted', 'rejected')), 
	CONSTRAINT fk_photo_tag_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT fk_photo_tag_tag FOREIGN KEY(tag) REFERENCES tag (id), 
	CONSTRAINT uq_photo_tag_photo_tag UNIQUE (photo, tag)
);
INSERT INTO "photo_tag" VALUES(1,1,1,'rejected');
CREATE TABLE picture (
	hash BLOB NOT NULL, 
	jpeg BLOB NOT NULL, 
	CONSTRAINT pk_picture PRIMARY KEY (hash)
);
INSERT INTO "picture" VALUES(X'0707070707070707070707070707070707070707070707070707070707070707',X'6A706567');
CREATE TABLE row_change (
	id INTEGER NOT NULL, 
	step INTEGER NOT NULL, 
	table_name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	"before" TEXT, 
	"after" TEXT, 
	CONSTRAINT pk_row_change PRIMARY KEY (id), 
	CONSTRAINT ck_row_change_something CHECK (before IS NOT NULL OR after IS NOT NULL), 
	CONSTRAINT fk_row_change_step FOREIGN KEY(step) REFERENCES step (id)
);
INSERT INTO "row_change" VALUES(1,1,'anchor',2,NULL,'{"caption": "Shrek, my cat", "class_name": null, "collection": 2, "content": {"hex": "6565656565656565656565656565656565656565656565656565656565656565"}, "id": 2, "photo": 1, "picture": {"hex": "0707070707070707070707070707070707070707070707070707070707070707"}}');
INSERT INTO "row_change" VALUES(2,2,'saved_search',1,NULL,'{"folded": "cats", "id": 1, "name": "Cats", "query": "cat -dog"}');
INSERT INTO "row_change" VALUES(3,4,'tag',1,NULL,'{"collection": null, "colour": "#d64541", "cut": null, "folded": "cat", "id": 1, "key": "c", "name": "Cat", "parent": null, "phrases": "[\"a cat\"]", "stands_for": null, "state": "own"}');
INSERT INTO "row_change" VALUES(4,5,'tag',1,'{"collection": null, "colour": "#d64541", "cut": null, "folded": "cat", "id": 1, "key": "c", "name": "Cat", "parent": null, "phrases": "[\"a cat\"]", "stands_for": null, "state": "own"}','{"collection": null, "colour": "#d64541", "cut": 0.35, "folded": "cat", "id": 1, "key": "c", "name": "Cat", "parent": null, "phrases": "[\"a cat\"]", "stands_for": null, "state": "own"}');
INSERT INTO "row_change" VALUES(5,6,'photo_tag',1,NULL,'{"id": 1, "photo": 1, "state": "rejected", "tag": 1}');
INSERT INTO "row_change" VALUES(6,7,'album',1,NULL,'{"folded": "best", "id": 1, "name": "Best"}');
INSERT INTO "row_change" VALUES(7,7,'album_photo',1,NULL,'{"album": 1, "id": 1, "photo": 1}');
CREATE TABLE saved_search (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	"query" TEXT NOT NULL, cut DOUBLE, 
	CONSTRAINT uq_saved_search_folded UNIQUE (folded)
);
INSERT INTO "saved_search" VALUES(1,'Cats','cats','cat -dog',0.25);
CREATE TABLE setting (
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (name)
);
INSERT INTO "setting" VALUES('device','cpu');
CREATE TABLE step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	description TEXT NOT NULL, 
	at TEXT NOT NULL, 
	undone INTEGER NOT NULL, 
	CONSTRAINT ck_step_undone CHECK (undone IN (0, 1))
);
INSERT INTO "step" VALUES(1,'Teach “Shrek, my cat”','2026-11-20T00:00:00Z',0);
INSERT INTO "step" VALUES(2,'Save search “Cats”','2026-11-25T19:56:59Z',0);
INSERT INTO "step" VALUES(4,'Create tag “Cat”','2026-11-25T19:56:59Z',0);
INSERT INTO "step" VALUES(5,'Change tag “Cat”','2026-11-25T19:56:59Z',0);
INSERT INTO "step" VALUES(6,'Reject “Cat” for 1 photo','2026-11-25T19:56:59Z',0);
INSERT INTO "step" VALUES(7,'Create album “Best”','2026-11-25T19:56:59Z',0);
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name TEXT NOT NULL, 
	folded TEXT NOT NULL, 
	phrases TEXT DEFAULT '[]' NOT NULL, 
	parent INTEGER, 
	colour TEXT, 
	"key" TEXT, 
	collection INTEGER, 
	cut DOUBLE, 
	state TEXT DEFAULT 'own' NOT NULL, 
	stands_for INTEGER, 
	CONSTRAINT ck_tag_parent CHECK (parent <> id), 
	CONSTRAINT ck_tag_state CHECK (state IN ('own', 'file', 'alias', 'dropped')), 
	CONSTRAINT ck_tag_alias CHECK ((state = 'alias') = (stands_for IS NOT NULL)), 
	CONSTRAINT fk_tag_stands_for FOREIGN KEY(stands_for) REFERENCES tag (id), 
	CONSTRAINT fk_tag_collection FOREIGN KEY(collection) REFERENCES collection (id), 
	CONSTRAINT fk_tag_parent FOREIGN KEY(parent) REFERENCES tag (id), 
	CONSTRAINT uq_tag_key UNIQUE ("key"), 
	CONSTRAINT uq_tag_parent_folded UNIQUE (parent, folded)
);
INSERT INTO "tag" VALUES(1,'Cat','cat','["a cat"]',NULL,'#d64541','c',NULL,0.35,'own',NULL);
CREATE INDEX ix_anchor_collection ON anchor (collection);
CREATE INDEX ix_anchor_picture ON anchor (picture);
CREATE INDEX ix_photo_path_folder_state_photo ON photo_path (folder, state, photo);
CREATE INDEX ix_photo_path_photo_state ON photo_path (photo, state);
CREATE INDEX ix_photo_path_state_mtime_ns ON photo_path (state, mtime_ns);
CREATE INDEX ix_row_change_step ON row_change (step);
CREATE INDEX ix_photo_file_hash ON photo (file_hash);
CREATE INDEX ix_photo_taken_added ON photo (taken, added);
CREATE INDEX ix_photo_added ON photo (added);
CREATE INDEX ix_photo_kind ON photo (kind);
CREATE UNIQUE INDEX uq_tag_root_folded ON tag (folded) WHERE parent IS NULL;
CREATE INDEX ix_photo_tag_tag_state ON photo_tag (tag, state);
CREATE INDEX ix_file_tag_tag ON file_tag (tag);
CREATE INDEX ix_album_photo_photo ON album_photo (photo);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('folder',1);
INSERT INTO "sqlite_sequence" VALUES('photo_path',10);
INSERT INTO "sqlite_sequence" VALUES('collection',2);
INSERT INTO "sqlite_sequence" VALUES('anchor',2);
INSERT INTO "sqlite_sequence" VALUES('step',7);
INSERT INTO "sqlite_sequence" VALUES('photo',5);
INSERT INTO "sqlite_sequence" VALUES('saved_search',1);
INSERT INTO "sqlite_sequence" VALUES('tag',1);
INSERT INTO "sqlite_sequence" VALUES('photo_tag',1);
INSERT INTO "sqlite_sequence" VALUES('album',1);
INSERT INTO "sqlite_sequence" VALUES('album_photo',1);
COMMIT;

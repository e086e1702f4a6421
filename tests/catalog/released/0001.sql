BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "counter" VALUES('generation',12);
CREATE TABLE folder (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	root BLOB NOT NULL, 
	online INTEGER NOT NULL, 
	added TEXT NOT NULL, 
	CONSTRAINT ck_folder_online CHECK (online IN (0, 1)), 
	CONSTRAINT uq_folder_root UNIQUE (root)
);
INSERT INTO "folder" VALUES(1,X'2F70686F746F73FF',1,'2026-11-01T00:00:00Z');
CREATE TABLE photo (
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
	latitude DOUBLE, 
	longitude DOUBLE, 
	rotation INTEGER DEFAULT '0' NOT NULL, 
	rating INTEGER DEFAULT '0' NOT NULL, 
	label TEXT, 
	flag TEXT DEFAULT 'none' NOT NULL, 
	caption TEXT, 
	status TEXT DEFAULT 'kept' NOT NULL, 
	CONSTRAINT ck_photo_flag CHECK (flag IN ('none', 'pick', 'reject')), 
	CONSTRAINT ck_photo_status CHECK (status IN ('kept', 'trashed', 'forgotten')), 
	CONSTRAINT ck_photo_content_hash CHECK (length(content_hash) = 32), 
	CONSTRAINT ck_photo_file_hash CHECK (length(file_hash) = 32), 
	CONSTRAINT ck_photo_rating CHECK (rating BETWEEN 0 AND 5), 
	CONSTRAINT ck_photo_rotation CHECK (rotation IN (0, 90, 180, 270)), 
	CONSTRAINT uq_photo_content_hash UNIQUE (content_hash)
);
INSERT INTO "photo" VALUES(1,X'0101010101010101010101010101010101010101010101010101010101010101',X'6565656565656565656565656565656565656565656565656565656565656565','JPEG',10,3,2,'2024-01-01T00:00:00',NULL,'2026-11-01T00:00:00Z',NULL,NULL,100,NULL,NULL,NULL,90,5,'red','pick','Shrek','kept');
INSERT INTO "photo" VALUES(2,X'0202020202020202020202020202020202020202020202020202020202020202',X'6666666666666666666666666666666666666666666666666666666666666666','JPEG',10,3,2,'2024-01-01T00:00:00',NULL,'2026-11-01T00:00:00Z',NULL,NULL,100,NULL,NULL,NULL,0,0,NULL,'none',NULL,'kept');
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
	photo INTEGER, 
	CONSTRAINT ck_photo_path_reason CHECK (state <> 'failed' OR reason IS NOT NULL), 
	CONSTRAINT ck_photo_path_state CHECK (state IN ('pending', 'online', 'failed', 'missing', 'offline', 'trashed')), 
	CONSTRAINT ck_photo_path_decoded CHECK (state NOT IN ('online', 'offline', 'trashed') OR photo IS NOT NULL), 
	CONSTRAINT fk_photo_path_folder FOREIGN KEY(folder) REFERENCES folder (id), 
	CONSTRAINT fk_photo_path_photo FOREIGN KEY(photo) REFERENCES photo (id), 
	CONSTRAINT uq_photo_path_folder_path UNIQUE (folder, path)
);
INSERT INTO "photo_path" VALUES(1,1,X'7031FF2E6A7067','p1.jpg',10,1,1,'2026-11-01T00:00:00Z','online',NULL,1);
INSERT INTO "photo_path" VALUES(2,1,X'7032FF2E6A7067','p2.jpg',10,1,2,'2026-11-01T00:00:00Z','online',NULL,2);
INSERT INTO "photo_path" VALUES(4,1,X'6261642E6A7067','bad.jpg',10,1,9,'2026-11-01T00:00:00Z','failed','It is damaged.',NULL);
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
CREATE INDEX ix_photo_file_hash ON photo (file_hash);
CREATE INDEX ix_anchor_collection ON anchor (collection);
CREATE INDEX ix_anchor_picture ON anchor (picture);
CREATE INDEX ix_photo_path_folder_state_photo ON photo_path (folder, state, photo);
CREATE INDEX ix_photo_path_photo_state ON photo_path (photo, state);
CREATE INDEX ix_photo_path_state_mtime_ns ON photo_path (state, mtime_ns);
CREATE INDEX ix_row_change_step ON row_change (step);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('folder',1);
INSERT INTO "sqlite_sequence" VALUES('photo',5);
INSERT INTO "sqlite_sequence" VALUES('photo_path',4);
INSERT INTO "sqlite_sequence" VALUES('collection',2);
INSERT INTO "sqlite_sequence" VALUES('anchor',2);
INSERT INTO "sqlite_sequence" VALUES('step',1);
COMMIT;

<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name></name>
    <message>
        <source>&amp;Add Folder…</source>
        <translation>&amp;Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Look for New Photos</source>
        <translation>&amp;Nach neuen Fotos suchen</translation>
    </message>
    <message>
        <source>&amp;Pause Encoding</source>
        <translation>Auswertung &amp;anhalten</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>&amp;Export Copies…</source>
        <translation>Kopien e&amp;xportieren…</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>&amp;Alles auswählen</translation>
    </message>
    <message>
        <source>Select &amp;Nothing</source>
        <translation>&amp;Nichts auswählen</translation>
    </message>
    <message>
        <source>&amp;Invert Selection</source>
        <translation>Auswahl &amp;umkehren</translation>
    </message>
    <message>
        <source>&amp;Search</source>
        <translation>&amp;Suchen</translation>
    </message>
    <message>
        <source>&amp;Put a Search Together…</source>
        <translation>Suche &amp;zusammenstellen…</translation>
    </message>
    <message>
        <source>Save This Searc&amp;h…</source>
        <translation>Diese Suche &amp;merken…</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>&amp;Teach…</source>
        <translation>&amp;Beibringen…</translation>
    </message>
    <message>
        <source>Add Ta&amp;g…</source>
        <translation>Schla&amp;gwort hinzufügen…</translation>
    </message>
    <message>
        <source>Co&amp;mpare</source>
        <translation>&amp;Vergleichen</translation>
    </message>
    <message>
        <source>Find &amp;Similar</source>
        <translation>Ä&amp;hnliche finden</translation>
    </message>
    <message>
        <source>Put into an &amp;Album…</source>
        <translation>In ein &amp;Album legen…</translation>
    </message>
    <message>
        <source>Move to T&amp;rash…</source>
        <translation>In den Papierk&amp;orb…</translation>
    </message>
    <message>
        <source>&amp;Delete for Good…</source>
        <translation>Endgültig &amp;löschen…</translation>
    </message>
    <message>
        <source>Find D&amp;uplicates</source>
        <translation>Dopp&amp;elte finden</translation>
    </message>
    <message>
        <source>&amp;New Collection…</source>
        <translation>&amp;Neue Sammlung…</translation>
    </message>
    <message>
        <source>Add &amp;Pictures…</source>
        <translation>&amp;Bilder hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Move to Another Collection…</source>
        <translation>In andere Sammlung &amp;verschieben…</translation>
    </message>
    <message>
        <source>&amp;Larger Pictures</source>
        <translation>&amp;Größere Bilder</translation>
    </message>
    <message>
        <source>S&amp;maller Pictures</source>
        <translation>&amp;Kleinere Bilder</translation>
    </message>
    <message>
        <source>&amp;Group by Day</source>
        <translation>Nach &amp;Tagen gruppieren</translation>
    </message>
    <message>
        <source>&amp;Information</source>
        <translation>&amp;Informationen</translation>
    </message>
    <message>
        <source>A&amp;ctual Size</source>
        <translation>Originalgröß&amp;e</translation>
    </message>
    <message>
        <source>Sli&amp;deshow</source>
        <translation>&amp;Diashow</translation>
    </message>
    <message>
        <source>&amp;Full Screen</source>
        <translation>&amp;Vollbild</translation>
    </message>
    <message>
        <source>&amp;Everything You Can Do…</source>
        <translation>&amp;Alles, was du tun kannst…</translation>
    </message>
    <message>
        <source>&amp;Keys</source>
        <translation>&amp;Tasten</translation>
    </message>
    <message>
        <source>Save &amp;Report…</source>
        <translation>&amp;Bericht speichern…</translation>
    </message>
    <message>
        <source>&amp;About ASIF Desktop</source>
        <translation>&amp;Über ASIF Desktop</translation>
    </message>
    <message>
        <source>Best match</source>
        <translation>Beste Treffer</translation>
    </message>
    <message>
        <source>1 star or more</source>
        <translation>1 Stern oder mehr</translation>
    </message>
    <message>
        <source>2 stars or more</source>
        <translation>2 Sterne oder mehr</translation>
    </message>
    <message>
        <source>3 stars or more</source>
        <translation>3 Sterne oder mehr</translation>
    </message>
    <message>
        <source>4 stars or more</source>
        <translation>4 Sterne oder mehr</translation>
    </message>
    <message>
        <source>5 stars</source>
        <translation>5 Sterne</translation>
    </message>
    <message>
        <source>No stars</source>
        <translation>Keine Sterne</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgesucht</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>No flag</source>
        <translation>Keine Markierung</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Gestern</translation>
    </message>
    <message>
        <source>This week, from Monday on</source>
        <translation>Diese Woche, ab Montag</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Last week</source>
        <translation>Letzte Woche</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>Last year</source>
        <translation>Letztes Jahr</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>Die letzten 30 Tage</translation>
    </message>
    <message>
        <source>A place</source>
        <translation>Ein Ort</translation>
    </message>
    <message>
        <source>A date of its own</source>
        <translation>Ein eigenes Datum</translation>
    </message>
    <message>
        <source>A camera</source>
        <translation>Eine Kamera</translation>
    </message>
    <message>
        <source>A lens</source>
        <translation>Ein Objektiv</translation>
    </message>
    <message>
        <source>A caption</source>
        <translation>Eine Beschreibung</translation>
    </message>
    <message>
        <source>Stars</source>
        <translation>Sterne</translation>
    </message>
    <message>
        <source>A colour label</source>
        <translation>Eine Farbe</translation>
    </message>
    <message>
        <source>A tag</source>
        <translation>Ein Schlagwort</translation>
    </message>
    <message>
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
    </message>
    <message>
        <source>Oldest first</source>
        <translation>Älteste zuerst</translation>
    </message>
    <message>
        <source>Added last first</source>
        <translation>Zuletzt hinzugefügte zuerst</translation>
    </message>
    <message>
        <source>By name</source>
        <translation>Nach Namen</translation>
    </message>
    <message>
        <source>Largest first</source>
        <translation>Größte zuerst</translation>
    </message>
    <message>
        <source>Most stars first</source>
        <translation>Meiste Sterne zuerst</translation>
    </message>
    <message>
        <source>Best match first</source>
        <translation>Beste Treffer zuerst</translation>
    </message>
    <message>
        <source>Ta&amp;ke out of the Album</source>
        <translation>Aus dem Album &amp;nehmen</translation>
    </message>
    <message>
        <source>Show in &amp;File Manager</source>
        <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Open in Another &amp;Program</source>
        <translation>In anderem &amp;Programm öffnen</translation>
    </message>
    <message>
        <source>&amp;Tags on Photos</source>
        <translation>Schlagwörter auf &amp;Fotos</translation>
    </message>
    <message>
        <source>Side&amp;bar</source>
        <translation>Seiten&amp;leiste</translation>
    </message>
    <message>
        <source>La&amp;nguage…</source>
        <translation>Sp&amp;rache…</translation>
    </message>
    <message>
        <source>Added last</source>
        <translation>Zuletzt hinzugefügt</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Largest file</source>
        <translation>Größte Datei</translation>
    </message>
    <message>
        <source>Most stars</source>
        <translation>Meiste Sterne</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>&amp;Bearbeiten</translation>
    </message>
    <message>
        <source>&amp;Photo</source>
        <translation>&amp;Foto</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>&amp;Markieren</translation>
    </message>
    <message>
        <source>&amp;Collection</source>
        <translation>&amp;Sammlung</translation>
    </message>
    <message>
        <source>Fi&amp;lter</source>
        <translation>Fi&amp;ltern</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>No &amp;Stars</source>
        <translation>Keine &amp;Sterne</translation>
    </message>
    <message>
        <source>&amp;Pick</source>
        <translation>&amp;Aussuchen</translation>
    </message>
    <message>
        <source>&amp;Reject</source>
        <translation>Aussor&amp;tieren</translation>
    </message>
    <message>
        <source>No &amp;Flag</source>
        <translation>Keine &amp;Markierung</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>No &amp;Label</source>
        <translation>Keine &amp;Farbe</translation>
    </message>
    <message>
        <source>Rotate L&amp;eft</source>
        <translation>Nach &amp;links drehen</translation>
    </message>
    <message>
        <source>Rotate Ri&amp;ght</source>
        <translation>Nach &amp;rechts drehen</translation>
    </message>
    <message>
        <source>Show RAW and JPEG &amp;Apart</source>
        <translation>RAW und JPEG &amp;getrennt zeigen</translation>
    </message>
    <message>
        <source>Show RAW and JPEG as &amp;One</source>
        <translation>RAW und JPEG als &amp;eins zeigen</translation>
    </message>
    <message>
        <source>{0} or More</source>
        <translation>{0} oder mehr</translation>
    </message>
    <message>
        <source>Only &amp;Picked</source>
        <translation>Nur &amp;Ausgesuchte</translation>
    </message>
    <message>
        <source>Without &amp;Rejected</source>
        <translation>Ohne A&amp;ussortierte</translation>
    </message>
    <message>
        <source>Only Red</source>
        <translation>Nur Rot</translation>
    </message>
    <message>
        <source>Only Yellow</source>
        <translation>Nur Gelb</translation>
    </message>
    <message>
        <source>Only Green</source>
        <translation>Nur Grün</translation>
    </message>
    <message>
        <source>Only Blue</source>
        <translation>Nur Blau</translation>
    </message>
    <message>
        <source>Only Purple</source>
        <translation>Nur Violett</translation>
    </message>
    <message>
        <source>Only R&amp;AW</source>
        <translation>Nur &amp;RAW</translation>
    </message>
    <message>
        <source>Only &amp;JPEG</source>
        <translation>Nur &amp;JPEG</translation>
    </message>
    <message>
        <source>&amp;Every Photo</source>
        <translation>Alle F&amp;otos</translation>
    </message>
    <message>
        <source>1 star</source>
        <translation>1 Stern</translation>
    </message>
    <message>
        <source>{0} stars</source>
        <translation>{0} Sterne</translation>
    </message>
    <message>
        <source>suggested tag {0}</source>
        <translation>vorgeschlagenes Schlagwort {0}</translation>
    </message>
    <message>
        <source>tag {0}, and 1 more</source>
        <translation>Schlagwort {0} und 1 weiteres</translation>
    </message>
    <message>
        <source>tag {0}, and {1} more</source>
        <translation>Schlagwort {0} und {1} weitere</translation>
    </message>
    <message>
        <source>tag {0}</source>
        <translation>Schlagwort {0}</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgesucht</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} min</source>
        <translation>{0} min</translation>
    </message>
    <message>
        <source>{0} h {1} min</source>
        <translation>{0} h {1} min</translation>
    </message>
    <message>
        <source>{0} h</source>
        <translation>{0} h</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>{0} or more</source>
        <translation>{0} oder mehr</translation>
    </message>
    <message>
        <source> or </source>
        <translation> oder </translation>
    </message>
    <message>
        <source>not rejected</source>
        <translation>nicht aussortiert</translation>
    </message>
    <message>
        <source>{0}° N</source>
        <translation>{0}° N</translation>
    </message>
    <message>
        <source>{0}° S</source>
        <translation>{0}° S</translation>
    </message>
    <message>
        <source>{0}° E</source>
        <translation>{0}° O</translation>
    </message>
    <message>
        <source>{0}° W</source>
        <translation>{0}° W</translation>
    </message>
    <message>
        <source>Is like the photo</source>
        <translation>Ist wie das Foto</translation>
    </message>
    <message>
        <source>Has the tag</source>
        <translation>Hat das Schlagwort</translation>
    </message>
    <message>
        <source>Has no tag</source>
        <translation>Hat kein Schlagwort</translation>
    </message>
    <message>
        <source>Tag is suggested</source>
        <translation>Vorgeschlagen wird</translation>
    </message>
    <message>
        <source>Is in the album</source>
        <translation>Ist im Album</translation>
    </message>
    <message>
        <source>Is in the folder</source>
        <translation>Ist im Ordner</translation>
    </message>
    <message>
        <source>File name</source>
        <translation>Dateiname</translation>
    </message>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Is an example in</source>
        <translation>Ist ein Beispiel in</translation>
    </message>
    <message>
        <source>Rating</source>
        <translation>Bewertung</translation>
    </message>
    <message>
        <source>Label</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Flag</source>
        <translation>Markierung</translation>
    </message>
    <message>
        <source>Taken</source>
        <translation>Aufgenommen</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>ISO</source>
        <translation>ISO</translation>
    </message>
    <message>
        <source>File size</source>
        <translation>Dateigröße</translation>
    </message>
    <message>
        <source>File type</source>
        <translation>Dateityp</translation>
    </message>
    <message>
        <source>Is known</source>
        <translation>Ist bekannt</translation>
    </message>
    <message>
        <source>In the order</source>
        <translation>In der Reihenfolge</translation>
    </message>
</context>
<context>
    <name>AlikeCard</name>
    <message>
        <source>the file&apos;s date</source>
        <translation>Datum der Datei</translation>
    </message>
    <message>
        <source>{0} % alike</source>
        <translation>{0} % ähnlich</translation>
    </message>
    <message>
        <source>picked</source>
        <translation>ausgesucht</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>aussortiert</translation>
    </message>
    <message>
        <source>Stays ({0})</source>
        <translation>Bleibt ({0})</translation>
    </message>
    <message>
        <source>Stays</source>
        <translation>Bleibt</translation>
    </message>
    <message>
        <source>No picture of it can be made now.</source>
        <translation>Davon lässt sich jetzt kein Bild machen.</translation>
    </message>
</context>
<context>
    <name>AnchorList</name>
    <message>
        <source>Pairs of picture and caption</source>
        <translation>Paare aus Bild und Beschreibung</translation>
    </message>
</context>
<context>
    <name>AnchorModel</name>
    <message>
        <source>not usable with the models in use</source>
        <translation>mit den verwendeten Modellen nicht nutzbar</translation>
    </message>
    <message>
        <source>taught with {0}</source>
        <translation>mit {0} beigebracht</translation>
    </message>
    <message>
        <source>came with the program</source>
        <translation>beim Programm dabei</translation>
    </message>
    <message>
        <source>its picture is kept here</source>
        <translation>das Bild wird hier aufbewahrt</translation>
    </message>
</context>
<context>
    <name>AnchorRow</name>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Left empty, the caption stays as it was</source>
        <translation>Leer gelassen bleibt die Beschreibung, wie sie war</translation>
    </message>
</context>
<context>
    <name>AnchorsPage</name>
    <message>
        <source>Search these captions</source>
        <translation>Diese Beschreibungen durchsuchen</translation>
    </message>
    <message>
        <source>Add…</source>
        <translation>Hinzufügen…</translation>
    </message>
    <message>
        <source>Move to…</source>
        <translation>Verschieben nach…</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Double click edits a caption; dropped pictures are added.</source>
        <translation>Ein Doppelklick ändert eine Beschreibung; hierher gezogene Bilder kommen dazu.</translation>
    </message>
    <message>
        <source>No caption here has these words.</source>
        <translation>Keine Beschreibung hier enthält diese Wörter.</translation>
    </message>
    <message>
        <source>This collection knows nothing yet. Drop pictures here, or select photos and teach what is on them: each becomes a pair of picture and caption.</source>
        <translation>Diese Sammlung weiß noch nichts. Ziehe Bilder hierher, oder wähle Fotos aus und bring bei, was darauf ist: Aus jedem wird ein Paar aus Bild und Beschreibung.</translation>
    </message>
    <message>
        <source>A pair needs words, so its caption stays as it was; Del forgets the pair.</source>
        <translation>Ein Paar braucht Worte, also bleibt seine Beschreibung, wie sie war; Entf vergisst das Paar.</translation>
    </message>
</context>
<context>
    <name>Badges</name>
    <message>
        <source>RAW+JPEG</source>
        <translation>RAW+JPEG</translation>
    </message>
</context>
<context>
    <name>BestSheet</name>
    <message>
        <source>Pick {0}</source>
        <translation>{0} aussuchen</translation>
    </message>
    <message>
        <source>The other can be rejected with it.</source>
        <translation>Das andere kann dabei aussortiert werden.</translation>
    </message>
    <message>
        <source>The other {0} can be rejected with it.</source>
        <translation>Die anderen {0} können dabei aussortiert werden.</translation>
    </message>
    <message>
        <source>No file is deleted.</source>
        <translation>Keine Datei wird gelöscht.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Only Pick</source>
        <translation>Nur aussuchen</translation>
    </message>
    <message>
        <source>Reject the Others</source>
        <translation>Die anderen aussortieren</translation>
    </message>
</context>
<context>
    <name>Browser</name>
    <message>
        <source>What “{0}” describes</source>
        <translation>Was „{0}“ beschreibt</translation>
    </message>
    <message>
        <source>Photos like {0}</source>
        <translation>Fotos wie {0}</translation>
    </message>
</context>
<context>
    <name>CaptionEdit</name>
    <message>
        <source>Caption</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>Mixed captions</source>
        <translation>Verschiedene Beschreibungen</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Leave out “{0}”</source>
        <translation>„{0}“ weglassen</translation>
    </message>
    <message>
        <source>like {0}</source>
        <translation>wie {0}</translation>
    </message>
    <message>
        <source>by {0}</source>
        <translation>nach {0}</translation>
    </message>
    <message>
        <source>not {0}</source>
        <translation>nicht {0}</translation>
    </message>
</context>
<context>
    <name>Collecting</name>
    <message>
        <source>New collection</source>
        <translation>Neue Sammlung</translation>
    </message>
    <message>
        <source>What belongs together can be switched on and off together: “My family”, “Garden and birds”.</source>
        <translation>Was zusammengehört, lässt sich zusammen ein- und ausschalten: „Meine Familie“, „Garten und Vögel“.</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>Rename the collection</source>
        <translation>Sammlung umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>What it knows, 1 pair of picture and caption, is forgotten. Ctrl+Z takes that back.</source>
        <translation>Was sie weiß, 1 Paar aus Bild und Beschreibung, wird vergessen. Strg+Z macht das rückgängig.</translation>
    </message>
    <message>
        <source>What it knows, {0} pairs of picture and caption, is forgotten. Ctrl+Z takes that back.</source>
        <translation>Was sie weiß, {0} Paare aus Bild und Beschreibung, wird vergessen. Strg+Z macht das rückgängig.</translation>
    </message>
    <message>
        <source>Delete “{0}”?</source>
        <translation>„{0}“ löschen?</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>Search “{0}”</source>
        <translation>„{0}“ suchen</translation>
    </message>
    <message>
        <source>What Else It Describes</source>
        <translation>Was es sonst noch beschreibt</translation>
    </message>
    <message>
        <source>Edit the Caption…</source>
        <translation>Beschreibung ändern…</translation>
    </message>
    <message>
        <source>Forget This Pair</source>
        <translation>Dieses Paar vergessen</translation>
    </message>
    <message>
        <source>Show in “{0}”</source>
        <translation>In „{0}“ zeigen</translation>
    </message>
    <message>
        <source>Switch “{0}” Off</source>
        <translation>„{0}“ ausschalten</translation>
    </message>
    <message>
        <source>Edit the caption</source>
        <translation>Beschreibung ändern</translation>
    </message>
    <message>
        <source>Everything you search for follows at once.</source>
        <translation>Alles, wonach du suchst, folgt sofort.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Forgotten. Ctrl+Z takes it back.</source>
        <translation>Vergessen. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>A private photo organiser that finds photos by phrases, explains every match, and can be taught. Free software under the GNU General Public License 3 or later. Typeface: Inter (OFL).</source>
        <translation>Ein privates Fotoprogramm, das Fotos nach Beschreibungen findet, jeden Treffer erklärt und dazulernt. Freie Software unter der GNU General Public License 3 oder neuer. Schrift: Inter (OFL).</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>ComparePage</name>
    <message>
        <source>Compare</source>
        <translation>Vergleichen</translation>
    </message>
    <message>
        <source>Zoom and move them together; keys and menus are for the framed one.</source>
        <translation>Zoomen gilt für alle, Tasten und Menüs gelten dem umrahmten.</translation>
    </message>
    <message>
        <source>Back to the grid (Esc)</source>
        <translation>Zurück zur Übersicht (Esc)</translation>
    </message>
    <message>
        <source>Pick the Best…</source>
        <translation>Das beste aussuchen…</translation>
    </message>
    <message>
        <source>Picked {0}, rejected the others. Ctrl+Z takes it back.</source>
        <translation>{0} ausgesucht, die anderen aussortiert. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Picked {0}. Ctrl+Z takes it back.</source>
        <translation>{0} ausgesucht. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>This photo is gone</source>
        <translation>Dieses Foto ist nicht mehr da</translation>
    </message>
</context>
<context>
    <name>ConfirmSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>CutSheet</name>
    <message>
        <source>How often is “{0}” suggested?</source>
        <translation>Wie oft wird „{0}“ vorgeschlagen?</translation>
    </message>
    <message>
        <source>Fewer or more suggestions</source>
        <translation>Weniger oder mehr Vorschläge</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatisch</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>What you said yes or no to stays as it is.</source>
        <translation>Wozu du Ja oder Nein gesagt hast, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} Fotos</translation>
    </message>
</context>
<context>
    <name>DateScrubber</name>
    <message>
        <source>Dates</source>
        <translation>Tage</translation>
    </message>
</context>
<context>
    <name>Days</name>
    <message>
        <source>Without a date</source>
        <translation>Ohne Datum</translation>
    </message>
    <message>
        <source>{0}, {1} {2} {3}</source>
        <translation>{0}, {1}. {2} {3}</translation>
    </message>
    <message>
        <source>No date</source>
        <translation>Kein Datum</translation>
    </message>
</context>
<context>
    <name>Deleting</name>
    <message>
        <source>The photo that you looked at is not there any more.</source>
        <translation>Das Foto, das du angesehen hast, ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The system has no program that shows its trash.</source>
        <translation>Auf diesem System gibt es kein Programm, das den Papierkorb zeigt.</translation>
    </message>
    <message>
        <source>Undo takes this back, and so can the Trash in the sidebar.</source>
        <translation>„Rückgängig“ holt sie zurück, und der Papierkorb in der Seitenleiste auch.</translation>
    </message>
    <message>
        <source>The system’s trash can put back what goes there.</source>
        <translation>Was dort landet, holt der Papierkorb des Systems zurück.</translation>
    </message>
    <message>
        <source>Move {0} to the trash?</source>
        <translation>{0} in den Papierkorb legen?</translation>
    </message>
    <message>
        <source>Move to the trash</source>
        <translation>In den Papierkorb</translation>
    </message>
    <message>
        <source>Nothing of this goes to the trash, and undo does not bring it back.</source>
        <translation>Nichts davon kommt in den Papierkorb, und „Rückgängig“ bringt es nicht zurück.</translation>
    </message>
    <message>
        <source>Really delete {0}?</source>
        <translation>{0} wirklich löschen?</translation>
    </message>
    <message>
        <source>This cannot be undone. There is no other copy in the trash.</source>
        <translation>Das lässt sich nicht rückgängig machen. Im Papierkorb liegt keine Kopie.</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Endgültig löschen</translation>
    </message>
    <message>
        <source>Delete {0} for good?</source>
        <translation>{0} endgültig löschen?</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen…</translation>
    </message>
    <message>
        <source>This is 1 file</source>
        <translation>Das ist 1 Datei</translation>
    </message>
    <message>
        <source>These are {0} files</source>
        <translation>Das sind {0} Dateien</translation>
    </message>
    <message>
        <source>{0}.</source>
        <translation>{0}.</translation>
    </message>
    <message>
        <source>{0} with 1 sidecar.</source>
        <translation>{0} mit 1 Begleitdatei.</translation>
    </message>
    <message>
        <source>{0} with {1} sidecars.</source>
        <translation>{0} mit {1} Begleitdateien.</translation>
    </message>
    <message>
        <source>1 file stayed where it is: {1}.</source>
        <translation>1 Datei ist geblieben, wo sie war: {1}.</translation>
    </message>
    <message>
        <source>{0} of the files stayed where they are, the first is {1}.</source>
        <translation>{0} der Dateien sind geblieben, wo sie waren, die erste ist {1}.</translation>
    </message>
    <message>
        <source>Deleted {0} for good.</source>
        <translation>{0} endgültig gelöscht.</translation>
    </message>
    <message>
        <source>Moved {0} to the trash.</source>
        <translation>{0} in den Papierkorb gelegt.</translation>
    </message>
</context>
<context>
    <name>DuplicatesPage</name>
    <message>
        <source>Exact copies</source>
        <translation>Genaue Kopien</translation>
    </message>
    <message>
        <source>Look-alikes</source>
        <translation>Ähnliche</translation>
    </message>
    <message>
        <source>Bursts</source>
        <translation>Serien</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>They are different</source>
        <translation>Sie sind verschieden</translation>
    </message>
    <message>
        <source>Move the others to the trash…</source>
        <translation>Die anderen in den Papierkorb…</translation>
    </message>
    <message>
        <source>Looking through your photos…</source>
        <translation>Deine Fotos werden durchgesehen…</translation>
    </message>
    <message>
        <source>No photo has more than one file.</source>
        <translation>Kein Foto hat mehr als eine Datei.</translation>
    </message>
    <message>
        <source>No photos look the same.</source>
        <translation>Keine Fotos sehen gleich aus.</translation>
    </message>
    <message>
        <source>No photos that look alike were taken within seconds of each other.</source>
        <translation>Keine ähnlichen Fotos wurden innerhalb von Sekunden aufgenommen.</translation>
    </message>
    <message>
        <source>nothing found</source>
        <translation>nichts gefunden</translation>
    </message>
    <message>
        <source>Files of the same content. All but one can go without a loss.</source>
        <translation>Dateien gleichen Inhalts. Alle außer einer können ohne Verlust weg.</translation>
    </message>
    <message>
        <source>The same picture, saved or cut another way. Look before you decide.</source>
        <translation>Dasselbe Bild, anders gespeichert oder beschnitten. Sieh hin, bevor du entscheidest.</translation>
    </message>
    <message>
        <source>Taken within seconds of each other. Look before you decide.</source>
        <translation>Innerhalb von Sekunden aufgenommen. Sieh hin, bevor du entscheidest.</translation>
    </message>
    <message>
        <source>What you picked or rated is proposed to stay, then the largest, sharpest, least compressed.</source>
        <translation>Zum Bleiben vorgeschlagen wird, was du ausgesucht oder bewertet hast, sonst das größte, schärfste, am wenigsten komprimierte.</translation>
    </message>
    <message>
        <source>group {0} of {1}</source>
        <translation>Gruppe {0} von {1}</translation>
    </message>
    <message>
        <source>Move the other to the trash…</source>
        <translation>Das andere in den Papierkorb…</translation>
    </message>
</context>
<context>
    <name>ExportSheet</name>
    <message>
        <source>Export copies</source>
        <translation>Kopien exportieren</translation>
    </message>
    <message>
        <source>Export a copy of {0}</source>
        <translation>Kopie von {0} exportieren</translation>
    </message>
    <message>
        <source>Export copies of {0}</source>
        <translation>Kopien von {0} exportieren</translation>
    </message>
    <message>
        <source>JPEG files in sRGB, which every program shows alike. Nothing is ever replaced.</source>
        <translation>JPEG-Dateien in sRGB, die jedes Programm gleich zeigt. Es wird nie etwas überschrieben.</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Wählen…</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>{0} pixels at most</source>
        <translation>Höchstens {0} Pixel</translation>
    </message>
    <message>
        <source>As large as the photo</source>
        <translation>So groß wie das Foto</translation>
    </message>
    <message>
        <source>Quality</source>
        <translation>Qualität</translation>
    </message>
    <message>
        <source>Keep date, camera and place in the copies</source>
        <translation>Datum, Kamera und Ort in den Kopien behalten</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>Exportieren</translation>
    </message>
    <message>
        <source>{0} of {1}</source>
        <translation>{0} von {1}</translation>
    </message>
    <message>
        <source>Choose a folder for the copies</source>
        <translation>Wähle einen Ordner für die Kopien</translation>
    </message>
</context>
<context>
    <name>Exporting</name>
    <message>
        <source>Stopped; {0} exported to {1}.</source>
        <translation>Angehalten; {0} nach {1} exportiert.</translation>
    </message>
    <message>
        <source>{0} exported to {1}.</source>
        <translation>{0} nach {1} exportiert.</translation>
    </message>
    <message>
        <source>1 photo could not be exported: {1}: {2}</source>
        <translation>1 Foto ließ sich nicht exportieren: {1}: {2}</translation>
    </message>
    <message>
        <source>{0} photos could not be exported; the first: {1}: {2}</source>
        <translation>{0} Fotos ließen sich nicht exportieren; das erste: {1}: {2}</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die sich nicht lesen ließen</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>All other photos are there; what could not be read stays as it is.</source>
        <translation>Alle anderen Fotos sind da; was sich nicht lesen ließ, bleibt, wie es ist.</translation>
    </message>
</context>
<context>
    <name>FewerMore</name>
    <message>
        <source>fewer</source>
        <translation>weniger</translation>
    </message>
    <message>
        <source>more</source>
        <translation>mehr</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>The field holds {0} characters; the rest was left out.</source>
        <translation>Das Feld fasst {0} Zeichen; der Rest wurde weggelassen.</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>(offline)</source>
        <translation>(nicht angeschlossen)</translation>
    </message>
</context>
<context>
    <name>Folders</name>
    <message>
        <source>Choose a folder with photos</source>
        <translation>Wähle einen Ordner mit Fotos</translation>
    </message>
    <message>
        <source>Looking for new photos in all folders.</source>
        <translation>Suche in allen Ordnern nach neuen Fotos.</translation>
    </message>
    <message>
        <source>Look for New Photos</source>
        <translation>Nach neuen Fotos suchen</translation>
    </message>
    <message>
        <source>Remove from the Library…</source>
        <translation>Aus der Bibliothek nehmen…</translation>
    </message>
    <message>
        <source>Remove “{0}” from the library?</source>
        <translation>„{0}“ aus der Bibliothek nehmen?</translation>
    </message>
    <message>
        <source>{0}
Its photos are no longer shown here. The files stay as they are, and so does what you taught with them.</source>
        <translation>{0}
Die Fotos darin werden hier nicht mehr gezeigt. Die Dateien bleiben, wie sie sind, und was du mit ihnen beigebracht hast, bleibt auch.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Herausnehmen</translation>
    </message>
    <message>
        <source>Reading 1 file again.</source>
        <translation>Lese 1 Datei noch einmal.</translation>
    </message>
    <message>
        <source>Reading {0} files again.</source>
        <translation>Lese {0} Dateien noch einmal.</translation>
    </message>
</context>
<context>
    <name>Following</name>
    <message>
        <source>The library stopped; nothing that you did is lost.</source>
        <translation>Die Bibliothek wurde beendet; nichts von dem, was du getan hast, ist verloren.</translation>
    </message>
    <message>
        <source>{0} Opening it again…</source>
        <translation>{0} Sie wird wieder geöffnet…</translation>
    </message>
</context>
<context>
    <name>Forecast</name>
    <message>
        <source>What changes, before you decide</source>
        <translation>Was sich ändert, bevor du dich entscheidest</translation>
    </message>
    <message>
        <source>({0} looked at in {1})</source>
        <translation>({0} in {1} angesehen)</translation>
    </message>
    <message>
        <source>photo would now match “{0}”</source>
        <translation>Foto würde jetzt zu „{0}“ passen</translation>
    </message>
    <message>
        <source>photos would now match “{0}”</source>
        <translation>Fotos würden jetzt zu „{0}“ passen</translation>
    </message>
    <message>
        <source>photo would no longer match “{0}”</source>
        <translation>Foto würde nicht mehr zu „{0}“ passen</translation>
    </message>
    <message>
        <source>photos would no longer match “{0}”</source>
        <translation>Fotos würden nicht mehr zu „{0}“ passen</translation>
    </message>
</context>
<context>
    <name>Frame</name>
    <message>
        <source>Put the backup back</source>
        <translation>Sicherung zurückholen</translation>
    </message>
</context>
<context>
    <name>Histogram</name>
    <message>
        <source>Histogram</source>
        <translation>Histogramm</translation>
    </message>
</context>
<context>
    <name>Information</name>
    <message>
        <source>Taken</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Camera</source>
        <translation>Kamera</translation>
    </message>
    <message>
        <source>Lens</source>
        <translation>Objektiv</translation>
    </message>
    <message>
        <source>Exposure</source>
        <translation>Belichtung</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Ort</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Größe</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Also in</source>
        <translation>Auch in</translation>
    </message>
    <message>
        <source>Teach…</source>
        <translation>Beibringen…</translation>
    </message>
    <message>
        <source>Teach what is on the selected photos</source>
        <translation>Beibringen, was auf den ausgewählten Fotos ist</translation>
    </message>
    <message>
        <source>Find similar</source>
        <translation>Ähnliche finden</translation>
    </message>
    <message>
        <source>Find photos like this one</source>
        <translation>Fotos wie dieses finden</translation>
    </message>
    <message>
        <source>Select a photo to see what is known of it.</source>
        <translation>Wähle ein Foto aus, um zu sehen, was darüber bekannt ist.</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>{0} photos selected</source>
        <translation>{0} Fotos ausgewählt</translation>
    </message>
    <message>
        <source>shown here: {0}</source>
        <translation>hier gezeigt: {0}</translation>
    </message>
    <message>
        <source>by the file&apos;s date</source>
        <translation>nach dem Datum der Datei</translation>
    </message>
    <message>
        <source> (on a disk that is not connected)</source>
        <translation> (auf einem Laufwerk, das nicht angeschlossen ist)</translation>
    </message>
    <message>
        <source>Of the keywords in the file, the first {0} are tags here; any others are left aside.</source>
        <translation>Von den Schlagwörtern in der Datei sind die ersten {0} übernommen; weitere bleiben beiseite.</translation>
    </message>
</context>
<context>
    <name>KeyButton</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>press a key…</source>
        <translation>Taste drücken…</translation>
    </message>
</context>
<context>
    <name>KeysSheet</name>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Search actions and keys</source>
        <translation>Aktionen und Tasten durchsuchen</translation>
    </message>
    <message>
        <source>Press a key’s button and then the new key; Backspace takes the key away.</source>
        <translation>Klicke auf eine Taste und drücke dann die neue; die Rücktaste nimmt die Taste weg.</translation>
    </message>
    <message>
        <source>Use it here</source>
        <translation>Hier verwenden</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>Alle zurücksetzen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>Zurücksetzen</translation>
    </message>
    <message>
        <source>Reset: {0}</source>
        <translation>Zurücksetzen: {0}</translation>
    </message>
    <message>
        <source>Open the photo</source>
        <translation>Foto öffnen</translation>
    </message>
    <message>
        <source>Space, double click</source>
        <translation>Leertaste, Doppelklick</translation>
    </message>
    <message>
        <source>Next and previous photo</source>
        <translation>Nächstes und voriges Foto</translation>
    </message>
    <message>
        <source>Closer, farther, whole photo</source>
        <translation>Näher, weiter weg, ganzes Foto</translation>
    </message>
    <message>
        <source>Larger and smaller pictures</source>
        <translation>Größere und kleinere Bilder</translation>
    </message>
    <message>
        <source>Ctrl+wheel</source>
        <translation>Strg+Mausrad</translation>
    </message>
    <message>
        <source>Edit the caption of a pair</source>
        <translation>Beschreibung eines Paars ändern</translation>
    </message>
    <message>
        <source>Enter, F2</source>
        <translation>Eingabe, F2</translation>
    </message>
    <message>
        <source>Forget a pair</source>
        <translation>Paar vergessen</translation>
    </message>
    <message>
        <source>Del</source>
        <translation>Entf</translation>
    </message>
    <message>
        <source>Searched before, in the empty field</source>
        <translation>Früher Gesuchtes, im leeren Feld</translation>
    </message>
    <message>
        <source>Clear the search, go back</source>
        <translation>Suche leeren, zurückgehen</translation>
    </message>
    <message>
        <source>{0} is the key of “{1}” now.</source>
        <translation>{0} ist jetzt die Taste für „{1}“.</translation>
    </message>
</context>
<context>
    <name>LanguageSheet</name>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>The window opens anew in it at once; work in the background goes on.</source>
        <translation>Das Fenster öffnet sich sofort neu in ihr; was im Hintergrund läuft, läuft weiter.</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Use It</source>
        <translation>Verwenden</translation>
    </message>
</context>
<context>
    <name>Loupe</name>
    <message>
        <source>One photo</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>Back to the grid (Esc)</source>
        <translation>Zurück zur Übersicht (Esc)</translation>
    </message>
    <message>
        <source>The photo before (Left)</source>
        <translation>Voriges Foto (Links)</translation>
    </message>
    <message>
        <source>The next photo (Right)</source>
        <translation>Nächstes Foto (Rechts)</translation>
    </message>
    <message>
        <source>This photo is gone</source>
        <translation>Dieses Foto ist nicht mehr da</translation>
    </message>
    <message>
        <source>It was removed while you looked at it.</source>
        <translation>Es wurde entfernt, während du es angesehen hast.</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
    <message>
        <source>The large picture could not be made; this is its thumbnail.</source>
        <translation>Das große Bild ließ sich nicht erzeugen; das ist die kleine Vorschau.</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Reading every pixel…</source>
        <translation>Lese jedes Pixel…</translation>
    </message>
    <message>
        <source>Slideshow</source>
        <translation>Diashow</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
</context>
<context>
    <name>MarksPanel</name>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Picked</source>
        <translation>Ausgesucht</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Aussortiert</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>verschieden</translation>
    </message>
    <message>
        <source>Applies to {0} photos</source>
        <translation>Gilt für {0} Fotos</translation>
    </message>
</context>
<context>
    <name>MissingPage</name>
    <message>
        <source>Forget all…</source>
        <translation>Alle vergessen…</translation>
    </message>
    <message>
        <source>Photos whose files are gone</source>
        <translation>Fotos, deren Dateien weg sind</translation>
    </message>
    <message>
        <source>Forget {0}?</source>
        <translation>{0} vergessen?</translation>
    </message>
    <message>
        <source>It leaves this list; undo brings it back. No file is deleted, and its rating, tags, caption and albums are kept: should the same picture ever come back, these are its own again.</source>
        <translation>Es verschwindet aus dieser Liste; Rückgängig bringt es zurück. Keine Datei wird gelöscht, und Bewertung, Schlagwörter, Beschreibung und Alben bleiben: Kommt dasselbe Bild je zurück, gehören sie wieder zu ihm.</translation>
    </message>
    <message>
        <source>They leave this list; undo brings them back. No file is deleted, and their ratings, tags, captions and albums are kept: should the same pictures ever come back, these are their own again.</source>
        <translation>Sie verschwinden aus dieser Liste; Rückgängig bringt sie zurück. Keine Datei wird gelöscht, und Bewertungen, Schlagwörter, Beschreibungen und Alben bleiben: Kommen dieselben Bilder je zurück, gehören sie wieder zu ihnen.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Photos whose files are gone. Should a picture come back, it is known again.</source>
        <translation>Fotos, deren Dateien weg sind. Kommt ein Bild zurück, wird es wiedererkannt.</translation>
    </message>
    <message>
        <source>Forget selected…</source>
        <translation>Ausgewählte vergessen…</translation>
    </message>
    <message>
        <source>Found there on {0}</source>
        <translation>Dort gefunden am {0}</translation>
    </message>
</context>
<context>
    <name>Offers</name>
    <message>
        <source>What this word could become</source>
        <translation>Was dieses Wort werden könnte</translation>
    </message>
</context>
<context>
    <name>OtherPlaces</name>
    <message>
        <source>and {0} more</source>
        <translation>und {0} weitere</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Select two to four photos to compare them.</source>
        <translation>Wähle zwei bis vier Fotos aus, um sie zu vergleichen.</translation>
    </message>
    <message>
        <source>Select a photo of “{0}”, then press T to teach it.</source>
        <translation>Wähle ein Foto von „{0}“ aus und drücke dann T, um es beizubringen.</translation>
    </message>
</context>
<context>
    <name>Pairs</name>
    <message>
        <source>Edit the Caption…</source>
        <translation>Beschreibung ändern…</translation>
    </message>
    <message>
        <source>What It Describes</source>
        <translation>Was es beschreibt</translation>
    </message>
    <message>
        <source>Move To</source>
        <translation>Verschieben nach</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
    </message>
    <message>
        <source>Picture Files…</source>
        <translation>Bilddateien…</translation>
    </message>
    <message>
        <source>The Selected Photo…</source>
        <translation>Das ausgewählte Foto…</translation>
    </message>
    <message>
        <source>The {0} Selected Photos…</source>
        <translation>Die {0} ausgewählten Fotos…</translation>
    </message>
    <message>
        <source>The Selected Photos…</source>
        <translation>Die ausgewählten Fotos…</translation>
    </message>
    <message>
        <source>Choose pictures to learn from</source>
        <translation>Wähle Bilder, aus denen gelernt wird</translation>
    </message>
    <message>
        <source>What is on this picture?</source>
        <translation>Was ist auf diesem Bild?</translation>
    </message>
    <message>
        <source>What is on these {0} pictures?</source>
        <translation>Was ist auf diesen {0} Bildern?</translation>
    </message>
    <message>
        <source>A small copy of each picture is kept in “{0}”; the files stay as they are.</source>
        <translation>Eine kleine Kopie jedes Bilds wird in „{0}“ aufbewahrt; die Dateien bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>A small copy of it is kept in “{0}”; the file stays as it is.</source>
        <translation>Eine kleine Kopie davon wird in „{0}“ aufbewahrt; die Datei bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>the name of each file</source>
        <translation>der Name jeder Datei</translation>
    </message>
    <message>
        <source>Added 1 pair to “{1}”. Ctrl+Z takes it back.</source>
        <translation>1 Paar zu „{1}“ hinzugefügt. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Added {0} pairs to “{1}”. Ctrl+Z takes it back.</source>
        <translation>{0} Paare zu „{1}“ hinzugefügt. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>Hinzufügen</translation>
    </message>
    <message>
        <source>Moved 1 pair to “{1}”.</source>
        <translation>1 Paar nach „{1}“ verschoben.</translation>
    </message>
    <message>
        <source>Moved {0} pairs to “{1}”.</source>
        <translation>{0} Paare nach „{1}“ verschoben.</translation>
    </message>
    <message>
        <source>Ctrl+Z takes it back.</source>
        <translation>Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Forgot 1 pair. Ctrl+Z takes it back.</source>
        <translation>1 Paar vergessen. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Forgot {0} pairs. Ctrl+Z takes it back.</source>
        <translation>{0} Paare vergessen. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>New Collection…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>Move to a new collection</source>
        <translation>In eine neue Sammlung verschieben</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Verschieben</translation>
    </message>
</context>
<context>
    <name>PaletteSheet</name>
    <message>
        <source>Everything you can do</source>
        <translation>Alles, was du tun kannst</translation>
    </message>
    <message>
        <source>preferences options theme dark light language text size</source>
        <translation>optionen aussehen thema farben dunkel hell sprache schrift textgröße</translation>
    </message>
    <message>
        <source>delete remove</source>
        <translation>löschen entfernen</translation>
    </message>
    <message>
        <source>save share</source>
        <translation>speichern teilen</translation>
    </message>
    <message>
        <source>shortcuts</source>
        <translation>tastenkürzel kürzel</translation>
    </message>
    <message>
        <source>What do you want to do?</source>
        <translation>Was möchtest du tun?</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Aktionen</translation>
    </message>
    <message>
        <source>Nothing is called that. Try another word.</source>
        <translation>Nichts heißt so. Versuche ein anderes Wort.</translation>
    </message>
</context>
<context>
    <name>Pane</name>
    <message>
        <source>A photo</source>
        <translation>Ein Foto</translation>
    </message>
    <message>
        <source>No file</source>
        <translation>Keine Datei</translation>
    </message>
</context>
<context>
    <name>PhotoFiles</name>
    <message>
        <source>Copied 1 photo.</source>
        <translation>1 Foto kopiert.</translation>
    </message>
    <message>
        <source>Copied {0} photos.</source>
        <translation>{0} Fotos kopiert.</translation>
    </message>
    <message>
        <source>This photo has no file any more.</source>
        <translation>Dieses Foto hat keine Datei mehr.</translation>
    </message>
    <message>
        <source>The system has no program that opens this.</source>
        <translation>Auf diesem System gibt es kein Programm, das das öffnet.</translation>
    </message>
</context>
<context>
    <name>PhotoGrid</name>
    <message>
        <source>Photos</source>
        <translation>Fotos</translation>
    </message>
</context>
<context>
    <name>PhotoTags</name>
    <message>
        <source>Select the photos that you want to tag first.</source>
        <translation>Wähle zuerst die Fotos aus, die das Schlagwort bekommen sollen.</translation>
    </message>
    <message>
        <source>Tag 1 photo</source>
        <translation>1 Foto ein Schlagwort geben</translation>
    </message>
    <message>
        <source>Tag {0} photos</source>
        <translation>{0} Fotos ein Schlagwort geben</translation>
    </message>
    <message>
        <source>A tag that is there, or a new one.</source>
        <translation>Ein vorhandenes Schlagwort oder ein neues.</translation>
    </message>
    <message>
        <source>Tag</source>
        <translation>Vergeben</translation>
    </message>
    <message>
        <source>Yes, “{0}”.</source>
        <translation>Ja, „{0}“.</translation>
    </message>
    <message>
        <source>Use as an example</source>
        <translation>Als Beispiel nehmen</translation>
    </message>
    <message>
        <source>Not “{0}”.</source>
        <translation>Nicht „{0}“.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
</context>
<context>
    <name>PhotoViews</name>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Search for something first; then it can be saved.</source>
        <translation>Suche zuerst etwas; dann lässt es sich merken.</translation>
    </message>
    <message>
        <source>this photo</source>
        <translation>dieses Foto</translation>
    </message>
    <message>
        <source>in {0}</source>
        <translation>in {0}</translation>
    </message>
    <message>
        <source>meaning comes in a moment</source>
        <translation>gleich auch nach Bedeutung</translation>
    </message>
</context>
<context>
    <name>Picture</name>
    <message>
        <source>The selected photo</source>
        <translation>Das ausgewählte Foto</translation>
    </message>
</context>
<context>
    <name>QShortcut</name>
    <message>
        <source>Return</source>
        <translation>Eingabe</translation>
    </message>
</context>
<context>
    <name>QueryRow</name>
    <message>
        <source>Kind of term</source>
        <translation>Art der Bedingung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Take this row out</source>
        <translation>Diese Zeile entfernen</translation>
    </message>
    <message>
        <source>Shows</source>
        <translation>Zeigt</translation>
    </message>
    <message>
        <source>Does not show</source>
        <translation>Zeigt nicht</translation>
    </message>
    <message>
        <source>As typed</source>
        <translation>Wie getippt</translation>
    </message>
</context>
<context>
    <name>QuerySheet</name>
    <message>
        <source>Put a search together</source>
        <translation>Suche zusammenstellen</translation>
    </message>
    <message>
        <source>Photos that meet all of these.</source>
        <translation>Fotos, für die all das gilt.</translation>
    </message>
    <message>
        <source>Add a row</source>
        <translation>Zeile hinzufügen</translation>
    </message>
    <message>
        <source>The query</source>
        <translation>Die Suche</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
</context>
<context>
    <name>ReportSheet</name>
    <message>
        <source>Save a report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>This is all that the file will hold. Nothing is sent; you decide who gets it.</source>
        <translation>Das ist alles, was in der Datei steht. Es wird nichts gesendet; du entscheidest, wer sie bekommt.</translation>
    </message>
    <message>
        <source>The report</source>
        <translation>Der Bericht</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Sehe nach…</translation>
    </message>
    <message>
        <source>With the names of photos and folders</source>
        <translation>Mit den Namen von Fotos und Ordnern</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>Speichern…</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>{0} lässt sich nicht schreiben: {1}.</translation>
    </message>
    <message>
        <source>Saved {0}</source>
        <translation>{0} gespeichert</translation>
    </message>
</context>
<context>
    <name>Rescue</name>
    <message>
        <source>Putting the backup back…</source>
        <translation>Die Sicherung wird zurückgeholt…</translation>
    </message>
    <message>
        <source>The catalog is damaged. Its newest good backup, of {0}, can be put back; the damaged one is kept beside it.</source>
        <translation>Der Katalog ist beschädigt. Seine neueste gute Sicherung vom {0} kann zurückgelegt werden; der beschädigte bleibt daneben liegen.</translation>
    </message>
</context>
<context>
    <name>ReviewPage</name>
    <message>
        <source>Fewer or more suggestions</source>
        <translation>Weniger oder mehr Vorschläge</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Yes, learn from it</source>
        <translation>Ja, daraus lernen</translation>
    </message>
    <message>
        <source>What is it? Enter teaches it; Esc, or nothing, goes on.</source>
        <translation>Was ist es? Eingabe bringt es mir bei; Esc oder nichts geht weiter.</translation>
    </message>
    <message>
        <source>What is it?</source>
        <translation>Was ist es?</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Überspringen</translation>
    </message>
    <message>
        <source>Yes to all up to here</source>
        <translation>Ja zu allen bis hier</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Looking for suggestions…</source>
        <translation>Suche nach Vorschlägen…</translation>
    </message>
    <message>
        <source>Learnt: this is “{0}”. Ctrl+Z takes it back.</source>
        <translation>Gelernt: Das ist „{0}“. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>{0} accepted. Ctrl+Z takes it back.</source>
        <translation>{0} angenommen. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>That was all for “{0}”.</source>
        <translation>Das war alles für „{0}“.</translation>
    </message>
    <message>
        <source>Is this “{0}”?</source>
        <translation>Ist das „{0}“?</translation>
    </message>
    <message>
        <source>{0} of {1}, score {2}</source>
        <translation>{0} von {1}, Wert {2}</translation>
    </message>
    <message>
        <source> · you said yes</source>
        <translation> · du hast Ja gesagt</translation>
    </message>
    <message>
        <source> · you said no</source>
        <translation> · du hast Nein gesagt</translation>
    </message>
</context>
<context>
    <name>ReviewPicture</name>
    <message>
        <source>There is no picture of this photo.</source>
        <translation>Von diesem Foto gibt es kein Bild.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search your photos by what is on them</source>
        <translation>Suche Fotos nach ihrem Inhalt</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Suchen</translation>
    </message>
    <message>
        <source>Put a search together…</source>
        <translation>Suche zusammenstellen…</translation>
    </message>
    <message>
        <source>Clear the search (Esc)</source>
        <translation>Suche leeren (Esc)</translation>
    </message>
    <message>
        <source>described by “{0}”</source>
        <translation>beschrieben durch „{0}“</translation>
    </message>
    <message>
        <source>like {0}</source>
        <translation>wie {0}</translation>
    </message>
    <message>
        <source>Searched before</source>
        <translation>Früher gesucht</translation>
    </message>
</context>
<context>
    <name>SettingsSheet</name>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Einstellungen durchsuchen</translation>
    </message>
    <message>
        <source>No setting is called that. Try another word.</source>
        <translation>Keine Einstellung heißt so. Versuche ein anderes Wort.</translation>
    </message>
    <message>
        <source>Add a Folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>Tasten ändern…</translation>
    </message>
    <message>
        <source>Choose a Language…</source>
        <translation>Sprache wählen…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>As the system has it</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Aussehen</translation>
    </message>
    <message>
        <source>The colours of the window.</source>
        <translation>Die Farben des Fensters.</translation>
    </message>
    <message>
        <source>{0} %</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Textgröße</translation>
    </message>
    <message>
        <source>How large text and signs are. The window opens anew in it at once.</source>
        <translation>Wie groß Schrift und Zeichen sind. Das Fenster öffnet sich sofort neu damit.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What the window is written in.</source>
        <translation>Die Sprache, in der das Fenster schreibt.</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Which key does what.</source>
        <translation>Welche Taste was tut.</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>Entfernen…</translation>
    </message>
    <message>
        <source>Remove {0}</source>
        <translation>{0} entfernen</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Where your photos are. Files stay as they are, always.</source>
        <translation>Wo deine Fotos sind. Dateien bleiben immer, wie sie sind.</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>Ausgelassen</translation>
    </message>
    <message>
        <source>Files and folders that are not looked at: a pattern a line, such as “*.png”.</source>
        <translation>Dateien und Ordner, die nicht angesehen werden: ein Muster pro Zeile, etwa „*.png“.</translation>
    </message>
    <message>
        <source>Wordings</source>
        <translation>Formulierungen</translation>
    </message>
    <message>
        <source>How phrases are put before they are compared with your photos, {} being the phrase, such as “{}; a photo of a {}”. Of several the best one counts; {} alone takes phrases as written.</source>
        <translation>Wie Suchbegriffe formuliert werden, bevor sie mit deinen Fotos verglichen werden; {} steht für den Suchbegriff, etwa „{}; a photo of a {}“. Von mehreren Formulierungen zählt die beste; {} allein nimmt ihn wie geschrieben.</translation>
    </message>
    <message>
        <source>Cache size</source>
        <translation>Größe des Bilderspeichers</translation>
    </message>
    <message>
        <source>The fastest there is</source>
        <translation>Das schnellste, das es gibt</translation>
    </message>
    <message>
        <source>The processor</source>
        <translation>Der Prozessor</translation>
    </message>
    <message>
        <source>A graphics card (CUDA)</source>
        <translation>Eine Grafikkarte (CUDA)</translation>
    </message>
    <message>
        <source>Apple’s graphics (MPS)</source>
        <translation>Apple-Grafik (MPS)</translation>
    </message>
    <message>
        <source>Intel’s graphics (XPU)</source>
        <translation>Intel-Grafik (XPU)</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>What looks at your photos.</source>
        <translation>Was deine Fotos ansieht.</translation>
    </message>
    <message>
        <source>The faster one</source>
        <translation>Die schnellere</translation>
    </message>
    <message>
        <source>PyTorch always</source>
        <translation>Immer PyTorch</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeitumgebung</translation>
    </message>
    <message>
        <source>How models run on the processor.</source>
        <translation>Womit Modelle auf dem Prozessor laufen.</translation>
    </message>
    <message>
        <source>Image encoder</source>
        <translation>Bildmodell</translation>
    </message>
    <message>
        <source>The model that looks at photos: timm:NAME, open_clip:ARCH/WEIGHTS, or one saved in a folder, timm:local-dir:FOLDER. With another one, every photo is looked at again; one that is not installed is fetched from its own hub.</source>
        <translation>Das Modell, das Fotos ansieht: timm:NAME, open_clip:ARCH/WEIGHTS oder ein in einem Ordner gespeichertes, timm:local-dir:ORDNER. Mit einem anderen wird jedes Foto neu angesehen; eines, das nicht installiert ist, wird von seiner Quelle geholt.</translation>
    </message>
    <message>
        <source>The model that reads phrases: sentence-transformers:NAME, open_clip:ARCH/WEIGHTS, or one saved in a folder, sentence-transformers:FOLDER.</source>
        <translation>Das Modell, das Suchbegriffe liest: sentence-transformers:NAME, open_clip:ARCH/WEIGHTS oder ein in einem Ordner gespeichertes, sentence-transformers:ORDNER.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Textmodell</translation>
    </message>
    <message>
        <source>What small and large pictures of your photos may take on the disk. Those not looked at longest go first, and are made again when they are wanted. The pictures of your examples stay in any case: the catalog keeps them.</source>
        <translation>So viel Platz dürfen kleine und große Bilder deiner Fotos auf dem Laufwerk belegen. Am längsten nicht angesehene weichen zuerst und werden wieder erzeugt, wenn sie gebraucht werden. Die Bilder deiner Beispiele bleiben in jedem Fall: Der Katalog bewahrt sie auf.</translation>
    </message>
    <message>
        <source>{0} MB</source>
        <translation>{0} MB</translation>
    </message>
    <message>
        <source>Changing it; a model may have to be loaded…</source>
        <translation>Wird geändert; vielleicht muss ein Modell geladen werden…</translation>
    </message>
    <message>
        <source>Changed.</source>
        <translation>Geändert.</translation>
    </message>
    <message>
        <source>Download this model?</source>
        <translation>Dieses Modell herunterladen?</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Herunterladen</translation>
    </message>
</context>
<context>
    <name>SidePanels</name>
    <message>
        <source>Width of the sidebar</source>
        <translation>Breite der Seitenleiste</translation>
    </message>
    <message>
        <source>Width of the information</source>
        <translation>Breite der Informationen</translation>
    </message>
    <message>
        <source>Arrow keys move it; Enter gives the usual width.</source>
        <translation>Pfeiltasten verschieben sie; die Eingabetaste gibt die übliche Breite.</translation>
    </message>
</context>
<context>
    <name>Sidebar</name>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Neu hinzugefügt</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Added in the last {0} days</source>
        <translation>In den letzten {0} Tagen hinzugefügt</translation>
    </message>
    <message>
        <source>Folders</source>
        <translation>Ordner</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>Ordner hinzufügen…</translation>
    </message>
    <message>
        <source>Albums</source>
        <translation>Alben</translation>
    </message>
    <message>
        <source>New album…</source>
        <translation>Neues Album…</translation>
    </message>
    <message>
        <source>Saved searches</source>
        <translation>Gemerkte Suchen</translation>
    </message>
    <message>
        <source>Save this search…</source>
        <translation>Diese Suche merken…</translation>
    </message>
    <message>
        <source>{0} more…</source>
        <translation>{0} weitere …</translation>
    </message>
    <message>
        <source>Type the name of a tag in the search field</source>
        <translation>Den Namen eines Schlagworts ins Suchfeld schreiben</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>New tag…</source>
        <translation>Neues Schlagwort…</translation>
    </message>
    <message>
        <source>Collections: what I know</source>
        <translation>Sammlungen: was ich weiß</translation>
    </message>
    <message>
        <source>New collection…</source>
        <translation>Neue Sammlung…</translation>
    </message>
    <message>
        <source>1 pair</source>
        <translation>1 Paar</translation>
    </message>
    <message>
        <source>{0} pairs</source>
        <translation>{0} Paare</translation>
    </message>
    <message>
        <source>{0} suggested</source>
        <translation>{0} vorgeschlagen</translation>
    </message>
</context>
<context>
    <name>SidebarRow</name>
    <message>
        <source>open, ← closes it</source>
        <translation>offen, ← schließt es</translation>
    </message>
    <message>
        <source>closed, → opens it</source>
        <translation>geschlossen, → öffnet es</translation>
    </message>
</context>
<context>
    <name>Sorting</name>
    <message>
        <source>It starts with {0}.</source>
        <translation>Es beginnt mit {0}.</translation>
    </message>
    <message>
        <source>New album</source>
        <translation>Neues Album</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Delete the Album</source>
        <translation>Album löschen</translation>
    </message>
    <message>
        <source>Rename the album</source>
        <translation>Album umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>The album is gone, its photos stay. Ctrl+Z takes it back.</source>
        <translation>Das Album ist weg, seine Fotos bleiben. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>{0} added to “{1}”. Ctrl+Z takes that back.</source>
        <translation>{0} in „{1}“ gelegt. Strg+Z macht das rückgängig.</translation>
    </message>
    <message>
        <source>They were in “{0}” already.</source>
        <translation>Sie waren schon in „{0}“.</translation>
    </message>
    <message>
        <source>It was in “{0}” already.</source>
        <translation>Es war schon in „{0}“.</translation>
    </message>
    <message>
        <source>1 photo taken out of “{1}”. Ctrl+Z puts it back.</source>
        <translation>1 Foto aus „{1}“ genommen. Strg+Z legt es zurück.</translation>
    </message>
    <message>
        <source>{0} photos taken out of “{1}”. Ctrl+Z puts them back.</source>
        <translation>{0} Fotos aus „{1}“ genommen. Strg+Z legt sie zurück.</translation>
    </message>
    <message>
        <source>Put into an album</source>
        <translation>In ein Album legen</translation>
    </message>
    <message>
        <source>New Album…</source>
        <translation>Neues Album…</translation>
    </message>
    <message>
        <source>“{0}” is another search now. Ctrl+Z brings the old one back.</source>
        <translation>„{0}“ ist jetzt eine andere Suche. Strg+Z holt die alte zurück.</translation>
    </message>
    <message>
        <source>Save this search</source>
        <translation>Diese Suche merken</translation>
    </message>
    <message>
        <source>It stands in the sidebar and finds new photos by itself: {0}</source>
        <translation>Sie steht in der Seitenleiste und findet neue Fotos von selbst: {0}</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>Delete the Search</source>
        <translation>Suche löschen</translation>
    </message>
    <message>
        <source>Rename the search</source>
        <translation>Suche umbenennen</translation>
    </message>
    <message>
        <source>The search is gone. Ctrl+Z takes it back.</source>
        <translation>Die Suche ist weg. Strg+Z macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>1 file could not be read</source>
        <translation>1 Datei ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>{0} files could not be read</source>
        <translation>{0} Dateien ließen sich nicht lesen</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Nicht lesbar</translation>
    </message>
    <message>
        <source>Trash</source>
        <translation>Papierkorb</translation>
    </message>
    <message>
        <source>Missing</source>
        <translation>Fehlend</translation>
    </message>
    <message>
        <source>Duplicates</source>
        <translation>Doppelte</translation>
    </message>
    <message>
        <source>Meaning comes in a moment</source>
        <translation>Gleich geht es auch nach Bedeutung</translation>
    </message>
    <message>
        <source>The models are being loaded. Your phrase is searched as soon as they are there; until then, you can look around.</source>
        <translation>Die Modelle werden geladen. Deine Suche läuft, sobald sie da sind; bis dahin kannst du dich umsehen.</translation>
    </message>
    <message>
        <source>Look around</source>
        <translation>Umsehen</translation>
    </message>
    <message>
        <source>That could not be searched</source>
        <translation>Danach ließ sich nicht suchen</translation>
    </message>
    <message>
        <source>Looking for your photos</source>
        <translation>Suche deine Fotos</translation>
    </message>
    <message>
        <source>The first ones appear here in a moment.</source>
        <translation>Gleich erscheinen hier die ersten.</translation>
    </message>
    <message>
        <source>No photos here</source>
        <translation>Hier sind keine Fotos</translation>
    </message>
    <message>
        <source>No picture was found in this place. Choose another folder, or press F5 to look again.</source>
        <translation>An diesem Ort wurde kein Bild gefunden. Wähle einen anderen Ordner, oder drücke F5, um noch einmal nachzusehen.</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Show every photo</source>
        <translation>Alle Fotos zeigen</translation>
    </message>
    <message>
        <source>No photo here passes the filter</source>
        <translation>Kein Foto hier kommt durch den Filter</translation>
    </message>
    <message>
        <source>The view shows only: {0}.</source>
        <translation>Gezeigt wird nur: {0}.</translation>
    </message>
    <message>
        <source>Search all photos</source>
        <translation>Alle Fotos durchsuchen</translation>
    </message>
    <message>
        <source>Show where it is suggested</source>
        <translation>Zeigen, wo es vorgeschlagen wird</translation>
    </message>
    <message>
        <source>Nothing here matches “{0}”</source>
        <translation>Nichts hier passt zu „{0}“</translation>
    </message>
    <message>
        <source>No photo here meets its conditions. A click on the × of a term takes it out.</source>
        <translation>Kein Foto hier erfüllt die Bedingungen. Ein Klick auf das × einer Bedingung nimmt sie weg.</translation>
    </message>
    <message>
        <source>The tag is suggested for no photo: none is close enough to what it means. The slider above lets it be suggested more often; or select a photo of it, press T and teach it.</source>
        <translation>Das Schlagwort wird für kein Foto vorgeschlagen: Keines kommt dem nahe genug, was es bedeutet. Der Regler oben lässt es öfter vorschlagen; oder wähle ein Foto davon aus, drücke T und bring es mir bei.</translation>
    </message>
    <message>
        <source>The tag is there because your files name it; it is suggested for other photos once you say so.</source>
        <translation>Das Schlagwort ist da, weil deine Dateien es nennen; für andere Fotos wird es vorgeschlagen, sobald du es sagst.</translation>
    </message>
    <message>
        <source>Suggest this tag</source>
        <translation>Dieses Schlagwort vorschlagen</translation>
    </message>
    <message>
        <source>None of these is close enough for the slider</source>
        <translation>Nichts davon reicht für den Regler</translation>
    </message>
    <message>
        <source>There are photos that match. Move the slider above towards “more” to see them.</source>
        <translation>Es gibt passende Fotos. Schieb den Regler oben in Richtung „mehr“, um sie zu sehen.</translation>
    </message>
    <message>
        <source>Show what matches</source>
        <translation>Passende zeigen</translation>
    </message>
    <message>
        <source>Show the closest</source>
        <translation>Die ähnlichsten zeigen</translation>
    </message>
    <message>
        <source>I looked at the one photo, and it is not close enough.</source>
        <translation>Ich habe das eine Foto angesehen, und es ist nicht ähnlich genug.</translation>
    </message>
    <message>
        <source>I looked at {0} photos, and none is close enough.</source>
        <translation>Ich habe {0} Fotos angesehen, und keins ist ähnlich genug.</translation>
    </message>
    <message>
        <source>“{0}” describes no photo here</source>
        <translation>„{0}“ beschreibt hier kein Foto</translation>
    </message>
    <message>
        <source>I looked at the one photo; other pairs say more of it.</source>
        <translation>Ich habe das eine Foto angesehen; andere Paare sagen mehr darüber.</translation>
    </message>
    <message>
        <source>I looked at {0} photos; other pairs say more of each of them.</source>
        <translation>Ich habe {0} Fotos angesehen; andere Paare sagen mehr über jedes davon.</translation>
    </message>
    <message>
        <source>Phrases are understood in English. If it is a word of your own, select a photo of it, press T and teach it: one photo is enough.</source>
        <translation>Gesucht wird auf Englisch. Wenn es ein eigenes Wort ist, wähle ein Foto davon aus, drücke T und bring es mir bei: Ein Foto genügt.</translation>
    </message>
    <message>
        <source>Nothing here is like {0}</source>
        <translation>Nichts hier ist wie {0}</translation>
    </message>
    <message>
        <source>Look in names and captions</source>
        <translation>In Namen und Beschreibungen suchen</translation>
    </message>
    <message>
        <source>Show me one</source>
        <translation>Zeig mir eins</translation>
    </message>
    <message>
        <source>Photos with the tag “{0}”</source>
        <translation>Fotos mit dem Schlagwort „{0}“</translation>
    </message>
    <message>
        <source>1 file</source>
        <translation>1 Datei</translation>
    </message>
    <message>
        <source>{0} files</source>
        <translation>{0} Dateien</translation>
    </message>
    <message>
        <source>nothing is in it</source>
        <translation>noch nichts darin</translation>
    </message>
    <message>
        <source>1 pair of picture and caption</source>
        <translation>1 Paar aus Bild und Beschreibung</translation>
    </message>
    <message>
        <source>{0} pairs of picture and caption</source>
        <translation>{0} Paare aus Bild und Beschreibung</translation>
    </message>
</context>
<context>
    <name>Stars</name>
    <message>
        <source>Stars: 0 to 5</source>
        <translation>Sterne: 0 bis 5</translation>
    </message>
    <message>
        <source>Rating: mixed</source>
        <translation>Bewertung: verschieden</translation>
    </message>
    <message>
        <source>Rating: {0} of 5</source>
        <translation>Bewertung: {0} von 5</translation>
    </message>
    <message>
        <source>mixed</source>
        <translation>verschieden</translation>
    </message>
</context>
<context>
    <name>StatusBar</name>
    <message>
        <source>show all</source>
        <translation>alle zeigen</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>Fortschritt</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Size of the pictures</source>
        <translation>Größe der Bilder</translation>
    </message>
    <message>
        <source>{0} of {1} selected</source>
        <translation>{0} von {1} ausgewählt</translation>
    </message>
    <message>
        <source>only {0}</source>
        <translation>nur {0}</translation>
    </message>
    <message>
        <source>reset</source>
        <translation>zurücksetzen</translation>
    </message>
    <message>
        <source>1 folder is looked into now and then</source>
        <translation>1 Ordner wird ab und zu durchgesehen</translation>
    </message>
    <message>
        <source>{0} folders are looked into now and then</source>
        <translation>{0} Ordner werden ab und zu durchgesehen</translation>
    </message>
    <message>
        <source>The system does not tell of changes there; press F5 to look now:</source>
        <translation>Das System meldet dort keine Änderungen; F5 sieht jetzt nach:</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Weiter</translation>
    </message>
    <message>
        <source>Looking for photos, {0} found</source>
        <translation>Suche nach Fotos, {0} gefunden</translation>
    </message>
    <message>
        <source>Encoding {0} of {1}</source>
        <translation>Werte {0} von {1} aus</translation>
    </message>
    <message>
        <source>Preparing what I know, {0} of {1}</source>
        <translation>Bereite mein Wissen vor, {0} von {1}</translation>
    </message>
    <message>
        <source>Loading the models</source>
        <translation>Lade die Modelle</translation>
    </message>
    <message>
        <source>Looking for look-alikes, {0} of {1}</source>
        <translation>Ähnliche werden gesucht, {0} von {1}</translation>
    </message>
    <message>
        <source>Putting everything in place, {0} of {1}</source>
        <translation>Stelle alles bereit, {0} von {1}</translation>
    </message>
    <message>
        <source>{0}, paused</source>
        <translation>{0}, angehalten</translation>
    </message>
    <message>
        <source>{0} photos a second</source>
        <translation>{0} Fotos pro Sekunde</translation>
    </message>
    <message>
        <source>{0} left</source>
        <translation>noch {0}</translation>
    </message>
</context>
<context>
    <name>TagChips</name>
    <message>
        <source>Add a tag… (Ctrl+T)</source>
        <translation>Schlagwort hinzufügen… (Strg+T)</translation>
    </message>
    <message>
        <source>Suggested</source>
        <translation>Vorgeschlagen</translation>
    </message>
    <message>
        <source>Tags</source>
        <translation>Schlagwörter</translation>
    </message>
    <message>
        <source>from the file, which stays as it is</source>
        <translation>aus der Datei, die bleibt, wie sie ist</translation>
    </message>
    <message>
        <source>{0} of {1} photos</source>
        <translation>{0} von {1} Fotos</translation>
    </message>
    <message>
        <source>Take “{0}” off</source>
        <translation>„{0}“ wegnehmen</translation>
    </message>
    <message>
        <source>{0} · file</source>
        <translation>{0} · Datei</translation>
    </message>
    <message>
        <source>Yes, “{0}”</source>
        <translation>Ja, „{0}“</translation>
    </message>
    <message>
        <source>No, not “{0}”</source>
        <translation>Nein, nicht „{0}“</translation>
    </message>
    <message>
        <source>Why “{0}”?</source>
        <translation>Warum „{0}“?</translation>
    </message>
    <message>
        <source>suggested, score {0}</source>
        <translation>vorgeschlagen, Wert {0}</translation>
    </message>
</context>
<context>
    <name>TagSheets</name>
    <message>
        <source>Key…</source>
        <translation>Taste…</translation>
    </message>
    <message>
        <source>Move Into…</source>
        <translation>Einordnen unter…</translation>
    </message>
    <message>
        <source>Merge Into…</source>
        <translation>Zusammenführen mit…</translation>
    </message>
    <message>
        <source>Keep Examples In…</source>
        <translation>Beispiele ablegen in…</translation>
    </message>
    <message>
        <source>Which key gives “{0}”?</source>
        <translation>Welche Taste vergibt „{0}“?</translation>
    </message>
    <message>
        <source>A letter or digit. With Alt and Shift, it gives the tag to the selected photos.</source>
        <translation>Ein Buchstabe oder eine Ziffer. Zusammen mit Alt und Umschalt gibt sie den gewählten Fotos das Schlagwort.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Speichern</translation>
    </message>
    <message>
        <source>New tag</source>
        <translation>Neues Schlagwort</translation>
    </message>
    <message>
        <source>A word of yours, such as “Dog” or “Our garden”. It is suggested where it fits.</source>
        <translation>Ein Wort von dir, etwa „Hund“ oder „Unser Garten“. Es wird vorgeschlagen, wo es passt.</translation>
    </message>
    <message>
        <source>New tag in “{0}”</source>
        <translation>Neues Schlagwort in „{0}“</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Anlegen</translation>
    </message>
    <message>
        <source>Rename the tag</source>
        <translation>Schlagwort umbenennen</translation>
    </message>
    <message>
        <source>Rename</source>
        <translation>Umbenennen</translation>
    </message>
    <message>
        <source>What is “{0}” found by?</source>
        <translation>Womit wird „{0}“ gefunden?</translation>
    </message>
    <message>
        <source>Phrases, with a semicolon between; the best of them counts.</source>
        <translation>Suchbegriffe, durch Semikolon getrennt; der beste zählt.</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>sein Name</translation>
    </message>
    <message>
        <source>Delete the tag “{0}”?</source>
        <translation>Schlagwort „{0}“ löschen?</translation>
    </message>
    <message>
        <source>It is taken off its photos, and the tags inside it go with it. Files stay as they are, and Ctrl+Z takes that back.</source>
        <translation>Es wird von seinen Fotos genommen, und die Schlagwörter darin gehen mit. Dateien bleiben, wie sie sind, und Strg+Z macht das rückgängig.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Löschen</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>keine Taste</translation>
    </message>
    <message>
        <source>Where does “{0}” belong?</source>
        <translation>Wohin gehört „{0}“?</translation>
    </message>
    <message>
        <source>The tag that it is moved into; tags inside it go along.</source>
        <translation>Das Schlagwort, unter dem es stehen soll; die Schlagwörter darin kommen mit.</translation>
    </message>
    <message>
        <source>Move</source>
        <translation>Einordnen</translation>
    </message>
    <message>
        <source>at the top</source>
        <translation>ganz oben</translation>
    </message>
    <message>
        <source>Which tag is “{0}” merged into?</source>
        <translation>Mit welchem Schlagwort wird „{0}“ zusammengeführt?</translation>
    </message>
    <message>
        <source>Its photos, and the tags inside it, become that one&apos;s. Ctrl+Z takes that back.</source>
        <translation>Seine Fotos und die Schlagwörter darin gehören dann zu jenem. Strg+Z macht das rückgängig.</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Zusammenführen</translation>
    </message>
    <message>
        <source>Where are the examples of “{0}” kept?</source>
        <translation>Wo liegen die Beispiele von „{0}“?</translation>
    </message>
    <message>
        <source>A collection that is there. It can be switched off or deleted as one.</source>
        <translation>Eine Sammlung, die es gibt. Sie lässt sich als Ganzes abschalten oder löschen.</translation>
    </message>
    <message>
        <source>where all lessons are kept</source>
        <translation>wo alles Gelernte liegt</translation>
    </message>
</context>
<context>
    <name>Tagging</name>
    <message>
        <source>New Tag…</source>
        <translation>Neues Schlagwort…</translation>
    </message>
    <message>
        <source>Import a List…</source>
        <translation>Liste importieren…</translation>
    </message>
    <message>
        <source>Suggest the Tag from My Files</source>
        <translation>Das Schlagwort aus meinen Dateien vorschlagen</translation>
    </message>
    <message>
        <source>Suggest the {0} Tags from My Files</source>
        <translation>Die {0} Schlagwörter aus meinen Dateien vorschlagen</translation>
    </message>
    <message>
        <source>Learn from My Captions</source>
        <translation>Aus meinen Beschreibungen lernen</translation>
    </message>
    <message>
        <source>Learn from My Keywords</source>
        <translation>Aus Schlagwörtern der Dateien lernen</translation>
    </message>
    <message>
        <source>Show Photos</source>
        <translation>Fotos zeigen</translation>
    </message>
    <message>
        <source>Review Suggestions…</source>
        <translation>Vorschläge durchgehen…</translation>
    </message>
    <message>
        <source>Suggest This Tag</source>
        <translation>Dieses Schlagwort vorschlagen</translation>
    </message>
    <message>
        <source>Learn from Selected Photos</source>
        <translation>Aus ausgewählten Fotos lernen</translation>
    </message>
    <message>
        <source>New Tag Inside…</source>
        <translation>Neues Schlagwort darin…</translation>
    </message>
    <message>
        <source>Rename…</source>
        <translation>Umbenennen…</translation>
    </message>
    <message>
        <source>Phrases…</source>
        <translation>Suchbegriffe…</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Red</source>
        <translation>Rot</translation>
    </message>
    <message>
        <source>Orange</source>
        <translation>Orange</translation>
    </message>
    <message>
        <source>Yellow</source>
        <translation>Gelb</translation>
    </message>
    <message>
        <source>Green</source>
        <translation>Grün</translation>
    </message>
    <message>
        <source>Blue</source>
        <translation>Blau</translation>
    </message>
    <message>
        <source>Purple</source>
        <translation>Violett</translation>
    </message>
    <message>
        <source>Grey</source>
        <translation>Grau</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keine</translation>
    </message>
    <message>
        <source>Learnt from {0}. Ctrl+Z takes it back.</source>
        <translation>Aus {0} gelernt. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Choose a list of tags</source>
        <translation>Wähle eine Liste mit Schlagwörtern</translation>
    </message>
    <message>
        <source>All of these tags are there already.</source>
        <translation>Diese Schlagwörter sind alle schon da.</translation>
    </message>
    <message>
        <source>1 new tag.</source>
        <translation>1 neues Schlagwort.</translation>
    </message>
    <message>
        <source>1 tag more is suggested. Ctrl+Z takes that back.</source>
        <translation>1 Schlagwort mehr wird vorgeschlagen. Strg+Z nimmt das zurück.</translation>
    </message>
    <message>
        <source>{0} tags more are suggested. Ctrl+Z takes that back.</source>
        <translation>{0} Schlagwörter mehr werden vorgeschlagen. Strg+Z nimmt das zurück.</translation>
    </message>
    <message>
        <source>{0} new tags.</source>
        <translation>{0} neue Schlagwörter.</translation>
    </message>
    <message>
        <source>Suggest Fewer or More…</source>
        <translation>Weniger oder mehr vorschlagen…</translation>
    </message>
    <message>
        <source>Delete “{0}”…</source>
        <translation>„{0}“ löschen…</translation>
    </message>
</context>
<context>
    <name>TeachSheet</name>
    <message>
        <source>Teach</source>
        <translation>Beibringen</translation>
    </message>
    <message>
        <source>What is on these {0} photos?</source>
        <translation>Was ist auf diesen {0} Fotos?</translation>
    </message>
    <message>
        <source>What is on this photo?</source>
        <translation>Was ist auf diesem Foto?</translation>
    </message>
    <message>
        <source>Everything you search for follows at once, and you can take it back exactly.</source>
        <translation>Alles, wonach du suchst, folgt sofort, und du kannst es vollständig rückgängig machen.</translation>
    </message>
    <message>
        <source>grandma’s yellow flowers</source>
        <translation>Omas gelbe Blumen</translation>
    </message>
    <message>
        <source>What is on it</source>
        <translation>Was darauf ist</translation>
    </message>
    <message>
        <source>Collection</source>
        <translation>Sammlung</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
    <message>
        <source>Nothing is written to your files.</source>
        <translation>In deine Dateien wird nichts geschrieben.</translation>
    </message>
</context>
<context>
    <name>Teaching</name>
    <message>
        <source>Taught by me</source>
        <translation>Von mir beigebracht</translation>
    </message>
    <message>
        <source>Taught “{0}”. Ctrl+Z takes it back.</source>
        <translation>„{0}“ beigebracht. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Taught “{0}” with {1} photos. Ctrl+Z takes it back.</source>
        <translation>„{0}“ mit {1} Fotos beigebracht. Strg+Z macht es rückgängig.</translation>
    </message>
</context>
<context>
    <name>TextSheet</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Order of the photos</source>
        <translation>Reihenfolge der Fotos</translation>
    </message>
    <message>
        <source>More menus</source>
        <translation>Weitere Menüs</translation>
    </message>
</context>
<context>
    <name>TrashPage</name>
    <message>
        <source>Put back</source>
        <translation>Zurücklegen</translation>
    </message>
    <message>
        <source>Open the system’s trash</source>
        <translation>Papierkorb des Systems öffnen</translation>
    </message>
    <message>
        <source>Photos in the trash</source>
        <translation>Fotos im Papierkorb</translation>
    </message>
    <message>
        <source>What you said of these photos comes back with them.</source>
        <translation>Was du zu diesen Fotos gesagt hast, kommt mit ihnen zurück.</translation>
    </message>
    <message>
        <source>Put 1 file back.</source>
        <translation>1 Datei zurückgelegt.</translation>
    </message>
    <message>
        <source>Put {0} files back.</source>
        <translation>{0} Dateien zurückgelegt.</translation>
    </message>
</context>
<context>
    <name>UndoRedo</name>
    <message>
        <source>Undone: {0}</source>
        <translation>Rückgängig gemacht: {0}</translation>
    </message>
    <message>
        <source>Done again: {0}</source>
        <translation>Wiederholt: {0}</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Undo: {0}</source>
        <translation>Rückgängig: {0}</translation>
    </message>
    <message>
        <source>Redo: {0}</source>
        <translation>Wiederholen: {0}</translation>
    </message>
    <message>
        <source>Redo</source>
        <translation>Wiederholen</translation>
    </message>
</context>
<context>
    <name>ViewHeader</name>
    <message>
        <source>Fewer or more photos</source>
        <translation>Weniger oder mehr Fotos</translation>
    </message>
    <message>
        <source>Show me one?</source>
        <translation>Eins zeigen?</translation>
    </message>
    <message>
        <source>Show its photos</source>
        <translation>Seine Fotos zeigen</translation>
    </message>
    <message>
        <source>{0} – being looked up</source>
        <translation>{0} – wird nachgesehen</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>“{0}” is a tag too.</source>
        <translation>„{0}“ ist auch ein Schlagwort.</translation>
    </message>
    <message>
        <source>1 photo matches</source>
        <translation>1 Foto passt</translation>
    </message>
    <message>
        <source>{0} photos match</source>
        <translation>{0} Fotos passen</translation>
    </message>
    <message>
        <source>1 does not</source>
        <translation>1 nicht</translation>
    </message>
    <message>
        <source>{0} do not</source>
        <translation>{0} nicht</translation>
    </message>
    <message>
        <source>the {0} closest are shown</source>
        <translation>die {0} ähnlichsten werden gezeigt</translation>
    </message>
    <message>
        <source>the closest is shown</source>
        <translation>das ähnlichste wird gezeigt</translation>
    </message>
    <message>
        <source>none is shown</source>
        <translation>keines wird gezeigt</translation>
    </message>
    <message>
        <source>1 is not searchable yet</source>
        <translation>1 lässt sich noch nicht suchen</translation>
    </message>
    <message>
        <source>{0} are not searchable yet</source>
        <translation>{0} lassen sich noch nicht suchen</translation>
    </message>
    <message>
        <source>Your collections know little about “{0}”.</source>
        <translation>Deine Sammlungen wissen wenig über „{0}“.</translation>
    </message>
</context>
<context>
    <name>Welcome</name>
    <message>
        <source>Find your photos by what is on them</source>
        <translation>Finde deine Fotos nach dem, was darauf ist</translation>
    </message>
    <message>
        <source>Choose a folder. You can look around at once, while each photo is looked at a single time; then type what you are looking for, and teach the words that only you use.</source>
        <translation>Wähle einen Ordner. Du kannst dich sofort umsehen, während jedes Foto ein einziges Mal angesehen wird; tippe dann ein, was du suchst, und bring mir die Wörter bei, die nur du verwendest.</translation>
    </message>
    <message>
        <source>Use my Pictures folder</source>
        <translation>Meinen Bilder-Ordner nehmen</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>Ordner wählen…</translation>
    </message>
    <message>
        <source>Or drop a folder anywhere on this window.</source>
        <translation>Oder ziehe einen Ordner irgendwo auf dieses Fenster.</translation>
    </message>
    <message>
        <source>Your photos never leave this computer.</source>
        <translation>Deine Fotos verlassen diesen Computer nie.</translation>
    </message>
    <message>
        <source>Your files are never changed, and deleted only when you say so.</source>
        <translation>Deine Dateien werden nie verändert und nur gelöscht, wenn du es sagst.</translation>
    </message>
    <message>
        <source>Everything you teach can be taken back, exactly.</source>
        <translation>Alles, was du beibringst, lässt sich vollständig rückgängig machen.</translation>
    </message>
    <message>
        <source>this computer’s processor</source>
        <translation>dem Prozessor dieses Computers</translation>
    </message>
    <message>
        <source>the graphics processor ({0})</source>
        <translation>der Grafikkarte ({0})</translation>
    </message>
    <message>
        <source>Photos will be looked at with {0}.</source>
        <translation>Die Fotos werden mit {0} angesehen.</translation>
    </message>
    <message>
        <source>Measured just now, a thousand take {0} or a little longer.</source>
        <translation>Eben gemessen: Tausend dauern {0} oder etwas länger.</translation>
    </message>
</context>
<context>
    <name>WhyPanel</name>
    <message>
        <source>Why this photo?</source>
        <translation>Warum dieses Foto?</translation>
    </message>
    <message>
        <source>score {0}</source>
        <translation>Wert {0}</translation>
    </message>
    <message>
        <source>Nothing that I know connects this photo with what you look for.</source>
        <translation>Nichts, was ich weiß, verbindet dieses Foto mit dem, wonach du suchst.</translation>
    </message>
    <message>
        <source>The other {0} come from smaller shares.</source>
        <translation>Die übrigen {0} kommen aus kleineren Anteilen.</translation>
    </message>
    <message>
        <source>A photo that you said no to takes off {0}.</source>
        <translation>Ein Foto, das du abgelehnt hast, nimmt davon {0} weg.</translation>
    </message>
    <message>
        <source>“{0}”</source>
        <translation>„{0}“</translation>
    </message>
    <message>
        <source>Asked as {0}.</source>
        <translation>Gefragt als {0}.</translation>
    </message>
</context>
<context>
    <name>sentences</name>
    <message>
        <source>&quot;open_clip:{0}&quot; is not complete; use &quot;open_clip:ARCHITECTURE/WEIGHTS&quot;.</source>
        <translation>„open_clip:{0}“ ist nicht vollständig; schreibe „open_clip:ARCHITEKTUR/GEWICHTE“.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is a folder here; to use the model in it, give its full path.</source>
        <translation>„{0}“ ist hier ein Ordner; um das Modell darin zu verwenden, gib den ganzen Pfad an.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; is no device; choose auto, cpu, cuda, mps or xpu.</source>
        <translation>„{0}“ ist kein Gerät; wähle auto, cpu, cuda, mps oder xpu.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names no image encoder; use {1}.</source>
        <translation>„{0}“ nennt kein Bildmodell; schreibe {1}.</translation>
    </message>
    <message>
        <source>&quot;{0}&quot; names no text encoder; use {1}.</source>
        <translation>„{0}“ nennt kein Textmodell; schreibe {1}.</translation>
    </message>
    <message>
        <source>A caption has at most {0} characters.</source>
        <translation>Eine Beschreibung hat höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>A collection needs a name.</source>
        <translation>Eine Sammlung braucht einen Namen.</translation>
    </message>
    <message>
        <source>A condition is met or not, so it has no weight.</source>
        <translation>Eine Bedingung ist erfüllt oder nicht, also hat sie kein Gewicht.</translation>
    </message>
    <message>
        <source>A cut is a score between 0 and 1, such as 0.5.</source>
        <translation>Eine Schwelle ist ein Wert zwischen 0 und 1, zum Beispiel 0.5.</translation>
    </message>
    <message>
        <source>A label is one of {0}, or none; not “{1}”.</source>
        <translation>Eine Farbe ist eine von {0} oder keine; nicht „{1}“.</translation>
    </message>
    <message>
        <source>A name has at most {0} characters; this one has {1}.</source>
        <translation>Ein Name hat höchstens {0} Zeichen; dieser hat {1}.</translation>
    </message>
    <message>
        <source>A name is one line of text, without control characters.</source>
        <translation>Ein Name ist eine Zeile Text ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>A number is larger than any that is in use here.</source>
        <translation>Eine Zahl ist größer als jede, die hier vorkommt.</translation>
    </message>
    <message>
        <source>A prompt template has {0} characters at most.</source>
        <translation>Eine Formulierung hat höchstens {0} Zeichen.</translation>
    </message>
    <message>
        <source>A prompt template must be valid text.</source>
        <translation>Eine Formulierung muss gültiger Text sein.</translation>
    </message>
    <message>
        <source>A rating is a number of stars from 0 to {0}, not {1}.</source>
        <translation>Eine Bewertung hat 0 bis {0} Sterne, nicht {1}.</translation>
    </message>
    <message>
        <source>A rating is from 0 to 5 stars, so rating:{0} finds nothing.</source>
        <translation>Eine Bewertung hat 0 bis 5 Sterne, also findet rating:{0} nichts.</translation>
    </message>
    <message>
        <source>A saved search needs a name.</source>
        <translation>Eine gemerkte Suche braucht einen Namen.</translation>
    </message>
    <message>
        <source>A tag has at most {0} phrases of {1} characters each.</source>
        <translation>Ein Schlagwort hat höchstens {0} Suchbegriffe mit je höchstens {1} Zeichen.</translation>
    </message>
    <message>
        <source>A tag needs a name.</source>
        <translation>Ein Schlagwort braucht einen Namen.</translation>
    </message>
    <message>
        <source>A tag&apos;s colour is one of {0}, or #rrggbb.</source>
        <translation>Die Farbe eines Schlagworts ist eine von {0} oder #rrggbb.</translation>
    </message>
    <message>
        <source>A tag&apos;s key is one letter or digit.</source>
        <translation>Die Taste eines Schlagworts ist ein Buchstabe oder eine Ziffer.</translation>
    </message>
    <message>
        <source>A weight is a number such as 2 or 0.5 right behind the ^.</source>
        <translation>Ein Gewicht ist eine Zahl wie 2 oder 0.5 direkt hinter dem ^.</translation>
    </message>
    <message>
        <source>A weight is from {0} to {1}.</source>
        <translation>Ein Gewicht liegt zwischen {0} und {1}.</translation>
    </message>
    <message>
        <source>A weight stands right behind a phrase, such as dog^2.</source>
        <translation>Ein Gewicht steht direkt hinter einem Suchbegriff, zum Beispiel dog^2.</translation>
    </message>
    <message>
        <source>A “/” stands between a tag and its parent, so it cannot be in a name.</source>
        <translation>Ein „/“ steht zwischen einem Schlagwort und seinem übergeordneten, also kann es nicht in einem Namen stehen.</translation>
    </message>
    <message numerus="yes">
        <source>Accept “{1}” for {0} photos</source>
        <translation>
            <numerusform>„{1}“ für {0} Foto annehmen</numerusform>
            <numerusform>„{1}“ für {0} Fotos annehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add {0} classes of {1}</source>
        <translation>
            <numerusform>{0} Klasse von {1} hinzufügen</numerusform>
            <numerusform>{0} Klassen von {1} hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add {0} pairs to “{2}”</source>
        <translation>
            <numerusform>„{1}“ zu „{2}“ hinzufügen</numerusform>
            <numerusform>{0} Paare zu „{2}“ hinzufügen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Add {0} photos to album “{1}”</source>
        <translation>
            <numerusform>{0} Foto ins Album „{1}“ legen</numerusform>
            <numerusform>{0} Fotos ins Album „{1}“ legen</numerusform>
        </translation>
    </message>
    <message>
        <source>An album needs a name.</source>
        <translation>Ein Album braucht einen Namen.</translation>
    </message>
    <message>
        <source>Another process holds the library {0}.</source>
        <translation>Ein anderer Prozess hat die Bibliothek {0} geöffnet.</translation>
    </message>
    <message>
        <source>Another program keeps the {0} {1} locked; close it and try again.</source>
        <translation>Ein anderes Programm hält den {0} {1} gesperrt; schließe es und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Another tag has the key “{0}” already; choose another one.</source>
        <translation>Ein anderes Schlagwort hat schon die Taste „{0}“; wähle eine andere.</translation>
    </message>
    <message>
        <source>Another version of ASIF Desktop has this library open; close it and try again.</source>
        <translation>Eine andere Version von ASIF Desktop hat diese Bibliothek geöffnet; schließe sie und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>Both tags have a tag “{0}” below them; merge those first.</source>
        <translation>Unter beiden Schlagwörtern liegt ein Schlagwort „{0}“; führe zuerst diese zusammen.</translation>
    </message>
    <message>
        <source>Cancelled: everything is as it was before.</source>
        <translation>Abgebrochen: Alles ist, wie es vorher war.</translation>
    </message>
    <message>
        <source>Cancelled: what is new in the folders is searched once something else changes.</source>
        <translation>Abgebrochen: Was in den Ordnern neu ist, wird durchsucht, sobald sich wieder etwas ändert.</translation>
    </message>
    <message>
        <source>Cannot allocate memory</source>
        <translation>zu wenig Speicher</translation>
    </message>
    <message numerus="yes">
        <source>Caption {0} photos “{1}”</source>
        <translation>
            <numerusform>{0} Foto als „{1}“ beschreiben</numerusform>
            <numerusform>{0} Fotos als „{1}“ beschreiben</numerusform>
        </translation>
    </message>
    <message>
        <source>Change tag “{0}”</source>
        <translation>Schlagwort „{0}“ ändern</translation>
    </message>
    <message>
        <source>Changes in {0} are not told by the system; it is looked into now and then.</source>
        <translation>Änderungen in {0} meldet das System nicht; deshalb wird dort ab und zu nachgesehen.</translation>
    </message>
    <message>
        <source>Choose from 1 to {0} photos.</source>
        <translation>Wähle 1 bis {0} Fotos aus.</translation>
    </message>
    <message>
        <source>Connection refused</source>
        <translation>die Verbindung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Connection timed out</source>
        <translation>die Verbindung antwortet nicht</translation>
    </message>
    <message>
        <source>Create album “{0}”</source>
        <translation>Album „{0}“ anlegen</translation>
    </message>
    <message>
        <source>Create collection “{0}”</source>
        <translation>Sammlung „{0}“ anlegen</translation>
    </message>
    <message>
        <source>Create tag “{0}”</source>
        <translation>Schlagwort „{0}“ anlegen</translation>
    </message>
    <message>
        <source>Decoding was stopped.</source>
        <translation>Das Lesen wurde angehalten.</translation>
    </message>
    <message>
        <source>Delete album “{0}”</source>
        <translation>Album „{0}“ löschen</translation>
    </message>
    <message>
        <source>Delete collection “{0}”</source>
        <translation>Sammlung „{0}“ löschen</translation>
    </message>
    <message>
        <source>Delete search “{0}”</source>
        <translation>Suche „{0}“ löschen</translation>
    </message>
    <message>
        <source>Delete tag “{0}”</source>
        <translation>Schlagwort „{0}“ löschen</translation>
    </message>
    <message>
        <source>Device or resource busy</source>
        <translation>das Gerät ist belegt</translation>
    </message>
    <message>
        <source>Directory not empty</source>
        <translation>der Ordner ist nicht leer</translation>
    </message>
    <message>
        <source>Disk quota exceeded</source>
        <translation>der zugeteilte Platz ist aufgebraucht</translation>
    </message>
    <message>
        <source>Every photo with a caption has been learnt from already, in “{0}”.</source>
        <translation>Aus allen Fotos mit Beschreibung wurde schon gelernt, in „{0}“.</translation>
    </message>
    <message>
        <source>Every photo with keywords has been learnt from already, in “{0}”.</source>
        <translation>Aus allen Fotos mit Schlagwörtern wurde schon gelernt, in „{0}“.</translation>
    </message>
    <message>
        <source>File exists</source>
        <translation>die Datei gibt es schon</translation>
    </message>
    <message>
        <source>File name too long</source>
        <translation>der Dateiname ist zu lang</translation>
    </message>
    <message>
        <source>Files still name a tag “{0}” that was given up; create it again, then merge.</source>
        <translation>Dateien nennen noch ein Schlagwort „{0}“, das aufgegeben wurde; lege es neu an und führe die beiden dann zusammen.</translation>
    </message>
    <message>
        <source>Indexing was stopped; it goes on where it was the next time.</source>
        <translation>Das Auswerten wurde angehalten; beim nächsten Mal geht es dort weiter.</translation>
    </message>
    <message>
        <source>Input/output error</source>
        <translation>Ein-/Ausgabefehler</translation>
    </message>
    <message>
        <source>Invalid cross-device link</source>
        <translation>liegt auf einem anderen Laufwerk</translation>
    </message>
    <message>
        <source>Is a directory</source>
        <translation>ist ein Ordner</translation>
    </message>
    <message>
        <source>It does not convert: {0}</source>
        <translation>Es lässt sich nicht umwandeln: {0}</translation>
    </message>
    <message>
        <source>It is not in the library; index its folder first.</source>
        <translation>Es ist nicht in der Bibliothek; nimm zuerst den Ordner auf.</translation>
    </message>
    <message>
        <source>It is not known where in the trash {0} is; look there yourself.</source>
        <translation>Es ist nicht bekannt, wo im Papierkorb {0} liegt; sieh dort selbst nach.</translation>
    </message>
    <message>
        <source>It is slower than torch here.</source>
        <translation>Es ist hier langsamer als torch.</translation>
    </message>
    <message>
        <source>Its embeddings differ (cosine {0}).</source>
        <translation>Seine Vektoren weichen ab (Kosinus {0}).</translation>
    </message>
    <message numerus="yes">
        <source>Label {0} photos {1}</source>
        <translation>
            <numerusform>{0} Foto {1} kennzeichnen</numerusform>
            <numerusform>{0} Fotos {1} kennzeichnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn from the caption of {0} photos</source>
        <translation>
            <numerusform>Aus der Beschreibung von {0} Foto lernen</numerusform>
            <numerusform>Aus den Beschreibungen von {0} Fotos lernen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Learn from the keywords of {0} photos</source>
        <translation>
            <numerusform>Aus den Schlagwörtern von {0} Foto lernen</numerusform>
            <numerusform>Aus den Schlagwörtern von {0} Fotos lernen</numerusform>
        </translation>
    </message>
    <message>
        <source>Line {0} is no text; give a file with a tag&apos;s name on each line.</source>
        <translation>Zeile {0} ist kein Text; nimm eine Datei mit einem Schlagwort in jeder Zeile.</translation>
    </message>
    <message>
        <source>Merge tag “{0}” into “{1}”</source>
        <translation>Schlagwort „{0}“ mit „{1}“ zusammenführen</translation>
    </message>
    <message numerus="yes">
        <source>Move {0} pairs to “{1}”</source>
        <translation>
            <numerusform>{0} Paar nach „{1}“ verschieben</numerusform>
            <numerusform>{0} Paare nach „{1}“ verschieben</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Move {0} photos to the trash</source>
        <translation>
            <numerusform>{0} Foto in den Papierkorb legen</numerusform>
            <numerusform>{0} Fotos in den Papierkorb legen</numerusform>
        </translation>
    </message>
    <message>
        <source>No anchor can be used, so phrases mean nothing yet: switch a collection on, or teach one of your photos.</source>
        <translation>Kein Paar ist nutzbar, also bedeuten Suchbegriffe noch nichts: Schalte eine Sammlung ein oder bring mir eines deiner Fotos bei.</translation>
    </message>
    <message>
        <source>No file was named.</source>
        <translation>Es wurde keine Datei genannt.</translation>
    </message>
    <message>
        <source>No folder was named.</source>
        <translation>Es wurde kein Ordner genannt.</translation>
    </message>
    <message>
        <source>No photo has a caption in its file or sidecar; there is nothing to learn from.</source>
        <translation>Kein Foto hat eine Beschreibung in seiner Datei oder Begleitdatei; es gibt nichts, woraus sich lernen ließe.</translation>
    </message>
    <message>
        <source>No photo has keywords in its file or sidecar; there is nothing to learn from.</source>
        <translation>Kein Foto hat Schlagwörter in seiner Datei oder Begleitdatei; es gibt nichts, woraus sich lernen ließe.</translation>
    </message>
    <message>
        <source>No photo was named.</source>
        <translation>Es wurde kein Foto genannt.</translation>
    </message>
    <message>
        <source>No photo was named; name one at least.</source>
        <translation>Es wurde kein Foto genannt; nenne mindestens eines.</translation>
    </message>
    <message>
        <source>No photo was named; teaching needs at least one.</source>
        <translation>Es wurde kein Foto genannt; zum Beibringen braucht es mindestens eines.</translation>
    </message>
    <message>
        <source>No photo with a caption can be read now; connect the disk or index its folder first.</source>
        <translation>Gerade lässt sich kein Foto mit Beschreibung lesen; schließe das Laufwerk an oder nimm zuerst den Ordner auf.</translation>
    </message>
    <message>
        <source>No photo with keywords can be read now; connect the disk or index its folder first.</source>
        <translation>Gerade lässt sich kein Foto mit Schlagwörtern lesen; schließe das Laufwerk an oder nimm zuerst den Ordner auf.</translation>
    </message>
    <message>
        <source>No space left on device</source>
        <translation>auf dem Laufwerk ist kein Platz mehr</translation>
    </message>
    <message>
        <source>No such file or directory</source>
        <translation>Datei oder Ordner nicht gefunden</translation>
    </message>
    <message>
        <source>None of these photos has both a RAW and a JPEG of one name.</source>
        <translation>Keines dieser Fotos hat ein RAW und ein JPEG desselben Namens.</translation>
    </message>
    <message>
        <source>Not a directory</source>
        <translation>kein Ordner</translation>
    </message>
    <message>
        <source>Not everything could be deleted: {0}.</source>
        <translation>Nicht alles konnte gelöscht werden: {0}.</translation>
    </message>
    <message numerus="yes">
        <source>Note {0} photos</source>
        <translation>
            <numerusform>Angaben zu {0} Foto machen</numerusform>
            <numerusform>Angaben zu {0} Fotos machen</numerusform>
        </translation>
    </message>
    <message>
        <source>Operation not permitted</source>
        <translation>nicht erlaubt</translation>
    </message>
    <message>
        <source>Operation not supported</source>
        <translation>wird hier nicht unterstützt</translation>
    </message>
    <message>
        <source>Permission denied</source>
        <translation>keine Berechtigung</translation>
    </message>
    <message>
        <source>Photo {0}</source>
        <translation>Foto {0}</translation>
    </message>
    <message>
        <source>Photo {0} is not there any more; nothing was done with it.</source>
        <translation>Foto {0} ist nicht mehr da; nichts wurde damit gemacht.</translation>
    </message>
    <message>
        <source>Photos are turned by a multiple of 90 degrees.</source>
        <translation>Fotos werden um ein Vielfaches von 90 Grad gedreht.</translation>
    </message>
    <message>
        <source>Photos cannot be read: the decoder process does not start ({0}).</source>
        <translation>Fotos lassen sich nicht lesen: Der Leseprozess startet nicht ({0}).</translation>
    </message>
    <message>
        <source>Pick the best of {0} photos</source>
        <translation>Das beste von {0} Fotos aussuchen</translation>
    </message>
    <message numerus="yes">
        <source>Pick {0} photos</source>
        <translation>
            <numerusform>{0} Foto aussuchen</numerusform>
            <numerusform>{0} Fotos aussuchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Put {0} photos back</source>
        <translation>
            <numerusform>{0} Foto zurücklegen</numerusform>
            <numerusform>{0} Fotos zurücklegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rate {0} photos {1}</source>
        <translation>
            <numerusform>{0} Foto mit {1} bewerten</numerusform>
            <numerusform>{0} Fotos mit {1} bewerten</numerusform>
        </translation>
    </message>
    <message>
        <source>Read-only file system</source>
        <translation>das Laufwerk ist schreibgeschützt</translation>
    </message>
    <message numerus="yes">
        <source>Reject {0} photos</source>
        <translation>
            <numerusform>{0} Foto aussortieren</numerusform>
            <numerusform>{0} Fotos aussortieren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reject “{1}” for {0} photos</source>
        <translation>
            <numerusform>„{1}“ für {0} Foto ablehnen</numerusform>
            <numerusform>„{1}“ für {0} Fotos ablehnen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Remove tag “{1}” from {0} photos</source>
        <translation>
            <numerusform>Schlagwort „{1}“ von {0} Foto nehmen</numerusform>
            <numerusform>Schlagwort „{1}“ von {0} Fotos nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Change a caption to “{0}”</source>
        <translation>Beschreibung in „{0}“ ändern</translation>
    </message>
    <message>
        <source>A time is a year, month or day, such as 2023, 2023-05 or 2023-05-01, or one like today, last-month or 30d, not “{0}”.</source>
        <translation>Eine Zeit ist ein Jahr, ein Monat oder ein Tag wie 2023, 2023-05 oder 2023-05-01, oder ein Wort wie today, last-month oder 30d, nicht „{0}“.</translation>
    </message>
    <message numerus="yes">
        <source>Create tag “{1}” for {0} photos</source>
        <translation>
            <numerusform>Schlagwort „{1}“ für {0} Foto anlegen</numerusform>
            <numerusform>Schlagwort „{1}“ für {0} Fotos anlegen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget {0} missing photos</source>
        <translation>
            <numerusform>{0} fehlendes Foto vergessen</numerusform>
            <numerusform>{0} fehlende Fotos vergessen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Forget {0} pairs</source>
        <translation>
            <numerusform>{0} Paar vergessen</numerusform>
            <numerusform>{0} Paare vergessen</numerusform>
        </translation>
    </message>
    <message>
        <source>Give tag “{0}” and learn from it</source>
        <translation>Schlagwort „{0}“ vergeben und daraus lernen</translation>
    </message>
    <message numerus="yes">
        <source>Have {0} tags from files suggested</source>
        <translation>
            <numerusform>{0} Schlagwort aus Dateien vorschlagen lassen</numerusform>
            <numerusform>{0} Schlagwörter aus Dateien vorschlagen lassen</numerusform>
        </translation>
    </message>
    <message>
        <source>Import a list of tags</source>
        <translation>Liste von Schlagwörtern einlesen</translation>
    </message>
    <message>
        <source>Line {0}: {1}</source>
        <translation>Zeile {0}: {1}</translation>
    </message>
    <message>
        <source>Memory is short; the next start tries again.</source>
        <translation>Der Arbeitsspeicher ist knapp; der nächste Start versucht es wieder.</translation>
    </message>
    <message>
        <source>Photos or examples were taken out meanwhile; try again.</source>
        <translation>Inzwischen wurden Fotos oder Beispiele herausgenommen; versuch es noch einmal.</translation>
    </message>
    <message numerus="yes">
        <source>Remove {0} photos from album “{1}”</source>
        <translation>
            <numerusform>{0} Foto aus dem Album „{1}“ nehmen</numerusform>
            <numerusform>{0} Fotos aus dem Album „{1}“ nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Rename album “{0}” to “{1}”</source>
        <translation>Album „{0}“ in „{1}“ umbenennen</translation>
    </message>
    <message>
        <source>Rename collection “{0}” to “{1}”</source>
        <translation>Sammlung „{0}“ in „{1}“ umbenennen</translation>
    </message>
    <message>
        <source>Rename search “{0}” to “{1}”</source>
        <translation>Suche „{0}“ in „{1}“ umbenennen</translation>
    </message>
    <message>
        <source>Rename tag “{0}” to “{1}”</source>
        <translation>Schlagwort „{0}“ in „{1}“ umbenennen</translation>
    </message>
    <message numerus="yes">
        <source>Rotate {0} photos by 180°</source>
        <translation>
            <numerusform>{0} Foto um 180° drehen</numerusform>
            <numerusform>{0} Fotos um 180° drehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate {0} photos left</source>
        <translation>
            <numerusform>{0} Foto nach links drehen</numerusform>
            <numerusform>{0} Fotos nach links drehen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Rotate {0} photos right</source>
        <translation>
            <numerusform>{0} Foto nach rechts drehen</numerusform>
            <numerusform>{0} Fotos nach rechts drehen</numerusform>
        </translation>
    </message>
    <message>
        <source>Save search “{0}”</source>
        <translation>Suche „{0}“ merken</translation>
    </message>
    <message>
        <source>Say what is to be noted: a rating, a label, a flag or a caption.</source>
        <translation>Sag, was festzuhalten ist: Sterne, eine Farbe, eine Markierung oder eine Beschreibung.</translation>
    </message>
    <message>
        <source>Several tags are called “{0}”: {1}; say which.</source>
        <translation>Mehrere Schlagwörter heißen „{0}“: {1}; sag, welches gemeint ist.</translation>
    </message>
    <message>
        <source>Show RAW and JPEG apart</source>
        <translation>RAW und JPEG getrennt zeigen</translation>
    </message>
    <message>
        <source>Show RAW and JPEG as one</source>
        <translation>RAW und JPEG als eins zeigen</translation>
    </message>
    <message>
        <source>Some of these photos are not encoded yet; wait until they are.</source>
        <translation>Einige dieser Fotos sind noch nicht ausgewertet; warte, bis sie es sind.</translation>
    </message>
    <message>
        <source>Something is missing behind this parenthesis.</source>
        <translation>Hinter dieser Klammer fehlt etwas.</translation>
    </message>
    <message>
        <source>Something is missing behind {0}.</source>
        <translation>Hinter {0} fehlt etwas.</translation>
    </message>
    <message>
        <source>Something went wrong inside the program; {0} says where.</source>
        <translation>Im Programm ist etwas schiefgegangen; in {0} steht, wo.</translation>
    </message>
    <message>
        <source>Stale file handle</source>
        <translation>das Netzlaufwerk kennt die Datei nicht mehr</translation>
    </message>
    <message>
        <source>Switch collection “{0}” off</source>
        <translation>Sammlung „{0}“ ausschalten</translation>
    </message>
    <message>
        <source>Switch collection “{0}” on</source>
        <translation>Sammlung „{0}“ einschalten</translation>
    </message>
    <message numerus="yes">
        <source>Tag {0} photos “{1}”</source>
        <translation>
            <numerusform>{0} Foto das Schlagwort „{1}“ geben</numerusform>
            <numerusform>{0} Fotos das Schlagwort „{1}“ geben</numerusform>
        </translation>
    </message>
    <message>
        <source>Tags lie at most {0} deep; “{1}” lies deeper.</source>
        <translation>Schlagwörter liegen höchstens {0} Ebenen tief; „{1}“ liegt tiefer.</translation>
    </message>
    <message numerus="yes">
        <source>Take the caption off {0} photos</source>
        <translation>
            <numerusform>Beschreibung von {0} Foto nehmen</numerusform>
            <numerusform>Beschreibung von {0} Fotos nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the label off {0} photos</source>
        <translation>
            <numerusform>Farbe von {0} Foto nehmen</numerusform>
            <numerusform>Farbe von {0} Fotos nehmen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Take the stars off {0} photos</source>
        <translation>
            <numerusform>Sterne von {0} Foto nehmen</numerusform>
            <numerusform>Sterne von {0} Fotos nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>Teach “{0}”</source>
        <translation>„{0}“ beibringen</translation>
    </message>
    <message>
        <source>Text file busy</source>
        <translation>das Programm läuft gerade</translation>
    </message>
    <message>
        <source>That cannot be put back: {0}. Nothing was changed.</source>
        <translation>Das lässt sich nicht zurücklegen: {0}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The GPU could not help with the index ({0}); the processor does it from now on, slower.</source>
        <translation>Die Grafikkarte konnte beim Index nicht helfen ({0}); von nun an rechnet der Prozessor, langsamer.</translation>
    </message>
    <message>
        <source>The GPU is short of memory: {0} works in smaller batches from now on.</source>
        <translation>Die Grafikkarte hat wenig Speicher: {0} nimmt ab jetzt weniger Fotos auf einmal.</translation>
    </message>
    <message>
        <source>The anchors do not fit into memory, nor can they be kept in {0}: {1}.</source>
        <translation>Die Paare passen nicht in den Speicher und lassen sich auch nicht in {0} ablegen: {1}.</translation>
    </message>
    <message>
        <source>The backup {0} cannot be put back: {1}.</source>
        <translation>Die Sicherung {0} kann nicht zurückgeholt werden: {1}.</translation>
    </message>
    <message>
        <source>The backup {0} cannot be written: {1}.</source>
        <translation>Die Sicherung {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The backup {0} is damaged; choose another one.</source>
        <translation>Die Sicherung {0} ist beschädigt; wähle eine andere.</translation>
    </message>
    <message>
        <source>The backup {0} is gone or damaged; the catalog was left as it is.</source>
        <translation>Die Sicherung {0} ist weg oder beschädigt; der Katalog blieb, wie er ist.</translation>
    </message>
    <message>
        <source>The best photo cannot be one of those that are rejected; name it once.</source>
        <translation>Das beste Foto kann nicht eines der aussortierten sein; nenne es nur einmal.</translation>
    </message>
    <message>
        <source>The cache {0} cannot be written: {1}.</source>
        <translation>In den Zwischenspeicher {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The caption is empty; give the photo a word or a phrase.</source>
        <translation>Die Beschreibung ist leer; gib dem Foto ein Wort oder mehrere.</translation>
    </message>
    <message>
        <source>The caption is empty; type a word or two.</source>
        <translation>Die Beschreibung ist leer; gib ein, zwei Wörter ein.</translation>
    </message>
    <message>
        <source>The caption is longer than {0} characters.</source>
        <translation>Die Beschreibung ist länger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The caption is not valid text.</source>
        <translation>Die Beschreibung ist kein gültiger Text.</translation>
    </message>
    <message>
        <source>The catalog could not be backed up, since it is damaged; older backups are kept.</source>
        <translation>Der Katalog konnte nicht gesichert werden, weil er beschädigt ist; ältere Sicherungen bleiben.</translation>
    </message>
    <message>
        <source>The catalog {0} is damaged; its newest good backup, of {1}, can be put back with “asif-desktop restore”, and the damaged one is kept beside it.</source>
        <translation>Der Katalog {0} ist beschädigt; die neueste gute Sicherung, von {1}, lässt sich zurückholen (im Terminal mit „asif-desktop restore“), und der beschädigte bleibt daneben liegen.</translation>
    </message>
    <message>
        <source>The catalog {0} was made by a newer version of ASIF Desktop; open it with that version.</source>
        <translation>Der Katalog {0} stammt von einer neueren Version von ASIF Desktop; öffne ihn mit dieser.</translation>
    </message>
    <message>
        <source>The collection “{0}” is switched off, so this pair describes no photo; switch it on first.</source>
        <translation>Die Sammlung „{0}“ ist ausgeschaltet, also beschreibt dieses Paar kein Foto; schalte sie zuerst ein.</translation>
    </message>
    <message>
        <source>The computer is short of memory: {0} works in smaller batches from now on.</source>
        <translation>Der Computer hat wenig Speicher: {0} nimmt ab jetzt weniger Fotos auf einmal.</translation>
    </message>
    <message>
        <source>The decoder stopped while reading this file (it may be damaged).</source>
        <translation>Der Leseprozess brach bei dieser Datei ab (vielleicht ist sie beschädigt).</translation>
    </message>
    <message>
        <source>The device &quot;{0}&quot; is not available here ({1} found); choose auto or cpu.</source>
        <translation>Das Gerät „{0}“ gibt es hier nicht (gefunden: {1}); wähle auto oder cpu.</translation>
    </message>
    <message>
        <source>The device {0} stopped working under the model {1}; start again with the device set to cpu.</source>
        <translation>Das Gerät {0} ist unter dem Modell {1} ausgefallen; starte neu mit dem Gerät cpu.</translation>
    </message>
    <message>
        <source>The device {0} {1}: {2} runs on the CPU from now on, slower.</source>
        <translation>Das Gerät {0} {1}: {2} läuft ab jetzt auf dem Prozessor, langsamer.</translation>
    </message>
    <message>
        <source>The disk could not read the file: {0}.</source>
        <translation>Das Laufwerk konnte die Datei nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>The disk failed while the {0} {1} was used; check the disk and try again.</source>
        <translation>Das Laufwerk versagte, während der {0} {1} benutzt wurde; prüfe das Laufwerk und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The disk is full, so the {0} {1} was left as it was; free some space and try again.</source>
        <translation>Das Laufwerk ist voll, deshalb blieb der {0} {1}, wie er war; schaffe Platz und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The disk whose trash holds {0} is not connected.</source>
        <translation>Das Laufwerk, in dessen Papierkorb {0} liegt, ist nicht angeschlossen.</translation>
    </message>
    <message>
        <source>The encoder does not work reliably: {0}</source>
        <translation>Das Modell arbeitet nicht zuverlässig: {0}</translation>
    </message>
    <message>
        <source>The encoder gave something that is no embedding of this picture.</source>
        <translation>Das Modell lieferte zu diesem Bild keinen brauchbaren Vektor.</translation>
    </message>
    <message>
        <source>The encoder sees nothing at all in this picture.</source>
        <translation>Das Modell sieht in diesem Bild gar nichts.</translation>
    </message>
    <message>
        <source>The faster runtime cannot load {0}: it runs by PyTorch, slower.</source>
        <translation>Die schnellere Laufzeitumgebungumgebung kann {0} nicht laden: Es läuft mit PyTorch, langsamer.</translation>
    </message>
    <message>
        <source>The faster runtime cannot run {0}, so PyTorch does, slower.</source>
        <translation>Die schnellere Laufzeitumgebungumgebung kann {0} nicht ausführen, also tut es PyTorch, langsamer.</translation>
    </message>
    <message>
        <source>The faster runtime failed under {0}: it runs by torch from now on.</source>
        <translation>Die schnellere Laufzeitumgebungumgebung ist unter {0} ausgefallen: Es läuft ab jetzt mit torch.</translation>
    </message>
    <message>
        <source>The faster runtime, OpenVINO, does not run here: {0} runs by PyTorch, slower.</source>
        <translation>Die schnellere Laufzeitumgebungumgebung, OpenVINO, läuft hier nicht: {0} läuft mit PyTorch, langsamer.</translation>
    </message>
    <message>
        <source>The file has {0} GiB; photos up to 1 GiB are read.</source>
        <translation>Die Datei hat {0} GiB; gelesen werden Fotos bis 1 GiB.</translation>
    </message>
    <message>
        <source>The file is empty (0 bytes).</source>
        <translation>Die Datei ist leer (0 Bytes).</translation>
    </message>
    <message>
        <source>The file is not there any more.</source>
        <translation>Die Datei ist nicht mehr da.</translation>
    </message>
    <message>
        <source>The file may not be read; change its permissions and try again.</source>
        <translation>Die Datei darf nicht gelesen werden; ändere ihre Rechte und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The file was changed while it was read.</source>
        <translation>Die Datei wurde geändert, während sie gelesen wurde.</translation>
    </message>
    <message>
        <source>The folder &quot;{0}&quot; holds no model: {1} is missing from it.</source>
        <translation>Im Ordner „{0}“ ist kein Modell: {1} fehlt darin.</translation>
    </message>
    <message>
        <source>The folder cannot be made again: {0}.</source>
        <translation>Der Ordner lässt sich nicht wieder anlegen: {0}.</translation>
    </message>
    <message>
        <source>The folder for sockets, {0}, cannot be used: {1}.</source>
        <translation>Der Ordner für Sockets, {0}, lässt sich nicht verwenden: {1}.</translation>
    </message>
    <message>
        <source>The folder for sockets, {0}, must belong to you alone (chmod 700).</source>
        <translation>Der Ordner für Sockets, {0}, muss dir allein gehören (chmod 700).</translation>
    </message>
    <message>
        <source>The folder {0} cannot be made: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} cannot be read: {1}.</source>
        <translation>Der Ordner {0} lässt sich nicht lesen: {1}.</translation>
    </message>
    <message>
        <source>The folder {0} does not exist.</source>
        <translation>Den Ordner {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>The folder {0} is not one of the library&apos;s.</source>
        <translation>Der Ordner {0} gehört nicht zur Bibliothek.</translation>
    </message>
    <message>
        <source>The folder {0} may not be read; change its permissions first.</source>
        <translation>Der Ordner {0} darf nicht gelesen werden; ändere zuerst seine Rechte.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be found from here: {1}.</source>
        <translation>Der Bibliotheksordner {0} ist von hier aus nicht zu finden: {1}.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be made: {1}.</source>
        <translation>Der Bibliotheksordner {0} lässt sich nicht anlegen: {1}.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be used: {1}.</source>
        <translation>Der Bibliotheksordner {0} lässt sich nicht verwenden: {1}.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be used: {1}. Choose another one.</source>
        <translation>Der Bibliotheksordner {0} lässt sich nicht verwenden: {1}. Wähle einen anderen.</translation>
    </message>
    <message>
        <source>The library folder {0} cannot be written: {1}.</source>
        <translation>In den Bibliotheksordner {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The library has no photo {0}.</source>
        <translation>In der Bibliothek gibt es kein Foto {0}.</translation>
    </message>
    <message>
        <source>The library process ended at once (exit code {0}); {1} says why.</source>
        <translation>Der Bibliotheksprozess endete sofort (Status {0}); in {1} steht, warum.</translation>
    </message>
    <message>
        <source>The library process is ending.</source>
        <translation>Der Bibliotheksprozess endet gerade.</translation>
    </message>
    <message>
        <source>The library process of {0} does not answer; end it and try again.</source>
        <translation>Der Bibliotheksprozess von {0} antwortet nicht; beende ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library process of {0} does not end; end it and try again.</source>
        <translation>Der Bibliotheksprozess von {0} endet nicht; beende ihn und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library process stopped before it answered; nothing confirmed is lost. Try again.</source>
        <translation>Der Bibliotheksprozess endete, bevor er antwortete; nichts Bestätigtes ist verloren. Versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The library was closed before this was done.</source>
        <translation>Die Bibliothek wurde geschlossen, bevor das fertig war.</translation>
    </message>
    <message>
        <source>The library&apos;s folder cannot be written: {0}.</source>
        <translation>In den Ordner der Bibliothek kann nicht geschrieben werden: {0}.</translation>
    </message>
    <message>
        <source>The library&apos;s folder {0} cannot be written: {1}.</source>
        <translation>In den Ordner {0} der Bibliothek kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>The line is a score between 0 and 1, such as 0.7.</source>
        <translation>Die Grenze ist ein Wert zwischen 0 und 1, zum Beispiel 0.7.</translation>
    </message>
    <message>
        <source>The list of tags cannot be read: {0}.</source>
        <translation>Die Liste der Schlagwörter ist nicht lesbar: {0}.</translation>
    </message>
    <message>
        <source>The list of tags has {0} lines; up to {1} are read.</source>
        <translation>Die Liste der Schlagwörter hat {0} Zeilen; gelesen werden bis zu {1}.</translation>
    </message>
    <message>
        <source>The list of tags is longer than 16 MiB.</source>
        <translation>Die Liste der Schlagwörter ist länger als 16 MiB.</translation>
    </message>
    <message>
        <source>The list of tags is not UTF-8 text; save it as UTF-8 in a text editor, then import it.</source>
        <translation>Die Liste der Schlagwörter ist kein UTF-8-Text; speichere sie in einem Texteditor als UTF-8, dann übernimm sie.</translation>
    </message>
    <message>
        <source>The minus needs a word right behind it.</source>
        <translation>Das Minus braucht direkt dahinter ein Wort.</translation>
    </message>
    <message>
        <source>The model file {0} cannot be read ({1}); install the package {2} again.</source>
        <translation>Die Modelldatei {0} lässt sich nicht lesen ({1}); installiere das Paket {2} neu.</translation>
    </message>
    <message>
        <source>The model file {0} is damaged or has been changed (its SHA-256 is not the expected one); install the package {1} again.</source>
        <translation>Die Modelldatei {0} ist beschädigt oder wurde geändert (ihr SHA-256 ist nicht der erwartete); installiere das Paket {1} neu.</translation>
    </message>
    <message>
        <source>The model saved in a folder is named {0}.</source>
        <translation>Das in einem Ordner gespeicherte Modell heißt {0}.</translation>
    </message>
    <message>
        <source>The model {0} cannot be loaded ({1}); choose another model.</source>
        <translation>Das Modell {0} lässt sich nicht laden ({1}); wähle ein anderes.</translation>
    </message>
    <message>
        <source>The model {0} does not take square colour pictures; choose another model.</source>
        <translation>Das Modell {0} nimmt keine quadratischen Farbbilder; wähle ein anderes.</translation>
    </message>
    <message>
        <source>The model {0} gave no usable embedding for an input; choose another model.</source>
        <translation>Das Modell {0} lieferte zu einer Eingabe keinen brauchbaren Vektor; wähle ein anderes.</translation>
    </message>
    <message>
        <source>The model {0} is given only to people who accepted its terms: accept them on its page at {1}, log in once with &quot;hf auth login&quot;, and try again.</source>
        <translation>Das Modell {0} bekommt nur, wer seine Bedingungen angenommen hat: Nimm sie auf seiner Seite bei {1} an, melde dich einmal mit „hf auth login“ an und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The model {0} is missing: the package {1} is not installed; install ASIF Desktop again.</source>
        <translation>Das Modell {0} fehlt: Das Paket {1} ist nicht installiert; installiere ASIF Desktop neu.</translation>
    </message>
    <message>
        <source>The model {0} is not on this computer and {1} cannot be reached; connect to the internet once to download it, or choose the default model.</source>
        <translation>Das Modell {0} ist nicht auf diesem Computer, und {1} ist nicht erreichbar; verbinde dich einmal mit dem Internet, um es herunterzuladen, oder wähle das voreingestellte Modell.</translation>
    </message>
    <message>
        <source>The model {0} is not on this computer yet; it is being downloaded, once.</source>
        <translation>Das Modell {0} ist noch nicht auf diesem Computer; es wird jetzt einmal heruntergeladen.</translation>
    </message>
    <message>
        <source>The model {0} is not on this computer. Its files ({1}) would be downloaded, once, from {2}; nothing of yours would be sent.</source>
        <translation>Das Modell {0} ist nicht auf diesem Computer. Seine Dateien ({1}) würden einmal von {2} heruntergeladen; von dir würde nichts gesendet.</translation>
    </message>
    <message>
        <source>The models were changed meanwhile; try again.</source>
        <translation>Die Modelle wurden inzwischen gewechselt; versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The name is empty; type a word or two.</source>
        <translation>Der Name ist leer; gib ein, zwei Wörter ein.</translation>
    </message>
    <message>
        <source>The name is longer than {0} characters.</source>
        <translation>Der Name ist länger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The name is not valid text.</source>
        <translation>Der Name ist kein gültiger Text.</translation>
    </message>
    <message>
        <source>The name of a file or folder is empty.</source>
        <translation>Der Name einer Datei oder eines Ordners ist leer.</translation>
    </message>
    <message>
        <source>The name of an encoder is missing.</source>
        <translation>Der Name eines Modells fehlt.</translation>
    </message>
    <message>
        <source>The number of results must be 0 or more.</source>
        <translation>Die Zahl der Ergebnisse muss 0 oder mehr sein.</translation>
    </message>
    <message>
        <source>The photo {0}</source>
        <translation>Das Foto {0}</translation>
    </message>
    <message>
        <source>The phrase is empty; type a word or two.</source>
        <translation>Der Suchbegriff ist leer; gib ein, zwei Wörter ein.</translation>
    </message>
    <message>
        <source>The phrase is longer than {0} characters.</source>
        <translation>Der Suchbegriff ist länger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The phrase is not valid text.</source>
        <translation>Der Suchbegriff ist kein gültiger Text.</translation>
    </message>
    <message>
        <source>The picture cannot be read: {0}</source>
        <translation>Das Bild lässt sich nicht lesen: {0}</translation>
    </message>
    <message>
        <source>The picture has no pixels.</source>
        <translation>Das Bild hat keine Pixel.</translation>
    </message>
    <message>
        <source>The picture has {0} × {1} pixels ({2} megapixels); up to {3} are decoded.</source>
        <translation>Das Bild hat {0} × {1} Pixel ({2} Megapixel); gelesen werden bis zu {3}.</translation>
    </message>
    <message>
        <source>The picture is too large: {0} × {1} pixels.</source>
        <translation>Das Bild ist zu groß: {0} × {1} Pixel.</translation>
    </message>
    <message>
        <source>The prompt template “{0}” must have {} once, where the phrase goes.</source>
        <translation>In der Formulierung „{0}“ muss {} einmal stehen, dort, wo der Suchbegriff hinkommt.</translation>
    </message>
    <message>
        <source>The quality must be from 1 to 95.</source>
        <translation>Die Qualität muss zwischen 1 und 95 liegen.</translation>
    </message>
    <message>
        <source>The query has more than {0} terms; leave some out.</source>
        <translation>Die Suche hat mehr als {0} Begriffe; lass einige weg.</translation>
    </message>
    <message>
        <source>The query is empty; type a word or two.</source>
        <translation>Die Suche ist leer; gib ein, zwei Wörter ein.</translation>
    </message>
    <message>
        <source>The query is longer than {0} characters.</source>
        <translation>Die Suche ist länger als {0} Zeichen.</translation>
    </message>
    <message>
        <source>The query is nested more than {0} deep; make it flatter.</source>
        <translation>Die Suche ist mehr als {0} Ebenen tief verschachtelt; mach sie flacher.</translation>
    </message>
    <message>
        <source>The reference picture {0} of {1} is missing or was altered; install {1} again in the version that this program asks for.</source>
        <translation>Das Vergleichsbild {0} aus {1} fehlt oder wurde verändert; installiere {1} neu, in der Version, die dieses Programm verlangt.</translation>
    </message>
    <message>
        <source>The request could not be read: {0}.</source>
        <translation>Die Anfrage ließ sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>The search for look-alikes was stopped.</source>
        <translation>Die Suche nach ähnlichen Fotos wurde angehalten.</translation>
    </message>
    <message>
        <source>The setting device takes auto, cpu, cuda, mps or xpu.</source>
        <translation>Die Einstellung „device“ ist auto, cpu, cuda, mps oder xpu.</translation>
    </message>
    <message>
        <source>The setting runtime takes auto (the faster one on a CPU) or torch.</source>
        <translation>Die Einstellung „runtime“ ist auto (auf dem Prozessor die schnellere) oder torch.</translation>
    </message>
    <message>
        <source>The setting {0} takes a whole number from {1} to {2}.</source>
        <translation>Die Einstellung {0} ist eine ganze Zahl von {1} bis {2}.</translation>
    </message>
    <message>
        <source>The sidecar {0} is left aside: {1}.</source>
        <translation>Die Begleitdatei {0} bleibt unbeachtet: {1}.</translation>
    </message>
    <message>
        <source>The size must be 16 pixels or more, or 0 for the photo&apos;s own size.</source>
        <translation>Die Größe muss 16 Pixel oder mehr sein, oder 0 für die Größe des Fotos selbst.</translation>
    </message>
    <message>
        <source>The store of embeddings is damaged; delete embeddings.sqlite, it is made anew.</source>
        <translation>Der Vektorspeicher ist beschädigt; lösche embeddings.sqlite, die Datei wird neu gemacht.</translation>
    </message>
    <message>
        <source>The system did not move it to the trash.</source>
        <translation>Das System hat die Datei nicht in den Papierkorb gelegt.</translation>
    </message>
    <message>
        <source>The system has no memory left for the index; end other programs and try again.</source>
        <translation>Für den Index ist kein Arbeitsspeicher mehr da; beende andere Programme und versuche es noch einmal.</translation>
    </message>
    <message>
        <source>The system&apos;s trash gives nothing back to programs; it was opened: put {0} and the others back there.</source>
        <translation>Der Papierkorb des Systems gibt Programmen nichts zurück; er wurde geöffnet: Stelle {0} und die anderen dort wieder her.</translation>
    </message>
    <message>
        <source>The system&apos;s trash gives nothing back to programs; it was opened: put {0} back there.</source>
        <translation>Der Papierkorb des Systems gibt Programmen nichts zurück; er wurde geöffnet: Stelle {0} dort wieder her.</translation>
    </message>
    <message>
        <source>The text is not valid Unicode; type it again.</source>
        <translation>Der Text ist kein gültiges Unicode; gib ihn neu ein.</translation>
    </message>
    <message>
        <source>The thumbnail cannot be read: {0}.</source>
        <translation>Das Vorschaubild lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>The weights of {0} do not fit timm&apos;s model; install ASIF Desktop again.</source>
        <translation>Die Gewichte von {0} passen nicht zum Modell von timm; installiere ASIF Desktop neu.</translation>
    </message>
    <message>
        <source>The {0} {1} cannot be opened; check that its folder exists and can be written.</source>
        <translation>Der {0} {1} lässt sich nicht öffnen; sieh nach, ob es seinen Ordner gibt und ob man darin schreiben kann.</translation>
    </message>
    <message>
        <source>The {0} {1} cannot be written: {2}.</source>
        <translation>Der {0} {1} kann nicht geschrieben werden: {2}.</translation>
    </message>
    <message>
        <source>The {0} {1} cannot be written; check who owns it and its folder.</source>
        <translation>Der {0} {1} kann nicht geschrieben werden; sieh nach, wem er und sein Ordner gehören.</translation>
    </message>
    <message>
        <source>The {0} {1} is damaged; restore it from a backup, or move it away to start a new one.</source>
        <translation>Der {0} {1} ist beschädigt; hole eine Sicherung zurück oder verschiebe ihn, um einen neuen zu beginnen.</translation>
    </message>
    <message>
        <source>The {0} {1} is damaged; start the program again, and it is made anew from the photos.</source>
        <translation>Der {0} {1} ist beschädigt; starte das Programm neu, dann wird er aus den Fotos neu gemacht.</translation>
    </message>
    <message>
        <source>There are {0} prompt templates at most.</source>
        <translation>Es gibt höchstens {0} Formulierungen.</translation>
    </message>
    <message>
        <source>There is a collection “{0}” already; choose another name.</source>
        <translation>Es gibt schon eine Sammlung „{0}“; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a saved search “{0}” already; choose another name.</source>
        <translation>Es gibt schon eine gemerkte Suche „{0}“; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is a sort: already.</source>
        <translation>Es gibt schon ein sort:.</translation>
    </message>
    <message>
        <source>There is a tag “{0}” already; choose another name, or merge the two.</source>
        <translation>Es gibt schon ein Schlagwort „{0}“; wähle einen anderen Namen oder führe die beiden zusammen.</translation>
    </message>
    <message>
        <source>There is a tag “{0}” already; choose another name.</source>
        <translation>Es gibt schon ein Schlagwort „{0}“; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is an album “{0}” already; choose another name.</source>
        <translation>Es gibt schon ein Album „{0}“; wähle einen anderen Namen.</translation>
    </message>
    <message>
        <source>There is another file at {0} now; move it aside first. Nothing was changed.</source>
        <translation>Unter {0} liegt jetzt eine andere Datei; verschiebe sie zuerst. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>There is no album “{0}”.</source>
        <translation>Es gibt kein Album „{0}“.</translation>
    </message>
    <message>
        <source>There is no anchor {0}.</source>
        <translation>Es gibt kein Paar {0}.</translation>
    </message>
    <message>
        <source>There is no backup that is whole.</source>
        <translation>Es gibt keine unbeschädigte Sicherung.</translation>
    </message>
    <message>
        <source>There is no backup “{0}”; asif-desktop restore --list shows those there are.</source>
        <translation>Es gibt keine Sicherung „{0}“; „asif-desktop restore --list“ zeigt die vorhandenen.</translation>
    </message>
    <message>
        <source>There is no collection “{0}”.</source>
        <translation>Es gibt keine Sammlung „{0}“.</translation>
    </message>
    <message>
        <source>There is no day {0}.</source>
        <translation>Den Tag {0} gibt es nicht.</translation>
    </message>
    <message>
        <source>There is no field “{0}:”, but {1}: there is, as in {2}. Put it in quotes where the words are meant.</source>
        <translation>Ein Feld „{0}:“ gibt es nicht, aber {1}:, etwa {2}. Sind die Wörter gemeint, setze sie in Anführungszeichen.</translation>
    </message>
    <message>
        <source>There is no field “{0}:”; put it in quotes where the words are meant.</source>
        <translation>Es gibt kein Feld „{0}:“; setze es in Anführungszeichen, wenn die Wörter gemeint sind.</translation>
    </message>
    <message>
        <source>There is no folder &quot;{0}&quot; for the model {1}; give the path of a saved model.</source>
        <translation>Für das Modell {1} gibt es keinen Ordner „{0}“; gib den Pfad eines gespeicherten Modells an.</translation>
    </message>
    <message>
        <source>There is no folder “{0}” with photos among yours.</source>
        <translation>Unter deinen Ordnern ist keiner mit Fotos, der „{0}“ heißt.</translation>
    </message>
    <message>
        <source>There is no model {0} at {1}; check its name.</source>
        <translation>Bei {1} gibt es kein Modell {0}; prüfe seinen Namen.</translation>
    </message>
    <message>
        <source>There is no month {0}; months go from 1 to 12.</source>
        <translation>Es gibt keinen Monat {0}; Monate gehen von 1 bis 12.</translation>
    </message>
    <message>
        <source>There is no photo {0} in the library.</source>
        <translation>In der Bibliothek gibt es kein Foto {0}.</translation>
    </message>
    <message>
        <source>There is no phrase in the quotes.</source>
        <translation>Zwischen den Anführungszeichen steht kein Suchbegriff.</translation>
    </message>
    <message>
        <source>There is no saved search “{0}”.</source>
        <translation>Es gibt keine gemerkte Suche „{0}“.</translation>
    </message>
    <message>
        <source>There is no setting “{0}”; there are {1}.</source>
        <translation>Es gibt keine Einstellung „{0}“; es gibt {1}.</translation>
    </message>
    <message>
        <source>There is no tag in the list; give a file with a tag&apos;s name on each line.</source>
        <translation>In der Liste steht kein Schlagwort; nimm eine Datei mit einem Schlagwort in jeder Zeile.</translation>
    </message>
    <message>
        <source>There is no tag “{0}” yet; make it first.</source>
        <translation>Es gibt noch kein Schlagwort „{0}“; leg es zuerst an.</translation>
    </message>
    <message>
        <source>There is not enough memory to decode this picture.</source>
        <translation>Der Speicher reicht nicht, um dieses Bild zu lesen.</translation>
    </message>
    <message>
        <source>There is not enough memory to run the model {0}; close other programs or choose a smaller model.</source>
        <translation>Der Speicher reicht nicht für das Modell {0}; schließe andere Programme oder wähle ein kleineres Modell.</translation>
    </message>
    <message>
        <source>There is nothing between the parentheses.</source>
        <translation>Zwischen den Klammern steht nichts.</translation>
    </message>
    <message>
        <source>There is nothing to redo.</source>
        <translation>Es gibt nichts zu wiederholen.</translation>
    </message>
    <message>
        <source>There is nothing to undo.</source>
        <translation>Es gibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>These quotes are not closed.</source>
        <translation>Diese Anführungszeichen sind nicht geschlossen.</translation>
    </message>
    <message>
        <source>This camera RAW file is damaged or of an unknown kind ({0}).</source>
        <translation>Diese RAW-Datei ist beschädigt oder von unbekannter Art ({0}).</translation>
    </message>
    <message>
        <source>This cannot stand here.</source>
        <translation>Das kann hier nicht stehen.</translation>
    </message>
    <message>
        <source>This folder cannot be read: {0}.</source>
        <translation>Dieser Ordner lässt sich nicht lesen: {0}.</translation>
    </message>
    <message>
        <source>This is not a photo of any kind that is known.</source>
        <translation>Das ist kein Foto von einer bekannten Art.</translation>
    </message>
    <message>
        <source>This is not a photo: the file holds nothing but zeros.</source>
        <translation>Das ist kein Foto: Die Datei enthält nur Nullen.</translation>
    </message>
    <message>
        <source>This is not a photo: the file holds text.</source>
        <translation>Das ist kein Foto: Die Datei enthält Text.</translation>
    </message>
    <message>
        <source>This is not a regular file.</source>
        <translation>Das ist keine gewöhnliche Datei.</translation>
    </message>
    <message>
        <source>This is not valid text.</source>
        <translation>Das ist kein gültiger Text.</translation>
    </message>
    <message>
        <source>This pair cannot be used with the models in use, so it describes no photo.</source>
        <translation>Dieses Paar ist mit den verwendeten Modellen nicht nutzbar, also beschreibt es kein Foto.</translation>
    </message>
    <message>
        <source>This parenthesis closes none.</source>
        <translation>Diese Klammer schließt keine.</translation>
    </message>
    <message>
        <source>This parenthesis is not closed.</source>
        <translation>Diese Klammer ist nicht geschlossen.</translation>
    </message>
    <message>
        <source>This tag is gone: it was deleted or merged meanwhile.</source>
        <translation>Dieses Schlagwort gibt es nicht mehr: Es wurde inzwischen gelöscht oder mit einem anderen zusammengeführt.</translation>
    </message>
    <message>
        <source>This tag is not suggested for this photo any more.</source>
        <translation>Dieses Schlagwort wird für dieses Foto nicht mehr vorgeschlagen.</translation>
    </message>
    <message>
        <source>This {0} file is damaged or incomplete ({1}).</source>
        <translation>Diese {0}-Datei ist beschädigt oder unvollständig ({1}).</translation>
    </message>
    <message>
        <source>Too many levels of symbolic links</source>
        <translation>zu viele Verknüpfungen hintereinander</translation>
    </message>
    <message>
        <source>Too many open files</source>
        <translation>zu viele offene Dateien</translation>
    </message>
    <message>
        <source>Transport endpoint is not connected</source>
        <translation>die Verbindung zum Laufwerk ist weg</translation>
    </message>
    <message numerus="yes">
        <source>Unflag {0} photos</source>
        <translation>
            <numerusform>Markierung von {0} Foto nehmen</numerusform>
            <numerusform>Markierung von {0} Fotos nehmen</numerusform>
        </translation>
    </message>
    <message>
        <source>about {0} GB</source>
        <translation>etwa {0} GB</translation>
    </message>
    <message>
        <source>about {0} MB</source>
        <translation>etwa {0} MB</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>catalog</source>
        <translation>Katalog</translation>
    </message>
    <message>
        <source>character {0}</source>
        <translation>Zeichen {0}</translation>
    </message>
    <message>
        <source>check its name.</source>
        <translation>prüfe den Namen.</translation>
    </message>
    <message>
        <source>did you mean {0}?</source>
        <translation>meinst du {0}?</translation>
    </message>
    <message>
        <source>failed ({0})</source>
        <translation>ist ausgefallen ({0})</translation>
    </message>
    <message>
        <source>flag: takes pick, reject or none, not “{0}”.</source>
        <translation>flag: nimmt pick, reject oder none, nicht „{0}“.</translation>
    </message>
    <message>
        <source>gave numbers that are no embedding</source>
        <translation>lieferte Zahlen, die kein Vektor sind</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>has not enough memory</source>
        <translation>hat nicht genug Speicher</translation>
    </message>
    <message>
        <source>has: takes {0} or {1}, not “{2}”.</source>
        <translation>has: nimmt {0} oder {1}, nicht „{2}“.</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>sie lässt sich nicht lesen</translation>
    </message>
    <message>
        <source>it declares XML entities, which no sidecar needs</source>
        <translation>sie legt XML-Entitäten fest, die keine Begleitdatei braucht</translation>
    </message>
    <message>
        <source>it does not speak our language</source>
        <translation>er spricht unsere Sprache nicht</translation>
    </message>
    <message>
        <source>it has no file any more</source>
        <translation>es hat keine Datei mehr</translation>
    </message>
    <message>
        <source>it is larger than 16 MiB</source>
        <translation>sie ist größer als 16 MiB</translation>
    </message>
    <message>
        <source>it is not XML</source>
        <translation>sie ist kein XML</translation>
    </message>
    <message>
        <source>it is not XML that describes a photo</source>
        <translation>sie ist kein XML, das ein Foto beschreibt</translation>
    </message>
    <message>
        <source>like: needs the whole path of a photo, so not “{0}”.</source>
        <translation>like: braucht den ganzen Pfad eines Fotos, also nicht „{0}“.</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keins</translation>
    </message>
    <message>
        <source>none of its photos is missing any more</source>
        <translation>keines seiner Fotos fehlt noch</translation>
    </message>
    <message>
        <source>only {0}</source>
        <translation>nur {0}</translation>
    </message>
    <message>
        <source>only {0} to {1}</source>
        <translation>nur {0} bis {1}</translation>
    </message>
    <message>
        <source>open_clip has no model &quot;{0}&quot;: {1}</source>
        <translation>open_clip hat kein Modell „{0}“: {1}</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>size unknown</source>
        <translation>Größe unbekannt</translation>
    </message>
    <message>
        <source>sort: stands beside the other terms, not inside them.</source>
        <translation>sort: steht neben den anderen Begriffen, nicht in ihnen.</translation>
    </message>
    <message>
        <source>sort: takes {0} or {1}, not “{2}”.</source>
        <translation>sort: nimmt {0} oder {1}, nicht „{2}“.</translation>
    </message>
    <message>
        <source>status {0}</source>
        <translation>Status {0}</translation>
    </message>
    <message>
        <source>store of embeddings</source>
        <translation>Vektorspeicher</translation>
    </message>
    <message>
        <source>taken: takes 1 day or more, such as 30d for the last 30 days.</source>
        <translation>taken: nimmt 1 Tag oder mehr, etwa 30d für die letzten 30 Tage.</translation>
    </message>
    <message>
        <source>taken:.. has no end; write it like {0}.</source>
        <translation>taken:.. hat kein Ende; schreibe es wie {0}.</translation>
    </message>
    <message>
        <source>taken:{0} goes backwards; write the earlier time first.</source>
        <translation>taken:{0} geht rückwärts; schreibe die frühere Zeit zuerst.</translation>
    </message>
    <message>
        <source>the beginning</source>
        <translation>Anfang</translation>
    </message>
    <message>
        <source>the end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>the folder of its photos was taken out of the library</source>
        <translation>der Ordner dieser Fotos wurde aus der Bibliothek genommen</translation>
    </message>
    <message>
        <source>timm has no model &quot;{0}&quot;: {1}</source>
        <translation>timm hat kein Modell „{0}“: {1}</translation>
    </message>
    <message>
        <source>timm has no weights &quot;{0}&quot;: {1}</source>
        <translation>timm hat keine Gewichte „{0}“: {1}</translation>
    </message>
    <message>
        <source>timm has no weights for the model &quot;{0}&quot;; choose one of its pretrained models.</source>
        <translation>timm hat keine Gewichte für das Modell „{0}“; wähle eines der vortrainierten Modelle.</translation>
    </message>
    <message>
        <source>untagged: stands alone, without “{0}”.</source>
        <translation>untagged: steht allein, ohne „{0}“.</translation>
    </message>
    <message>
        <source>yellow</source>
        <translation>gelb</translation>
    </message>
    <message>
        <source>{0} (At {1}.)</source>
        <translation>{0} (Stelle: {1}.)</translation>
    </message>
    <message>
        <source>{0} (At {1}: “{2}”.)</source>
        <translation>{0} (Stelle: {1}, „{2}“.)</translation>
    </message>
    <message>
        <source>{0} Did you mean {1}?</source>
        <translation>{0} Meinst du {1}?</translation>
    </message>
    <message>
        <source>{0} Nothing was changed.</source>
        <translation>{0} Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} So it is with {1} more.</source>
        <translation>{0} So ist es mit {1} weiteren.</translation>
    </message>
    <message>
        <source>{0} Until then the CPU is used.</source>
        <translation>{0} Bis dahin wird der Prozessor benutzt.</translation>
    </message>
    <message>
        <source>{0} and {1} more</source>
        <translation>{0} und {1} weitere</translation>
    </message>
    <message>
        <source>{0} and {1} more are no longer in the trash</source>
        <translation>{0} und {1} weitere sind nicht mehr im Papierkorb</translation>
    </message>
    <message>
        <source>{0} cannot be looked at: {1}.</source>
        <translation>{0} lässt sich nicht ansehen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be moved to the trash: {1}.</source>
        <translation>{0} lässt sich nicht in den Papierkorb legen: {1}.</translation>
    </message>
    <message>
        <source>{0} cannot be moved to the trash: {1}. Nothing was changed.</source>
        <translation>{0} lässt sich nicht in den Papierkorb legen: {1}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} cannot be moved: {1}. Nothing was changed.</source>
        <translation>{0} lässt sich nicht verschieben: {1}. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} cannot be read: {1}</source>
        <translation>{0} lässt sich nicht lesen: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be shown: {1}</source>
        <translation>{0} lässt sich nicht zeigen: {1}</translation>
    </message>
    <message>
        <source>{0} cannot be written in a query: its name is not valid text.</source>
        <translation>{0} lässt sich nicht in eine Suche schreiben: Der Name ist kein gültiger Text.</translation>
    </message>
    <message>
        <source>{0} cannot be written: {1}.</source>
        <translation>In {0} kann nicht geschrieben werden: {1}.</translation>
    </message>
    <message>
        <source>{0} could not be read: {1}</source>
        <translation>{0} konnte nicht gelesen werden: {1}</translation>
    </message>
    <message>
        <source>{0} has changed since it was indexed; index it again first.</source>
        <translation>{0} hat sich geändert, seit es aufgenommen wurde; nimm es zuerst noch einmal auf.</translation>
    </message>
    <message>
        <source>{0} is a folder, not a photo of the library.</source>
        <translation>{0} ist ein Ordner, kein Foto der Bibliothek.</translation>
    </message>
    <message>
        <source>{0} is a folder; name the pictures in it.</source>
        <translation>{0} ist ein Ordner; nenne die Bilder darin.</translation>
    </message>
    <message>
        <source>{0} is another file now</source>
        <translation>{0} ist jetzt eine andere Datei</translation>
    </message>
    <message>
        <source>{0} is another file now, and what was there is still in the system&apos;s trash</source>
        <translation>{0} ist jetzt eine andere Datei, und was dort war, liegt noch im Papierkorb des Systems</translation>
    </message>
    <message>
        <source>{0} is at {1} now.</source>
        <translation>{0} ist jetzt unter {1}.</translation>
    </message>
    <message>
        <source>{0} is being prepared for this processor, once; until then it is slower.</source>
        <translation>{0} wird einmal für diesen Prozessor vorbereitet; bis dahin ist es langsamer.</translation>
    </message>
    <message>
        <source>{0} is no longer in the trash</source>
        <translation>{0} ist nicht mehr im Papierkorb</translation>
    </message>
    <message>
        <source>{0} is not a catalog of ASIF Desktop; move it away to start a new one there.</source>
        <translation>{0} ist kein Katalog von ASIF Desktop; verschiebe die Datei, um dort einen neuen zu beginnen.</translation>
    </message>
    <message>
        <source>{0} is not a folder; name the folder it lies in.</source>
        <translation>{0} ist kein Ordner; nenne den Ordner, in dem es liegt.</translation>
    </message>
    <message>
        <source>{0} is not an absolute path.</source>
        <translation>{0} ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>{0} is not encoded for the model {1} yet; connect its disk first.</source>
        <translation>{0} ist für das Modell {1} noch nicht ausgewertet; schließe zuerst sein Laufwerk an.</translation>
    </message>
    <message>
        <source>{0} is not in the library: there is no such file.</source>
        <translation>{0} ist nicht in der Bibliothek: Eine solche Datei gibt es nicht.</translation>
    </message>
    <message>
        <source>{0} is not in the library; index its folder first.</source>
        <translation>{0} ist nicht in der Bibliothek; nimm zuerst den Ordner auf.</translation>
    </message>
    <message>
        <source>{0} is not in the trash, or no longer.</source>
        <translation>{0} ist nicht oder nicht mehr im Papierkorb.</translation>
    </message>
    <message>
        <source>{0} is not missing, so it is not forgotten.</source>
        <translation>{0} fehlt nicht und wird deshalb nicht vergessen.</translation>
    </message>
    <message>
        <source>{0} is not one of the library&apos;s folders.</source>
        <translation>{0} ist keiner der Ordner der Bibliothek.</translation>
    </message>
    <message>
        <source>{0} is not there any more; look for new photos first. Nothing was changed.</source>
        <translation>{0} ist nicht mehr da; suche zuerst nach neuen Fotos. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} is not there now; connect its disk first.</source>
        <translation>{0} ist gerade nicht da; schließe zuerst das Laufwerk an.</translation>
    </message>
    <message>
        <source>{0} is not there now; its photos are kept until it is back.</source>
        <translation>{0} ist gerade nicht da; die Fotos darin bleiben, bis der Ordner zurück ist.</translation>
    </message>
    <message>
        <source>{0} is on a disk that is not connected; connect it first. Nothing was changed.</source>
        <translation>{0} liegt auf einem Laufwerk, das nicht angeschlossen ist; schließe es zuerst an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{0} lies on a disk where no trash can be made; it can only be deleted for good.</source>
        <translation>{0} liegt auf einem Laufwerk, auf dem kein Papierkorb angelegt werden kann; es lässt sich nur endgültig löschen.</translation>
    </message>
    <message>
        <source>{0} names more than {1} keywords; the first {1} are kept.</source>
        <translation>{0} nennt mehr als {1} Schlagwörter; die ersten {1} werden behalten.</translation>
    </message>
    <message>
        <source>{0} or {1}</source>
        <translation>{0} oder {1}</translation>
    </message>
    <message>
        <source>{0} photos with {1} anchors are more than memory can hold: the anchors are read from disk instead, and every change takes longer.</source>
        <translation>{0} Fotos mit {1} Paaren sind mehr, als in den Speicher passt: Die Paare werden stattdessen vom Laufwerk gelesen, und jede Änderung dauert länger.</translation>
    </message>
    <message>
        <source>{0} photos with {1} anchors need {2} GB of memory, more than this machine can give; switch a large collection off, or lower the k.</source>
        <translation>{0} Fotos mit {1} Paaren brauchen {2} GB Speicher, mehr als dieser Rechner hergibt; schalte eine große Sammlung aus oder verkleinere k.</translation>
    </message>
    <message>
        <source>{0} reaches up to today, so it stands alone: taken:{0}, or -taken:{0} for what is older.</source>
        <translation>{0} reicht bis heute und steht deshalb allein: taken:{0}, oder -taken:{0} für Älteres.</translation>
    </message>
    <message>
        <source>{0} stands between two terms; put it in quotes where the word is meant.</source>
        <translation>{0} steht zwischen zwei Begriffen; setze es in Anführungszeichen, wenn das Wort gemeint ist.</translation>
    </message>
    <message>
        <source>{0} waits to be encoded for the model {1}; try again in a while.</source>
        <translation>{0} wartet darauf, für das Modell {1} ausgewertet zu werden; versuche es in einer Weile noch einmal.</translation>
    </message>
    <message>
        <source>{0} {1}</source>
        <translation>{0} {1}</translation>
    </message>
    <message>
        <source>{0}: needs a value right behind it, such as {1}.</source>
        <translation>{0}: braucht direkt dahinter einen Wert, zum Beispiel {1}.</translation>
    </message>
    <message>
        <source>{0}: takes a size such as {1}, not “{2}”.</source>
        <translation>{0}: nimmt eine Größe, zum Beispiel {1}, nicht „{2}“.</translation>
    </message>
    <message>
        <source>{0}: takes a whole number, such as {1}, not “{2}”.</source>
        <translation>{0}: nimmt eine ganze Zahl, zum Beispiel {1}, nicht „{2}“.</translation>
    </message>
    <message>
        <source>{0}: {1}</source>
        <translation>{0}: {1}</translation>
    </message>
    <message>
        <source>{0}:.. has no end; write it like {1}.</source>
        <translation>{0}:.. hat kein Ende; schreibe es wie {1}.</translation>
    </message>
    <message>
        <source>{0}:{1} goes backwards; write the smaller number first.</source>
        <translation>{0}:{1} geht rückwärts; schreibe die kleinere Zahl zuerst.</translation>
    </message>
    <message>
        <source>{0}; the next start tries again.</source>
        <translation>{0}; der nächste Start versucht es wieder.</translation>
    </message>
    <message numerus="yes">
        <source>{1} cannot be written: {2}; {0} photos were exported before.</source>
        <translation>
            <numerusform>In {1} kann nicht geschrieben werden: {2}; {0} Foto wurde vorher exportiert.</numerusform>
            <numerusform>In {1} kann nicht geschrieben werden: {2}; {0} Fotos wurden vorher exportiert.</numerusform>
        </translation>
    </message>
    <message>
        <source>“{0}” cannot be done again, for what it changed is different now; nothing was changed.</source>
        <translation>„{0}“ lässt sich nicht wiederholen, denn was damit geändert wurde, ist inzwischen anders; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{0}” cannot be done again: {1}; this step is out of the history now.</source>
        <translation>„{0}“ lässt sich nicht wiederholen: {1}; dieser Schritt ist jetzt aus dem Verlauf.</translation>
    </message>
    <message>
        <source>“{0}” cannot be undone, for what it changed is different now; nothing was changed.</source>
        <translation>„{0}“ lässt sich nicht rückgängig machen, denn was damit geändert wurde, ist inzwischen anders; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>“{0}” cannot be undone: {1}; this step is out of the history now.</source>
        <translation>„{0}“ lässt sich nicht rückgängig machen: {1}; dieser Schritt ist jetzt aus dem Verlauf.</translation>
    </message>
    <message>
        <source>“{0}” cannot lie below itself; choose another parent.</source>
        <translation>„{0}“ kann nicht unter sich selbst liegen; wähle ein anderes übergeordnetes Schlagwort.</translation>
    </message>
    <message>
        <source>“{0}” is not an absolute path.</source>
        <translation>„{0}“ ist kein vollständiger Pfad.</translation>
    </message>
    <message>
        <source>“{0}” is one tag already; name two to be merged.</source>
        <translation>„{0}“ ist schon ein Schlagwort; nenne zwei, die zusammengeführt werden sollen.</translation>
    </message>
    <message>
        <source>“{0}” is put by while {1} is in use, which knows none of its classes.</source>
        <translation>„{0}“ ruht, solange {1} verwendet wird, das keine ihrer Klassen kennt.</translation>
    </message>
    <message>
        <source>“{0}” lies below “{1}”; merge the other way.</source>
        <translation>„{0}“ liegt unter „{1}“; führe sie andersherum zusammen.</translation>
    </message>
    <message>
        <source>“{0}” was done since; undo that first.</source>
        <translation>„{0}“ kam danach; mach zuerst das rückgängig.</translation>
    </message>
    <message>
        <source>“{0}” was undone since; redo that first.</source>
        <translation>„{0}“ wurde danach rückgängig gemacht; wiederhole zuerst das.</translation>
    </message>
</context>
<context>
    <name>text</name>
    <message>
        <source>{0}%</source>
        <translation>{0} %</translation>
    </message>
    <message>
        <source>1 photo</source>
        <translation>1 Foto</translation>
    </message>
    <message>
        <source>{0} photos</source>
        <translation>{0} Fotos</translation>
    </message>
    <message>
        <source>{0} ms</source>
        <translation>{0} ms</translation>
    </message>
    <message>
        <source>{0} s</source>
        <translation>{0} s</translation>
    </message>
    <message>
        <source>{0} {1} {2}</source>
        <translation>{0}. {1} {2}</translation>
    </message>
    <message>
        <source>{0} (the file&apos;s date)</source>
        <translation>{0} (Datum der Datei)</translation>
    </message>
</context>
</TS>

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
        <translation>Kopien &amp;exportieren…</translation>
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
        <translation>Diese Suche m&amp;erken…</translation>
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
        <source>Take &amp;out of the Album</source>
        <translation>Aus dem Album &amp;nehmen</translation>
    </message>
    <message>
        <source>Show in File &amp;Manager</source>
        <translation>Im &amp;Dateimanager zeigen</translation>
    </message>
    <message>
        <source>Open in &amp;Another Program</source>
        <translation>In anderem &amp;Programm öffnen</translation>
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
        <translation>D&amp;oppelte finden</translation>
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
        <source>Ta&amp;gs on Photos</source>
        <translation>Schlagwörter auf &amp;Fotos</translation>
    </message>
    <message>
        <source>&amp;Sidebar</source>
        <translation>&amp;Seitenleiste</translation>
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
        <source>Lan&amp;guage…</source>
        <translation>Sp&amp;rache…</translation>
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
        <source>Newest first</source>
        <translation>Neueste zuerst</translation>
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
        <translation>&amp;Filtern</translation>
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
</context>
<context>
    <name>AlikeCard</name>
    <message>
        <source>{0} % alike</source>
        <translation>{0} % gleich</translation>
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
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <translation>Zoome und verschiebe sie gemeinsam; Tasten und Menüs gelten dem umrahmten.</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
    </message>
    <message>
        <source>Looking through your photos…</source>
        <translation>Ihre Fotos werden durchgesehen…</translation>
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
        <translation>Dasselbe Bild, anders gespeichert oder beschnitten. Sehen Sie hin, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>Taken within seconds of each other. Look before you decide.</source>
        <translation>Innerhalb von Sekunden aufgenommen. Sehen Sie hin, bevor Sie entscheiden.</translation>
    </message>
    <message>
        <source>What you picked or rated is proposed to stay, then the largest and the sharpest.</source>
        <translation>Vorgeschlagen zu bleiben ist, was Sie ausgewählt oder bewertet haben, dann das Größte und Schärfste.</translation>
    </message>
    <message>
        <source>group {0} of {1}</source>
        <translation>Gruppe {0} von {1}</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>{0} could not be read; the first: {1}: {2}</source>
        <translation>{0} ließen sich nicht lesen; die erste: {1}: {2}</translation>
    </message>
</context>
<context>
    <name>FailedPage</name>
    <message>
        <source>Try again</source>
        <translation>Noch einmal versuchen</translation>
    </message>
    <message>
        <source>All other photos are there; these files stay as they are.</source>
        <translation>Alle anderen Fotos sind da; diese Dateien bleiben, wie sie sind.</translation>
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
    <name>FileList</name>
    <message>
        <source>Files that could not be read</source>
        <translation>Dateien, die sich nicht lesen ließen</translation>
    </message>
</context>
<context>
    <name>FolderTree</name>
    <message>
        <source>(offline)</source>
        <translation>(nicht verbunden)</translation>
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
Ihre Fotos werden hier nicht mehr gezeigt. Die Dateien bleiben, wie sie sind, und was du mit ihnen beigebracht hast, bleibt auch.</translation>
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
    <name>Forecast</name>
    <message>
        <source>What changes, before you decide</source>
        <translation>Was sich ändert, bevor du dich entscheidest</translation>
    </message>
    <message>
        <source>({0} photos looked at in {1})</source>
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
        <source>would no longer match “{0}”</source>
        <translation>würden nicht mehr zu „{0}“ passen</translation>
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
        <translation>Wähle ein Foto aus, um zu sehen, was über es bekannt ist.</translation>
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
        <source> (on a disk that is not connected)</source>
        <translation> (auf einem Datenträger, der nicht verbunden ist)</translation>
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
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>The library stopped; nothing that you did is lost.</source>
        <translation>Die Bibliothek wurde beendet; nichts von dem, was du getan hast, ist verloren.</translation>
    </message>
    <message>
        <source>{0} Opening it again…</source>
        <translation>{0} Sie wird wieder geöffnet…</translation>
    </message>
    <message>
        <source>meaning comes in a moment</source>
        <translation>gleich auch nach Bedeutung</translation>
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
        <source>Their files are gone. Should a picture come back, it is known again.</source>
        <translation>Ihre Dateien sind weg. Kommt ein Bild zurück, wird es wiedererkannt.</translation>
    </message>
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
        <source>They leave this list. No file is deleted, and their ratings, tags, captions and albums are kept: should the same pictures ever come back, these are their own again.</source>
        <translation>Sie verschwinden aus dieser Liste. Keine Datei wird gelöscht, und Bewertungen, Schlagwörter, Beschreibungen und Alben bleiben: Kommen dieselben Bilder je zurück, gehören sie wieder zu ihnen.</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>Vergessen</translation>
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
    <name>Picture</name>
    <message>
        <source>The selected photo</source>
        <translation>Das ausgewählte Foto</translation>
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
        <translation>Schlagwort wird vorgeschlagen</translation>
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
        <translation>Was ist es? Eingabe lehrt es; Esc oder nichts geht weiter.</translation>
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
        <translation>Gelernt: Das ist „{0}“. Strg+Z nimmt es zurück.</translation>
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
    <message>
        <source>There is no picture of this photo.</source>
        <translation>Von diesem Foto gibt es kein Bild.</translation>
    </message>
</context>
<context>
    <name>SearchField</name>
    <message>
        <source>Search your photos by what is on them</source>
        <translation>Suche deine Fotos nach dem, was darauf ist</translation>
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
        <translation>Wie groß Schrift und Zeichen sind. Das Fenster öffnet sich sogleich neu damit.</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>What the window is written in.</source>
        <translation>Worin das Fenster geschrieben ist.</translation>
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
        <source>Cache size</source>
        <translation>Größe des Bilderspeichers</translation>
    </message>
    <message>
        <source>What small and large pictures of your photos may take on the disk. Those not looked at longest go first, and are made again when they are wanted.</source>
        <translation>So viel Platz dürfen kleine und große Bilder Ihrer Fotos auf dem Datenträger belegen. Am längsten nicht angesehene weichen zuerst und werden wieder erzeugt, wenn sie gebraucht werden.</translation>
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
        <translation>Das schnellere</translation>
    </message>
    <message>
        <source>PyTorch always</source>
        <translation>Immer PyTorch</translation>
    </message>
    <message>
        <source>Runtime</source>
        <translation>Laufzeit</translation>
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
        <source>The model that looks at photos: timm:NAME or open_clip:ARCH/WEIGHTS. With another one, every photo is looked at again; one that is not installed is fetched from its own hub.</source>
        <translation>Das Modell, das Fotos ansieht: timm:NAME oder open_clip:ARCH/WEIGHTS. Mit einem anderen wird jedes Foto neu angesehen; eines, das nicht installiert ist, wird von seiner Quelle geholt.</translation>
    </message>
    <message>
        <source>Text encoder</source>
        <translation>Textmodell</translation>
    </message>
    <message>
        <source>The model that reads phrases: sentence-transformers:NAME or open_clip:ARCH/WEIGHTS.</source>
        <translation>Das Modell, das Suchtexte liest: sentence-transformers:NAME oder open_clip:ARCH/WEIGHTS.</translation>
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
    <name>Sidebar</name>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
    </message>
    <message>
        <source>Recently added</source>
        <translation>Vor Kurzem hinzugefügt</translation>
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
        <source>{0} photos</source>
        <translation>{0} Fotos</translation>
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
        <source>{0} taken out of “{1}”. Ctrl+Z puts them back.</source>
        <translation>{0} aus „{1}“ genommen. Strg+Z legt sie zurück.</translation>
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
        <source>Nothing here matches “{0}”</source>
        <translation>Nichts hier passt zu „{0}“</translation>
    </message>
    <message>
        <source>No photo here meets its conditions. A click on the × of a term takes it out.</source>
        <translation>Kein Foto hier erfüllt die Bedingungen. Ein Klick auf das × einer Bedingung nimmt sie weg.</translation>
    </message>
    <message>
        <source>Show the closest</source>
        <translation>Die ähnlichsten zeigen</translation>
    </message>
    <message>
        <source>“{0}” describes no photo here</source>
        <translation>„{0}“ beschreibt hier kein Foto</translation>
    </message>
    <message>
        <source>I looked at {0}; other pairs say more of each of them.</source>
        <translation>Ich habe {0} angesehen; andere Paare sagen mehr über jedes davon.</translation>
    </message>
    <message>
        <source>Nothing here is like {0}</source>
        <translation>Nichts hier ist wie {0}</translation>
    </message>
    <message>
        <source>I looked at {0}, and none is close enough.</source>
        <translation>Ich habe {0} angesehen, und keins ist ähnlich genug.</translation>
    </message>
    <message>
        <source>Show me one</source>
        <translation>Zeig mir eins</translation>
    </message>
    <message>
        <source>I looked at {0}, and none is close enough. Phrases are understood in English. If it is a word of your own, select a photo of it, press T and teach it: one photo is enough.</source>
        <translation>Ich habe {0} angesehen, und keins ist ähnlich genug. Gesucht wird auf Englisch. Wenn es ein eigenes Wort ist, wähle ein Foto davon aus, drücke T und bring es mir bei: Ein Foto genügt.</translation>
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
        <source>Learn from My Captions</source>
        <translation>Aus meinen Beschreibungen lernen</translation>
    </message>
    <message>
        <source>Learn from My Keywords</source>
        <translation>Aus meinen Stichwörtern lernen</translation>
    </message>
    <message>
        <source>{0} cannot be read as a list of tags.</source>
        <translation>{0} lässt sich nicht als Liste von Schlagwörtern lesen.</translation>
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
        <translation>Schlagwort</translation>
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
        <source>Delete {0}…</source>
        <translation>{0} löschen…</translation>
    </message>
    <message>
        <source>Choose a list of tags</source>
        <translation>Wähle eine Liste mit Schlagwörtern</translation>
    </message>
    <message>
        <source>1 new tag.</source>
        <translation>1 neues Schlagwort.</translation>
    </message>
    <message>
        <source>{0} new tags.</source>
        <translation>{0} neue Schlagwörter.</translation>
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
    <message>
        <source>Learnt from {0} photos. Ctrl+Z takes it back.</source>
        <translation>Aus {0} Fotos gelernt. Strg+Z macht es rückgängig.</translation>
    </message>
    <message>
        <source>Suggest Fewer or More…</source>
        <translation>Weniger oder mehr vorschlagen…</translation>
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
        <source>Save</source>
        <translation>Speichern</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
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
    <message>
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Enter</source>
        <translation>Eingabe</translation>
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
        <source>Put 1 photo back.</source>
        <translation>1 Foto zurückgelegt.</translation>
    </message>
    <message>
        <source>Put {0} photos back.</source>
        <translation>{0} Fotos zurückgelegt.</translation>
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
        <source>{0} – being looked up</source>
        <translation>{0} – wird nachgesehen</translation>
    </message>
    <message>
        <source>All photos</source>
        <translation>Alle Fotos</translation>
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
    <name>Views</name>
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
        <translation>Deine Dateien werden nie verändert, und nur gelöscht, wenn du es sagst.</translation>
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
</context>
<context>
    <name>text</name>
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
</context>
</TS>

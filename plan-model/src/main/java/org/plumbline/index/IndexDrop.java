package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Writes the part of a script that drops one index.
final class IndexDrop {
    static final String OF_ALL_PARTITIONS = "The partitions' indexes go with it. This cannot be done CONCURRENTLY: it waits for all "
            + "that use the table or a partition, and they for it.";

    private IndexDrop() {}

    /// @param ready it stands there to be run; else to be run by hand
    static ScriptPart of(DdlScript.Removal removal, KnownRelations known, boolean ready) {
        TableFacts table = removal.table();
        IndexFacts index = removal.index();
        String name = QuotedName.of(table.schema(), index.name());
        var part = new ScriptPart();
        removal.reasons().forEach(part::say);
        if (index.primary() || index.backsConstraint()) {
            return part.say("Not dropped: " + name + " belongs to a constraint or is the replica identity of "
                    + QuotedName.of(table.schema(), table.name()) + "; that would have to go first.");
        }
        Optional<String> parent = known.parent(table, index);
        if (parent.isPresent()) {
            return part.say("Not dropped: " + name + " is a partition's part of the index " + parent.get() + "; drop that instead.");
        }
        String drop = (table.partitioned() ? "DROP INDEX IF EXISTS " : "DROP INDEX CONCURRENTLY IF EXISTS ") + name;
        if (!index.valid() && !table.partitioned()) {
            return (ready ? part.run(drop) : part.leave(drop))
                    .sayBack(name + " was INVALID, left by a build that failed: it is not made again.");
        }
        Optional<List<String>> restoring = Restoring.of(table, index, known);
        if (restoring.isEmpty()) {
            return part.say("Its definition was not read, so the rollback could not make it again. Keep what this tells, then drop it:")
                    .leave("SELECT pg_get_indexdef(" + literal(name) + "::regclass)")
                    .leave(drop);
        }
        if (index.unique()) {
            part.say("It is unique: without it, nothing refuses duplicates.");
        }
        if (table.partitioned()) {
            part.say(OF_ALL_PARTITIONS);
        }
        if (ready) {
            part.run(drop);
        } else {
            part.leave(drop);
        }
        restoring.get().forEach(part::runBack);
        return part;
    }

    /// A name as the string constant that SQL takes.
    static String literal(String name) {
        return "'" + name.replace("'", "''") + "'";
    }
}

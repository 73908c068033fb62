package org.plumbline.index;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.RelationFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Writes the part of a script that builds one index.
final class IndexBuild {
    private final IndexCandidate wanted;
    private final KnownRelations known;
    private final ScriptPart part = new ScriptPart();

    private IndexBuild(IndexCandidate wanted, KnownRelations known) {
        this.wanted = wanted;
        this.known = known;
    }

    /// @param wanted with the table's schema where that is known
    /// @param table where it is known
    static ScriptPart of(DdlScript.Entry entry, IndexCandidate wanted, Optional<TableFacts> table, KnownRelations known) {
        var build = new IndexBuild(wanted, known);
        build.explain(entry, table);
        if (table.isEmpty()) {
            build.unknown();
        } else if (build.isThere(table.get())) {
            build.part.isOn(wanted);
        } else {
            build.on(table.get());
        }
        return build.part;
    }

    private void explain(DdlScript.Entry entry, Optional<TableFacts> table) {
        for (String extension : NeededExtensions.of(wanted, table)) {
            part.say("Once for each database, by a role that may create extensions.")
                    .run("CREATE EXTENSION IF NOT EXISTS " + QuotedName.of(extension));
        }
        entry.reasons().forEach(part::say);
        entry.evidence().forEach(line -> part.say("Evidence: " + line));
        entry.size().ifPresent(size -> part.say("Size: about " + ScriptComment.size(size) + "."));
        entry.proof().ifPresent(proof -> part.say("Proof: " + proof.words() + "."));
        if (!wanted.include().isEmpty() && !entry.vacuum()) {
            part.say("It answers alone only for pages that VACUUM has marked in the visibility map: VACUUM "
                    + IndexDdl.qualified(wanted, wanted.table()) + "; makes that anew.");
        }
    }

    private void unknown() {
        if (!known.nothing()) {
            part.say("The table was not found when the catalogue was read: whether it is partitioned, and which names are taken, is not "
                    + "known.");
        }
        concurrently(known.freeName(wanted, wanted.schema()));
    }

    private void on(TableFacts table) {
        List<RelationFacts> foreign = known.foreignBelow(table);
        if (!table.partitioned()) {
            leaf(table);
        } else if (foreign.isEmpty()) {
            PartitionedBuild.write(table, wanted, known, part);
            part.isOn(wanted);
        } else {
            part.say("The table has partitions on other servers, which cannot have an index here: "
                    + foreign.stream().map(each -> QuotedName.of(each.schema(), each.name())).collect(Collectors.joining(", "))
                    + ". An index of the whole table would stay INVALID, so each other partition gets its own; later ones need one too.");
            leaves(table);
        }
    }

    private void leaves(TableFacts table) {
        for (TableFacts partition : known.partitions(table)) {
            var own = new IndexBuild(wanted.of(partition.schema(), partition.name()), known);
            if (partition.partitioned()) {
                own.leaves(partition);
            } else if (!own.isThere(partition)) {
                own.leaf(partition);
            }
            part.add(own.part);
        }
    }

    /// A valid one, or one that will be.
    private boolean isThere(TableFacts table) {
        Optional<IndexFacts> there = known.same(table, wanted).stream().filter(index -> index.valid() || index.beingBuilt()).findFirst();
        there.ifPresent(index -> part.say("There already: " + QuotedName.of(table.schema(), index.name())
                + (index.valid() ? "." : " is being built; look later whether it is valid.")));
        return there.isPresent();
    }

    private void leaf(TableFacts table) {
        clear(table, wanted, known, part);
        concurrently(known.freeName(wanted, wanted.schema()));
    }

    private void concurrently(String name) {
        IndexDdl ddl = IndexDdl.named(name, wanted);
        part.run(ddl.create()).runBack(ddl.drop()).makes(wanted, name).isOn(wanted);
    }

    /// Drops what an earlier, failed build has left. The new one gets another name, so that running the script again drops nothing new.
    static void clear(TableFacts table, IndexCandidate wanted, KnownRelations known, ScriptPart part) {
        for (IndexFacts left : known.same(table, wanted)) {
            if (!left.valid() && !left.beingBuilt() && known.parent(table, left).isEmpty()) {
                part.say("An earlier build of it failed and left an INVALID index.")
                        .run("DROP INDEX CONCURRENTLY IF EXISTS " + QuotedName.of(table.schema(), left.name()));
            }
        }
    }
}

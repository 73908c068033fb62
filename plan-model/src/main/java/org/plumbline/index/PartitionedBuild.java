package org.plumbline.index;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.sql.QuotedName;

/// Writes the statements that build an index of a partitioned table without holding up writes: one of the table alone, one of each
/// partition CONCURRENTLY, and each attached. What a partition has already is attached instead. PostgreSQL makes the index valid with the
/// last partition (`validatePartitionedIndex`, tablecmds.c); attaching what is attached does nothing.
final class PartitionedBuild {
    private final KnownRelations known;
    private final ScriptPart part;
    private final List<String> drops = new ArrayList<>();
    private final List<String> restores = new ArrayList<>();

    private PartitionedBuild(KnownRelations known, ScriptPart part) {
        this.known = known;
        this.part = part;
    }

    /// @param table partitioned, with no partition on another server
    /// @param wanted of that table
    static void write(TableFacts table, IndexCandidate wanted, KnownRelations known, ScriptPart part) {
        part.say("The table is partitioned, where PostgreSQL refuses CONCURRENTLY: each partition's index is built by itself and attached. "
                + "The table's own index is INVALID until its last partition has one; partitions made later get theirs by themselves.");
        var build = new PartitionedBuild(known, part);
        build.on(table, wanted, Optional.empty());
        part.sayBack(IndexDrop.OF_ALL_PARTITIONS);
        build.drops.forEach(part::runBack);
        if (!build.restores.isEmpty()) {
            part.sayBack("These were there before.");
            build.restores.forEach(part::runBack);
        }
    }

    /// @param above the index of the partitioned table above, as `schema.name`
    private void on(TableFacts table, IndexCandidate wanted, Optional<Above> above) {
        Optional<IndexFacts> there = known.same(table, wanted).stream().filter(index -> fits(table, index, above)).findFirst();
        String name = there.map(IndexFacts::name).orElseGet(() -> fresh(table, wanted));
        if (there.isEmpty() || goesOn(table, there.get())) {
            build(table, wanted, name, there.isEmpty());
        } else if (known.parent(table, there.get()).isEmpty()) {
            part.say("There already: " + QuotedName.of(table.schema(), name) + ".");
            restores.addAll(Restoring.of(table, there.get(), known, wanted));
        }
        part.makes(wanted, name);
        above.ifPresent(index -> part.run(
                "ALTER INDEX " + index.sql() + " ATTACH PARTITION " + QuotedName.of(table.schema(), name)));
    }

    /// An index of a partitioned table.
    private record Above(String schema, String name) {
        String sql() {
            return QuotedName.of(schema, name);
        }
    }

    private void build(TableFacts table, IndexCandidate wanted, String name, boolean isNew) {
        IndexDdl ddl = table.partitioned() ? IndexDdl.onOnly(name, wanted) : IndexDdl.named(name, wanted);
        if (!isNew) {
            part.say("Begun already: " + QuotedName.of(table.schema(), name) + " lacks partitions.");
        }
        part.run(ddl.create());
        drops.add(ddl.drop());
        for (TableFacts partition : known.partitions(table)) {
            on(partition, wanted.of(partition.schema(), partition.name()), Optional.of(new Above(table.schema(), name)));
        }
    }

    /// Whether it can be this table's part of the index: it is no other's, and will be valid.
    private boolean fits(TableFacts table, IndexFacts index, Optional<Above> above) {
        Optional<String> parent = known.parent(table, index);
        boolean free = parent.isEmpty() || above.map(each -> each.schema() + "." + each.name()).equals(parent);
        return free && (index.valid() || table.partitioned() || parent.isPresent());
    }

    private static boolean goesOn(TableFacts table, IndexFacts index) {
        return table.partitioned() && !index.valid();
    }

    private String fresh(TableFacts table, IndexCandidate wanted) {
        if (!table.partitioned()) {
            IndexBuild.clear(table, wanted, known, part);
        }
        return known.freeName(wanted, wanted.schema());
    }
}

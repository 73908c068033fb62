package org.plumbline.index;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Bytes;

/// Indexes to build and to drop as a script to run, with the reasons as comments, and the script that takes it back. Both can be run again.
///
/// @param create ends with a line end; safe to run on a live server (lock_timeout, CONCURRENTLY, outside a transaction)
/// @param rollback the reverse
public record DdlScript(String create, String rollback) {
    /// One index to build.
    ///
    /// @param index what to build
    /// @param reasons one sentence each: why
    /// @param evidence what shows that it helps: figures in words, one each
    /// @param size what it will take, about; absent where that is not known
    /// @param proof how far it is proven; absent where nobody looked
    /// @param vacuum whether VACUUM is part of the advice, as for an index-only scan on a table that it rarely visits
    public record Entry(
            IndexCandidate index, List<String> reasons, List<String> evidence, Optional<Bytes> size, Optional<ProofState> proof,
            boolean vacuum) {
        public Entry {
            reasons = List.copyOf(reasons);
            evidence = List.copyOf(evidence);
        }

        /// For these reasons and nothing else known of it.
        public Entry(IndexCandidate index, List<String> reasons) {
            this(index, reasons, List.of(), Optional.empty(), Optional.empty(), false);
        }

        /// Both say of one index, each once; the better proof.
        Entry and(Entry other) {
            return new Entry(index, both(reasons, other.reasons), both(evidence, other.evidence), size.or(other::size),
                    Stream.concat(proof.stream(), other.proof.stream()).max(ProofState::compareTo), vacuum || other.vacuum);
        }

        private static List<String> both(List<String> some, List<String> more) {
            return Stream.concat(some.stream(), more.stream()).distinct().toList();
        }
    }

    /// One index to drop.
    ///
    /// @param table the table that it is on
    /// @param index with its definition, or the script leaves it to the reader
    /// @param reasons one sentence each: why
    /// @param certain it stands there to be run where nothing is built; else as a comment, for who reads it to decide
    public record Removal(TableFacts table, IndexFacts index, List<String> reasons, boolean certain) {
        public Removal {
            reasons = List.copyOf(reasons);
        }

        /// A certain one.
        public Removal(TableFacts table, IndexFacts index, List<String> reasons) {
            this(table, index, reasons, true);
        }
    }

    /// The scripts for these; an index that is asked for twice is built once, for all its reasons. Empty texts for no entries.
    public static DdlScript of(List<Entry> entries) {
        return of(entries, List.of(), Optional.empty());
    }

    /// The scripts that build these and drop those. Empty texts for neither. Where something is built, the drops are left to the reader:
    /// what was to do the work of the old ones may have come out INVALID, and psql goes on.
    ///
    /// @param facts of the database that it is for: with them no name clashes, what is there already is not built, and partitioned tables
    ///         get their indexes partition by partition
    public static DdlScript of(List<Entry> entries, List<Removal> removals, Optional<CatalogFacts> facts) {
        if (entries.isEmpty() && removals.isEmpty()) {
            return new DdlScript("", "");
        }
        var known = new KnownRelations(facts, removals);
        Map<IndexCandidate, Entry> builds = new LinkedHashMap<>();
        entries.forEach(entry -> builds.merge(inItsSchema(entry.index(), known), entry, Entry::and));
        var parts = new ArrayList<ScriptPart>();
        Set<String> vacuum = new LinkedHashSet<>();
        Set<String> analyze = new LinkedHashSet<>();
        builds.forEach((wanted, entry) -> {
            ScriptPart part = IndexBuild.of(entry, wanted, known.table(wanted), known);
            parts.add(part);
            if (entry.vacuum()) {
                vacuum.addAll(part.tables());
            }
            if (wanted.keys().stream().anyMatch(key -> !key.isColumn())) {
                analyze.addAll(part.tables());
            }
        });
        var drops = removals.stream().map(removal -> IndexDrop.of(removal, known, builds.isEmpty() && removal.certain())).toList();
        return new DdlScript(
                ScriptFrame.forward(parts, drops, upkeep(vacuum, analyze), known.nothing(), builds.values()),
                ScriptFrame.back(parts, drops));
    }

    private static IndexCandidate inItsSchema(IndexCandidate index, KnownRelations known) {
        return known.table(index).map(table -> index.of(table.schema(), table.name())).orElse(index);
    }

    /// An expression has statistics of its own, which ANALYZE makes; each table once.
    private static List<String> upkeep(Set<String> vacuum, Set<String> analyze) {
        return Stream.concat(
                vacuum.stream().map(table -> "VACUUM (ANALYZE) " + table),
                analyze.stream().filter(table -> !vacuum.contains(table)).map(table -> "ANALYZE " + table)).toList();
    }
}

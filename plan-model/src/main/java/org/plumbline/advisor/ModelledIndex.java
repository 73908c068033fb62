package org.plumbline.advisor;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.size.BtreeSize;
import org.plumbline.plan.unit.Rows;

/// How large the model takes an index for, to tell its costs. Of a B-tree on known columns that is what CREATE INDEX would build; of all
/// others a rough figure, which is told to nobody.
///
/// @param entries rows of the table that are in it
/// @param pages all of it
/// @param height levels above the leaves
record ModelledIndex(double entries, double pages, int height) {
    private static final double PAGE = 8192;
    /// `pages_per_range` of BRIN where none is given.
    static final double PAGES_OF_RANGE = 128;
    private static final long UNKNOWN_WIDTH = 16;
    /// `IndexTupleData`, a pointer to it, and alignment.
    private static final double ENTRY_HEADER = 16;
    /// Of a page, after splits (GiST) or as built.
    private static final double FILLED = 0.75;
    /// Bytes in a GIN index for a byte of the value that is taken apart: each trigram stands at every row that has it.
    private static final double TRIGRAM_BYTES = 1.5;
    private static final double ELEMENT_BYTES = 0.5;
    private static final double ENTRIES_ABOVE = 300;

    /// @param share of the table's rows that are in it
    static ModelledIndex of(IndexCandidate index, TableFacts table, double share, int major) {
        double rows = table.rows().value();
        double entries = Math.max(1, rows * share);
        double width = Stream.concat(index.keys().stream().filter(IndexCandidate.Key::isColumn).map(IndexCandidate.Key::expression),
                        index.include().stream()).mapToLong(name -> width(table, name)).sum()
                + UNKNOWN_WIDTH * index.keys().stream().filter(key -> !key.isColumn()).count();
        return switch (index.method()) {
            case "brin" -> rough(entries, 2 + table.pages().count() / PAGES_OF_RANGE * (ENTRY_HEADER + 2 * width) / PAGE);
            case "gin" -> rough(entries, 2 + entries * width * (trigrams(index) ? TRIGRAM_BYTES : ELEMENT_BYTES) / PAGE / FILLED);
            case "btree" -> known(index, table, entries, major)
                    .orElseGet(() -> rough(entries, entries * (ENTRY_HEADER + width) / PAGE / FILLED));
            default -> rough(entries, entries * (ENTRY_HEADER + width) / PAGE / FILLED);
        };
    }

    private static Optional<ModelledIndex> known(IndexCandidate index, TableFacts table, double entries, int major) {
        List<ColumnFacts> keys = columns(table, index.keys().stream().map(IndexCandidate.Key::expression).toList());
        List<ColumnFacts> included = columns(table, index.include());
        boolean whole = index.keys().stream().allMatch(IndexCandidate.Key::isColumn) && keys.size() == index.keys().size()
                && included.size() == index.include().size();
        return whole ? BtreeSize.of(new BtreeSize.Parts(table.rows(), Rows.rows(entries), keys, included, BtreeSize.LEAF_FILL, major))
                .map(size -> new ModelledIndex(entries, size.size().count() / PAGE, size.height())) : Optional.empty();
    }

    private static ModelledIndex rough(double entries, double pages) {
        return new ModelledIndex(entries, Math.max(1, pages), (int) Math.ceil(Math.log(Math.max(1, pages)) / Math.log(ENTRIES_ABOVE)));
    }

    private static boolean trigrams(IndexCandidate index) {
        return index.extension().isPresent();
    }

    private static long width(TableFacts table, String name) {
        return columns(table, List.of(name)).stream().mapToLong(column -> column.averageWidth().orElse(UNKNOWN_WIDTH)).sum();
    }

    private static List<ColumnFacts> columns(TableFacts table, List<String> names) {
        return names.stream().flatMap(name -> table.columns().stream().filter(column -> column.name().equals(name))).toList();
    }
}

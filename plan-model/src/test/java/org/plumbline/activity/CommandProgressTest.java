package org.plumbline.activity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.plumbline.activity.CommandProgress.Part;
import org.plumbline.activity.CommandProgress.Unit;
import org.plumbline.plan.unit.Share;

/// Each phase is measured by the columns that it counts; others stand still at what an earlier phase left.
class CommandProgressTest {
    @Test
    void vacuumCountsBlocksThenIndexes() {
        Map<String, String> row = Map.of("heap_blks_total", "100", "heap_blks_scanned", "100", "heap_blks_vacuumed", "25",
                "indexes_total", "4", "indexes_processed", "1");
        assertThat(part("vacuum", "vacuuming indexes", row)).contains(new Part(Unit.INDEXES, 1, OptionalLong.of(4)));
        assertThat(part("vacuum", "vacuuming heap", row)).contains(new Part(Unit.BLOCKS, 25, OptionalLong.of(100)));
        assertThat(part("vacuum", "truncating heap", row)).isEmpty();
        assertThat(part("vacuum", "vacuuming indexes", Map.of("heap_blks_total", "100"))).as("before 17").isEmpty();
    }

    @Test
    void anIndexCountsBlocksThenRowsThenTransactions() {
        Map<String, String> row = Map.of("blocks_total", "10", "blocks_done", "7", "tuples_total", "50", "tuples_done", "20",
                "lockers_total", "2", "lockers_done", "1");
        assertThat(part("create_index", "building index: scanning table", row)).contains(new Part(Unit.BLOCKS, 7, OptionalLong.of(10)));
        assertThat(part("create_index", "building index: loading tuples in tree", row))
                .contains(new Part(Unit.ROWS, 20, OptionalLong.of(50)));
        assertThat(part("create_index", "waiting for old snapshots", row)).contains(new Part(Unit.TRANSACTIONS, 1, OptionalLong.of(2)));
        assertThat(part("create_index", "building index: sorting live tuples", row)).isEmpty();
    }

    @Test
    void aTableThatIsWrittenAnewCountsItsRows() {
        assertThat(part("cluster", "writing new heap", Map.of("heap_tuples_scanned", "80", "heap_tuples_written", "20"))
                .flatMap(Part::share)).contains(new Share(0.25));
        assertThat(part("repack", "writing new heap", Map.of("heap_tuples_scanned", "80", "heap_tuples_inserted", "20"))
                .flatMap(Part::share)).contains(new Share(0.25));
        assertThat(part("cluster", "rebuilding index", Map.of("index_rebuild_count", "3")))
                .contains(new Part(Unit.INDEXES, 3, OptionalLong.empty()));
    }

    @Test
    void aBackupCountsBytesWhereItsSizeIsKnown() {
        Map<String, String> row = Map.of("backup_streamed", "1024", "backup_total", "4096");
        assertThat(part("basebackup", "streaming database files", row)).contains(new Part(Unit.BYTES, 1024, OptionalLong.of(4096)));
        assertThat(part("basebackup", "streaming database files", Map.of("backup_streamed", "1024")).flatMap(Part::share)).isEmpty();
        assertThat(CommandProgress.of(7, "basebackup", Optional.empty(), row).command()).isEqualTo("BASE BACKUP");
    }

    @Test
    void aCopyOfAFileCountsBytesAndAnyOtherRows() {
        var row = new HashMap<>(Map.of("command", "COPY FROM", "bytes_processed", "10", "bytes_total", "40", "tuples_processed", "3"));
        assertThat(CommandProgress.of(7, "copy", Optional.empty(), row).part().flatMap(Part::share)).contains(new Share(0.25));
        row.put("bytes_total", "0");
        assertThat(CommandProgress.of(7, "copy", Optional.empty(), row).part()).contains(new Part(Unit.ROWS, 3, OptionalLong.empty()));
    }

    private static Optional<Part> part(String view, String phase, Map<String, String> columns) {
        var row = new HashMap<>(columns);
        row.put("phase", phase);
        return CommandProgress.of(7, view, Optional.empty(), row).part();
    }
}

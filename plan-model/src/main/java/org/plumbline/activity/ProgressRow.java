package org.plumbline.activity;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.plumbline.activity.CommandProgress.Part;
import org.plumbline.activity.CommandProgress.Unit;

/// A row of one of the views `pg_stat_progress_*`. A phase counts some of the columns; the others stand still.
///
/// @param view its name behind `pg_stat_progress_`
/// @param columns those that are not null, by name
record ProgressRow(String view, Map<String, String> columns) {
    String command() {
        return Optional.ofNullable(columns.get("command")).orElseGet(() ->
                view.equals("basebackup") ? "BASE BACKUP" : view.toUpperCase(Locale.ROOT).replace('_', ' '));
    }

    Optional<String> phase() {
        return Optional.ofNullable(columns.get("phase"));
    }

    Optional<Part> part() {
        return switch (view) {
            case "vacuum" -> phase().flatMap(this::ofVacuum);
            case "create_index" -> phase().flatMap(this::ofIndex);
            case "cluster", "repack" -> phase().flatMap(this::ofCluster);
            case "analyze" -> phase().flatMap(this::ofAnalyze);
            case "basebackup" -> part(Unit.BYTES, "backup_streamed", "backup_total");
            case "copy" -> part(Unit.BYTES, "bytes_processed", "bytes_total").filter(part -> part.total().isPresent())
                    .or(() -> part(Unit.ROWS, "tuples_processed", "")); // the size of a pipe is not known
            default -> Optional.empty();
        };
    }

    private Optional<Part> ofVacuum(String phase) {
        return switch (phase) {
            case "scanning heap" -> part(Unit.BLOCKS, "heap_blks_scanned", "heap_blks_total");
            case "vacuuming heap" -> part(Unit.BLOCKS, "heap_blks_vacuumed", "heap_blks_total");
            case "vacuuming indexes", "cleaning up indexes" -> part(Unit.INDEXES, "indexes_processed", "indexes_total");
            default -> Optional.empty();
        };
    }

    private Optional<Part> ofIndex(String phase) {
        if (phase.startsWith("waiting")) {
            return part(Unit.TRANSACTIONS, "lockers_done", "lockers_total");
        }
        if (phase.contains("loading tuples")) {
            return part(Unit.ROWS, "tuples_done", "tuples_total");
        }
        return phase.contains("scanning") || phase.equals("building index") ? part(Unit.BLOCKS, "blocks_done", "blocks_total")
                : Optional.empty();
    }

    private Optional<Part> ofCluster(String phase) {
        return switch (phase) {
            case "seq scanning heap" -> part(Unit.BLOCKS, "heap_blks_scanned", "heap_blks_total");
            case "index scanning heap", "sorting tuples" -> part(Unit.ROWS, "heap_tuples_scanned", "");
            case "writing new heap" -> part(Unit.ROWS, columns.containsKey("heap_tuples_written") ? "heap_tuples_written"
                    : "heap_tuples_inserted", "heap_tuples_scanned");
            case "rebuilding index" -> part(Unit.INDEXES, "index_rebuild_count", "");
            default -> Optional.empty();
        };
    }

    private Optional<Part> ofAnalyze(String phase) {
        return switch (phase) {
            case "acquiring sample rows", "acquiring inherited sample rows" ->
                    part(Unit.BLOCKS, "sample_blks_scanned", "sample_blks_total");
            case "computing extended statistics" -> part(Unit.STATISTICS, "ext_stats_computed", "ext_stats_total");
            default -> Optional.empty();
        };
    }

    /// @param total a total of 0 is none: the server does not know it
    private Optional<Part> part(Unit unit, String done, String total) {
        OptionalLong whole = number(total);
        return number(done).stream().mapToObj(count -> new Part(unit, count,
                whole.isPresent() && whole.getAsLong() > 0 ? whole : OptionalLong.empty())).findFirst();
    }

    private OptionalLong number(String column) {
        String text = columns.getOrDefault(column, "");
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}

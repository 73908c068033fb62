package org.plumbline.capacity.cache;

import java.util.Optional;

/// How often the pages of a table and of its indexes were in the server's own memory, `shared_buffers`, when they were asked for
/// (`pg_statio_user_tables`). It does not say how many of the others came from a disk: the operating system's memory has many of them.
///
/// @param name of the table, with its schema
/// @param tableHit pages of the table and its TOAST table that were there
/// @param tableRead pages that were not
/// @param indexHit likewise of all indexes
/// @param indexRead likewise
public record BufferHits(String name, long tableHit, long tableRead, long indexHit, long indexRead) {
    /// Refuses counters below 0.
    public BufferHits {
        if (tableHit < 0 || tableRead < 0 || indexHit < 0 || indexRead < 0) {
            throw new IllegalArgumentException("The counters of " + name + " are below 0.");
        }
    }

    /// Share of the table's pages that were there; none where nobody asked.
    public Optional<Double> tableShare() {
        return share(tableHit, tableRead);
    }

    /// Share of its indexes' pages that were there; none where nobody asked.
    public Optional<Double> indexShare() {
        return share(indexHit, indexRead);
    }

    /// Share of all of them.
    public Optional<Double> share() {
        return share(tableHit + indexHit, read());
    }

    /// Pages that were not there.
    public long read() {
        return tableRead + indexRead;
    }

    /// Pages that were asked for.
    public long asked() {
        return tableHit + indexHit + read();
    }

    private static Optional<Double> share(long hit, long read) {
        return hit + read == 0 ? Optional.empty() : Optional.of((double) hit / (hit + read));
    }
}

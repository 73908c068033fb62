package org.plumbline.app.ui.node;

import java.util.Map;

/// PostgreSQL's words, explained in one sentence each.
final class Terms {
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("Filter", "Checked on every row after it was fetched; rows that fail are thrown away."),
            Map.entry("Index Cond", "What the index is searched for; only matching entries are read."),
            Map.entry("Recheck Cond", "Checked again on rows of blocks for which the bitmap kept only the block number."),
            Map.entry("Hash Cond", "Rows of both sides are joined where these are equal."),
            Map.entry("Merge Cond", "Both sides come sorted by these and are walked through side by side."),
            Map.entry("Join Filter", "Checked on pairs of rows that the join brought together."),
            Map.entry("Order By", "The index gives rows in the order of this distance."),
            Map.entry("Sort Key", "Rows are put in this order."),
            Map.entry("Presorted Key", "Rows come already sorted by these, so only the rest is sorted."),
            Map.entry("Group Key", "Rows with equal values here become one group."),
            Map.entry("Cache Key", "Inner rows are kept under these values and reused when they come again."),
            Map.entry("Sort Method", "How the rows were sorted, and whether they fitted in work_mem."),
            Map.entry("Output", "The columns that the node hands to its parent (VERBOSE)."),
            Map.entry("Workers Planned", "Parallel workers that the planner asked for."),
            Map.entry("Workers Launched", "Parallel workers that were free when the query ran."),
            Map.entry("Heap Fetches", "Visits to the table because a page was not marked all-visible; VACUUM brings them down."),
            Map.entry("Rows Removed by Filter", "Rows that were fetched and then thrown away, per loop."),
            Map.entry("Rows Removed by Join Filter", "Pairs of rows that were brought together and then thrown away, per loop."),
            Map.entry("Rows Removed by Index Recheck", "Rows that failed when their condition was checked again, per loop."),
            Map.entry("Index Searches", "How often the index was descended from its root (PostgreSQL 18)."),
            Map.entry("Hash Buckets", "Slots of the hash table."),
            Map.entry("Batches", "Parts in which the table was worked through; more than one means work files."),
            Map.entry("Peak Memory Usage", "The most memory that it took."),
            Map.entry("Disk Usage", "What went to work files because it outgrew work_mem."),
            Map.entry("Cache Hits", "Times that the inner rows were found in the cache."),
            Map.entry("Cache Misses", "Times that the inner side had to be run."),
            Map.entry("Cache Evictions", "Entries thrown out of the cache for want of memory."),
            Map.entry("Cache Overflows", "Entries too large to be cached."),
            Map.entry("Exact Heap Blocks", "Blocks for which the bitmap named the rows."),
            Map.entry("Lossy Heap Blocks", "Blocks whose rows are all checked, as the bitmap outgrew work_mem and kept only their number."),
            Map.entry("Parallel Aware", "The processes share the node's work instead of each doing all of it."),
            Map.entry("Async Capable", "May fetch from several foreign servers at once."),
            Map.entry("Inner Unique", "The planner knew that at most one inner row matches each outer row."),
            Map.entry("Scan Direction", "Which way the index is read."),
            Map.entry("Strategy", "How groups are found: sorted input, a hash table, both, or a single group."),
            Map.entry("Partial Mode", "Whether it makes partial results in each process, or finishes them."),
            Map.entry("Disabled", "The planner was told not to use this kind of node and had no other way."),
            Map.entry("Storage", "Where the stored rows are kept: memory or disk."),
            Map.entry("Maximum Storage", "The most that was stored at once."));

    private Terms() {}

    /// One sentence, or PostgreSQL's word alone where there is none.
    static String explain(String term) {
        String sentence = SENTENCES.get(term);
        return sentence == null ? "PostgreSQL's “" + term + "”" : sentence + "\nPostgreSQL's “" + term + "”";
    }
}

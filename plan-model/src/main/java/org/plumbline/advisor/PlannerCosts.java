package org.plumbline.advisor;

import org.plumbline.catalog.ServerFacts;
import org.plumbline.catalog.SettingFacts;

/// What the planner reckons with: its cost settings, and PostgreSQL's own for those that are not known (costsize.c).
///
/// @param sequentialPage `seq_page_cost`
/// @param randomPage `random_page_cost`
/// @param row `cpu_tuple_cost`
/// @param entry `cpu_index_tuple_cost`
/// @param operator `cpu_operator_cost`
/// @param cachedPages `effective_cache_size`
record PlannerCosts(double sequentialPage, double randomPage, double row, double entry, double operator, double cachedPages) {
    /// `DEFAULT_PAGE_CPU_MULTIPLIER` (selfuncs.c): a page of an index on the way to a leaf costs so many operators.
    private static final double OPERATORS_PER_PAGE = 50;

    static PlannerCosts of(ServerFacts server) {
        return new PlannerCosts(server.pageCosts().sequential(), server.pageCosts().random(),
                value(server, "cpu_tuple_cost", 0.01), value(server, "cpu_index_tuple_cost", 0.005),
                value(server, "cpu_operator_cost", 0.0025), value(server, "effective_cache_size", 524_288));
    }

    private static double value(ServerFacts server, String name, double usual) {
        return server.setting(name).map(SettingFacts::value).map(Double::parseDouble).orElse(usual);
    }

    /// From the root of a B-tree to a leaf (`btcostestimate`).
    ///
    /// @param height levels above the leaves
    double descent(double entries, int height) {
        return Math.ceil(Math.log(Math.max(1, entries)) / Math.log(2)) * operator + (height + 1) * OPERATORS_PER_PAGE * operator;
    }

    /// Different pages that rows in no order lie on, where pages that were read stay in memory as far as they have room
    /// (`index_pages_fetched`, Mackert and Lohman).
    double pagesFetched(double rows, double pages) {
        double all = Math.max(1, pages);
        if (all <= cachedPages) {
            return Math.min(all, 2 * all * rows / (2 * all + rows));
        }
        double full = 2 * all * cachedPages / (2 * all - cachedPages);
        return Math.ceil(rows <= full ? 2 * all * rows / (2 * all + rows) : cachedPages + (rows - full) * (all - cachedPages) / all);
    }

    /// Pages in the order of the disk, some of many: between a random and a sequential read each (`cost_bitmap_heap_scan`).
    double bitmapPages(double fetched, double pages) {
        return fetched < 2 ? fetched * randomPage
                : fetched * (randomPage - (randomPage - sequentialPage) * Math.sqrt(fetched / Math.max(1, pages)));
    }
}

package org.plumbline.testkit.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// How one sample is made, beyond its query: what is set or done first, and which output of EXPLAIN is kept.
///
/// @param before SQL to run first, in the same transaction, which is rolled back at the end
/// @param until  what a kept plan must show, where chance decides: the query is run again until it does
record Recipe(String id, List<String> before, boolean verbose, boolean framedByPsql, Optional<Pattern> until) {
    private static final List<Recipe> SPECIAL = List.of(
            plain("sequential-scan").framed(),
            plain("nothing-wrong").framed(),
            plain("hash-aggregate-on-disk").verbosely(),
            plain("heap-fetches").after("update carts set abandoned = not abandoned where id % 2 = 0"),
            plain("lossy-bitmap").after("set local work_mem = '256kB'"),
            plain("workers-not-launched")
                    .after("set local max_parallel_workers_per_gather = 4").after("set local max_parallel_workers = 1"),
            plain("worker-skew").verbosely()
                    .after("alter table customers set (parallel_workers = 2)")
                    .after("set local max_parallel_workers_per_gather = 2").after("set local parallel_setup_cost = 100")
                    // the leader, too, may be the one that takes the page; a slow worker is the lesson
                    .until("Worker \\d:  actual time=\\S+ rows=40.00 loops=1"));

    static Recipe of(String id) {
        return SPECIAL.stream().filter(recipe -> recipe.id.equals(id)).findFirst().orElseGet(() -> plain(id));
    }

    private static Recipe plain(String id) {
        return new Recipe(id, List.of(), false, false, Optional.empty());
    }

    private Recipe after(String sql) {
        var more = new ArrayList<>(before);
        more.add(sql);
        return new Recipe(id, List.copyOf(more), verbose, framedByPsql, until);
    }

    private Recipe verbosely() {
        return new Recipe(id, before, true, framedByPsql, until);
    }

    private Recipe framed() {
        return new Recipe(id, before, verbose, true, until);
    }

    private Recipe until(String pattern) {
        return new Recipe(id, before, verbose, framedByPsql, Optional.of(Pattern.compile(pattern)));
    }
}

package org.plumbline.app.ui.text;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/// Findings on what the server does beside: processes, compilation, planning, triggers, input and output.
final class ServerSentences {
    static final Map<String, Function<Told, Optional<String>>> BY_RULE = Map.ofEntries(
            Map.entry("jit-dominates", ServerSentences::jit),
            Map.entry("workers-not-launched", ServerSentences::workersNotLaunched),
            Map.entry("worker-skew", ServerSentences::workerSkew),
            Map.entry("parallel-start-up", ServerSentences::parallelStartUp),
            Map.entry("gather-ships-rows", ServerSentences::gatherShipsRows),
            Map.entry("parallel-would-help", ServerSentences::parallelWouldHelp),
            Map.entry("planning-dominates", ServerSentences::planning),
            Map.entry("expensive-function", ServerSentences::function),
            Map.entry("slow-reads", ServerSentences::slowReads),
            Map.entry("cold-cache", ServerSentences::coldCache),
            Map.entry("forced-plan", ServerSentences::forcedPlan),
            Map.entry("instrumentation-bound", ServerSentences::instrumentation),
            Map.entry("lock-fast-path", ServerSentences::locks));

    private ServerSentences() {}

    private static Optional<String> jit(Told told) {
        return told.words("compilation").or(() -> told.words("compilation in the leader"))
                .map(time -> "PostgreSQL spent " + time
                + told.words("share of the execution").map(share -> ", " + share + " of the execution,").orElse("")
                + " on compiling this query to machine code (JIT), which pays for longer queries only.");
    }

    private static Optional<String> workersNotLaunched(Told told) {
        return told.words("workers planned").flatMap(planned -> told.words("workers launched")
                .map(launched -> "Of " + (planned.equals("1") ? "the one parallel worker" : planned + " parallel workers") + " planned, "
                        + (launched.equals("0") ? "none" : "only " + launched)
                        + " started, as no more were free."));
    }

    private static Optional<String> workerSkew(Told told) {
        return told.words("slowest process").flatMap(slowest -> told.words("average of the processes")
                .map(average -> "Of " + told.words("processes").map(count -> count + " processes").orElse("the processes")
                        + " one had most of the work: it took " + slowest + ", the average " + average
                        + ", and the others waited for it."));
    }

    private static Optional<String> parallelStartUp(Told told) {
        return together(told, (together, alone) -> "To start parallel workers and to end them took longer than they saved: "
                + "with them it took " + together + ", while all processes together worked only " + alone + ".");
    }

    private static Optional<String> gatherShipsRows(Told told) {
        return told.words("rows handed over").flatMap(rows -> together(told, (together, alone) -> "The parallel workers handed over " + rows
                + " rows, nearly all that they read, and the leader has to take each: that took " + together
                + ", while reading them took " + alone + " of all processes together."));
    }

    private static Optional<String> together(Told told, BinaryOperator<String> sentence) {
        return told.words("with parallel processes").flatMap(together ->
                told.words("work of all processes together").map(alone -> sentence.apply(together, alone)));
    }

    private static Optional<String> parallelWouldHelp(Told told) {
        return told.words("time of the scan").map(time -> "One process alone read" + told.target(" ") + " for " + time
                + ", which several could have shared"
                + told.words("max_parallel_workers_per_gather").filter("0"::equals)
                        .map(_ -> ", but parallel plans are switched off (max_parallel_workers_per_gather = 0)").orElse("") + ".");
    }

    private static Optional<String> planning(Told told) {
        return told.words("planning").flatMap(planning -> told.words("execution")
                .map(execution -> "PostgreSQL took " + planning + " to work out how to run the query"
                        + told.words("partitions planned").map(count -> " over " + count + " partitions")
                                .or(() -> told.words("tables joined").map(count -> " over " + count + " tables")).orElse("")
                        + ", and " + execution + " to run it."));
    }

    private static Optional<String> function(Told told) {
        Optional<String> waited = told.words("time waited as told");
        if (waited.isPresent()) {
            return waited.map(time -> "The statement waits on purpose: pg_sleep took " + time + ", as it was told to.");
        }
        String what = told.words("function").map(name -> "The function " + name).orElse("What is worked out here, most likely a function,");
        return told.words("time of all calls").map(time -> what + " took " + time
                + told.words("calls").filter(calls -> !calls.equals("1"))
                        .flatMap(calls -> told.words("time per call")
                                .map(each -> (told.words("function").isPresent() ? ": it was called " + calls + " times, at "
                                        : ", for " + calls + " rows at ") + each + " each"))
                        .orElse("")
                + ". The plan does not show what it does.");
    }

    private static Optional<String> slowReads(Told told) {
        return told.words("time per block read").flatMap(each -> told.words("blocks read")
                .map(blocks -> "Each of the " + blocks + " blocks that were not in memory took " + each
                        + " to read, which is slow for a disk of today"
                        + told.words("waiting for reads").map(time -> ": " + time + " in all").orElse("") + "."));
    }

    private static Optional<String> coldCache(Told told) {
        return told.words("waiting for reads").map(time -> "Most of the time, " + time
                + ", went into reading blocks that were not in PostgreSQL's memory"
                + told.words("blocks read").map(blocks -> " (" + blocks + ")").orElse("")
                + ": the plan tells more of the cache than of the query.");
    }

    private static Optional<String> forcedPlan(Told told) {
        List<String> settings = told.facts().all("switched off");
        if (settings.isEmpty()) {
            return Optional.empty();
        }
        boolean unavoidable = told.words("nodes taken although switched off").isPresent()
                && told.words("share of the nodes taken instead").isEmpty();
        List<String> explained = settings.stream().map(ServerSentences::explained).toList();
        return Optional.of("In this session " + Listing.of(explained) + (settings.size() == 1 ? " is" : " are")
                + " off, so that the planner " + (unavoidable ? "took such a node only as it found no other way."
                        : "may have had to take another way than it would by itself."));
    }

    /// With what it forbids, where its name does not tell.
    private static String explained(String setting) {
        return setting.equals("enable_hashagg") ? "enable_hashagg (hash tables for GROUP BY, DISTINCT, UNION, INTERSECT and EXCEPT)"
                : setting;
    }

    private static Optional<String> instrumentation(Told told) {
        return told.words("at least spent on measuring").map(time -> (told.words("each time, by this plan itself").isPresent() ? "About "
                : "At least ") + time
                + told.words("share of the execution").map(share -> ", " + share + " of the execution,").orElse("")
                + " went into EXPLAIN's own measuring, which reads the clock for every row of every node.");
    }

    private static Optional<String> locks(Told told) {
        return told.words("tables and indexes locked, at least").flatMap(locks -> told.words("locks that a session takes by itself")
                .map(slots -> "This short query locks at least " + locks + " tables and indexes; beyond " + slots
                        + " a session has to ask the lock table that all sessions share."));
    }
}

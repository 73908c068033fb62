package org.plumbline.workload;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// What of a workload matters: statements with a mean time above a threshold, and those that are fast but often.
///
/// @param snapshot what was counted
/// @param totals of the whole database: hidden statements count; those run in functions do not, as their callers hold theirs
/// @param statements those that matter, most total time first
/// @param others those that do not, likewise, without a reason
/// @param own how many of Plumbline's own statements were left out
public record Workload(
        WorkloadSnapshot snapshot, Counters totals, List<RankedStatement> statements, List<RankedStatement> others, int own) {
    private static final Map<Reason, ToDoubleFunction<Counters>> FIGURES = figures();

    public Workload {
        statements = List.copyOf(statements);
        others = List.copyOf(others);
    }

    /// Selects and ranks.
    public static Workload of(WorkloadSnapshot snapshot, Criteria criteria) {
        List<StatementCounters> counted =
                snapshot.statements().stream().filter(each -> criteria.ownToo() || !OwnStatements.contains(each.text())).toList();
        Counters totals = counted.stream().filter(each -> !each.nested()).map(StatementCounters::counters)
                .reduce(snapshot.hidden(), Counters::plus);
        Map<Boolean, List<RankedStatement>> matters = counted.stream().map(each -> judged(each, totals, criteria))
                .sorted(Comparator.comparing((RankedStatement each) -> each.statement().counters().totalTime()).reversed())
                .collect(Collectors.partitioningBy(each -> !each.reasons().isEmpty()));
        return new Workload(snapshot, totals, matters.get(true), matters.get(false), snapshot.statements().size() - counted.size());
    }

    private static RankedStatement judged(StatementCounters statement, Counters totals, Criteria criteria) {
        var shares = new EnumMap<Reason, Share>(Reason.class);
        var reasons = EnumSet.noneOf(Reason.class);
        FIGURES.forEach((reason, figure) -> {
            double whole = figure.applyAsDouble(totals);
            if (whole > 0) {
                Share share = Share.of(figure.applyAsDouble(statement.counters()), whole);
                shares.put(reason, share);
                if (share.value() > criteria.shareAbove()) {
                    reasons.add(reason);
                }
            }
        });
        if (statement.counters().meanTime().filter(mean -> mean.compareTo(criteria.meanAbove()) > 0).isPresent()) {
            reasons.add(Reason.MEAN_TIME);
        }
        return new RankedStatement(statement, shares, reasons);
    }

    private static Map<Reason, ToDoubleFunction<Counters>> figures() {
        var figures = new EnumMap<Reason, ToDoubleFunction<Counters>>(Reason.class);
        figures.put(Reason.TIME, counters -> counters.totalTime().toNanos());
        figures.put(Reason.READ, counters -> counters.read().count());
        figures.put(Reason.IO_TIME, counters -> counters.ioTime().map(time -> (double) time.toNanos()).orElse(0.0));
        figures.put(Reason.TEMP, counters -> counters.temp().count());
        figures.put(Reason.WAL, counters -> counters.wal().orElse(Bytes.NONE).count());
        figures.put(Reason.CALLS, Counters::calls);
        return figures;
    }
}

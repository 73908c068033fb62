package org.plumbline.advice.rule;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.RuleInfo;
import org.plumbline.plan.Operation;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Blocks;
import org.plumbline.plan.unit.Rows;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// A sequential scan (or those of one table's partitions) that is worth an index: it keeps few of many rows and takes a good part of the
/// execution. Where it may have stopped before its last row, the planner must expect few as well: the rows that came first are no
/// sample of the others. What kind of index, or none, is each rule's own matter, by the scan's [ScanStory].
///
/// @param scans the dearest first
/// @param fetched rows that an index would lead to: those kept, or more where a term of the filter is nothing that it knows, or where the
///         scan may have stopped
/// @param early whether it may have stopped before its last row
record SelectiveScan(List<PlanNode> scans, List<ScanFigures> figures, Rows found, Rows kept, Rows fetched, boolean early,
                     ScanStory story) {
    /// An index pays off well below this share: of 100 rows of a page, one in twenty still touches every page (our catalogue, row 1).
    static final double MOST_KEPT = 0.05;
    /// 8 MB: smaller tables are read faster than an index is worth (our catalogue, row 1), unless they hold [#LEAST_ROWS].
    static final long LEAST_PAGES = 1_000;
    /// Looking at that many rows takes 10 ms, on however few pages: 60,000 on 640 pages, 1 % and 4 % of them kept, took 10.8 and 11.1 ms,
    /// and 0.4 and 1.2 ms through an index (the number is our catalogue's, row 1, where pages are not known).
    static final long LEAST_ROWS = 50_000;
    /// For each scan, instead of pages, where the condition is more than comparing a column with a value (our own: 8 MB are read in 10 ms).
    static final Duration LEAST_TIME_OF_CONDITION = Duration.ofMillis(50);
    /// Of the execution (our catalogue, row 1).
    static final double LEAST_SHARE = 0.10;
    /// A row that an index leads to costs so many times one of a sequential scan: 0.6 µs to 0.04 µs in the cases of our corpus, less
    /// where neighbours share pages.
    static final double DEARER_THROUGH_INDEX = 10;

    static List<SelectiveScan> in(MeasuredPlan plan) {
        List<PlanNode> scans = plan.nodes(Operation.SeqScan.class).stream()
                .filter(node -> node.operation() instanceof Operation.SeqScan(var _, var filter) && filter.isPresent())
                .filter(node -> node.executed().isPresent())
                .toList();
        var selective = new ArrayList<SelectiveScan>();
        for (List<PlanNode> table : Siblings.grouped(plan, scans, LEAST_SHARE)) {
            of(plan, table).ifPresent(selective::add);
        }
        return selective;
    }

    private static Optional<SelectiveScan> of(MeasuredPlan plan, List<PlanNode> scans) {
        List<ScanFigures> figures = scans.stream().flatMap(scan -> ScanFigures.of(plan, scan).stream()).toList();
        Rows kept = figures.stream().map(ScanFigures::kept).reduce(Rows.NONE, Rows::plus);
        Rows found = figures.stream().map(ScanFigures::found).reduce(Rows.NONE, Rows::plus);
        ScanStory story = ScanStory.of(scans.getFirst());
        Rows planned = planned(plan, scans);
        boolean early = EarlyEnd.possible(plan, scans.getFirst());
        Rows fetched = early || hasOtherTerms(scans.getFirst(), story) ? larger(kept, planned) : kept;
        boolean worth = isLarge(figures)
                || (pagesPerScan(figures).isEmpty() && PagesByCost.of(plan, scans).filter(pages -> pages >= LEAST_PAGES).isPresent())
                || (story.telling().isPresent() && isSlow(plan, scans, figures));
        if (found.equals(Rows.NONE) || Share.of(fetched.value(), found.value()).atLeast(MOST_KEPT) || !worth
                || !Stake.ofSelves(plan, scans, 1).share().atLeast(LEAST_SHARE)
                || (early && planned.equals(Rows.NONE))) {
            return Optional.empty();
        }
        List<PlanNode> dearestFirst = scans.stream()
                .sorted(Comparator.comparingDouble((PlanNode scan) -> -plan.shareOf(scan).value())).toList();
        return Optional.of(new SelectiveScan(dearestFirst, figures, found, kept, fetched, early, story));
    }

    /// A term that a B-tree's search leaves to the table's rows, such as a subquery's list or a function: how many rows the others keep is
    /// not known, but the planner expects the whole filter to keep no more.
    private static boolean hasOtherTerms(PlanNode scan, ScanStory story) {
        List<Comparison> own = ScanStory.comparisons(scan);
        long searched = own.stream()
                .filter(each -> each.kind() != Comparison.Kind.OTHER && !(each.other() instanceof Operand.SubPlan)).count();
        return story.kind() == ScanStory.Kind.PLAIN && searched > 0
                && searched < ScanFigures.filter(scan).map(ConditionParser::terms).orElse(0);
    }

    private static Rows planned(MeasuredPlan plan, List<PlanNode> scans) {
        return scans.stream().flatMap(scan -> plan.of(scan).rowsPlanned().stream()).reduce(Rows.NONE, Rows::plus);
    }

    private static Rows larger(Rows first, Rows second) {
        return first.compareTo(second) >= 0 ? first : second;
    }

    Share keptShare() {
        return Share.of(kept.value(), found.value());
    }

    PlanNode dearest() {
        return scans.getFirst();
    }

    /// A finding with the figures that all these rules rest on. Rows that are kept must be fetched by an index too, and cost more there.
    Draft draft(RuleInfo rule, MeasuredPlan plan) {
        double throughIndex = DEARER_THROUGH_INDEX * Share.of(fetched.value(), found.value()).value();
        Draft draft = Draft.of(rule, plan, Stake.ofSelves(plan, scans, 1 - throughIndex))
                .at(scans)
                .because(Evidence.rows("rows read", found))
                .because(Evidence.rows("rows kept", kept))
                .because(Evidence.share("share kept", keptShare()))
                .because(Optional.of(fetched).filter(rows -> !rows.equals(kept)).map(rows -> Evidence.rows("rows planned", rows)))
                .because(ScanFigures.filter(dearest()).map(filter -> Evidence.text("filter", filter.text())))
                .because(pagesPerScan(figures).map(pages -> Evidence.blocks("pages per scan", Blocks.blocks(Math.round(pages)))));
        if (early) {
            draft.because(Evidence.text("read to the end", "perhaps not, as enough rows had been found"));
        }
        double loops = figures.getFirst().loops();
        if (loops > 1) {
            draft.because(Evidence.count("scans of the table", Math.round(loops)));
        }
        if (scans.size() > 1) {
            draft.because(Evidence.count("partitions scanned", scans.size()));
        }
        return draft;
    }

    /// The table, or those of its partitions that are large enough by themselves for an index of their own.
    List<PlanNode> worthAnIndex(MeasuredPlan plan) {
        return scans.stream()
                .filter(scan -> scans.size() == 1 || isLarge(ScanFigures.of(plan, scan).stream().toList())).toList();
    }

    static boolean isLarge(List<ScanFigures> figures) {
        return pagesPerScan(figures).filter(pages -> pages >= LEAST_PAGES).isPresent()
                || figures.stream().mapToDouble(ScanFigures::foundPerScan).sum() >= LEAST_ROWS;
    }

    /// Its condition costs more than reading the table does: a regular expression, a cast of a document.
    private static boolean isSlow(MeasuredPlan plan, List<PlanNode> scans, List<ScanFigures> figures) {
        double loops = figures.stream().mapToDouble(ScanFigures::loops).max().orElse(1);
        return Stake.ofSelves(plan, scans, 1 / loops).time().filter(time -> time.compareTo(LEAST_TIME_OF_CONDITION) >= 0).isPresent();
    }

    private static Optional<Double> pagesPerScan(List<ScanFigures> figures) {
        return figures.stream().allMatch(each -> each.pages().isPresent())
                ? Optional.of(figures.stream().mapToDouble(each -> each.pages().orElseThrow().count() / each.loops()).sum())
                : Optional.empty();
    }
}

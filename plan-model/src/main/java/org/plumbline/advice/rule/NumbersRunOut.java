package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.measure.MeasuredPlan;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.QuotedName;

/// The numbers of a key, or of the sequence that fills it, are nearly used up: the day they are, every insert fails.
///
///     orders.id integer, highest 1960000000 of 2147483647
public final class NumbersRunOut extends TableRule {
    /// Of all numbers (our catalogue, row 49: sequences 90 %).
    static final double LEAST_PART = 0.90;

    private static final Map<String, Long> LARGEST = Map.of(
            "smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);

    public NumbersRunOut() {
        super("numbers-run-out", "Numbers of a key run out");
    }

    @Override
    List<Finding> check(MeasuredPlan plan, CatalogFacts facts, TableFacts table, List<PlanNode> nodes) {
        var findings = new ArrayList<Finding>();
        var keys = new HashSet<String>();
        table.indexes().stream().filter(index -> index.primary())
                .flatMap(index -> index.keys().stream()).forEach(key -> keys.add(key.expression()));
        for (ColumnFacts column : table.columns()) {
            Optional<SequenceFacts> sequence = facts.sequences().stream()
                    .filter(each -> each.table().equals(table.qualifiedName()) && each.column().equals(column.name())).findFirst();
            if (sequence.isPresent() || keys.contains(QuotedName.of(column.name()))) {
                check(plan, table, column, sequence, nodes).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<Finding> check(
            MeasuredPlan plan, TableFacts table, ColumnFacts column, Optional<SequenceFacts> sequence, List<PlanNode> nodes) {
        Long largest = LARGEST.get(column.type());
        if (largest == null) {
            return Optional.empty();
        }
        long highest = Math.max(column.highest().orElse(0), sequence.map(SequenceFacts::last).orElse(0L));
        long limit = Math.min(largest, sequence.map(SequenceFacts::max).orElse(Long.MAX_VALUE));
        Share used = Share.of(highest, limit);
        if (!used.atLeast(LEAST_PART)) {
            return Optional.empty();
        }
        Draft draft = draft(plan, nodes)
                .because(Evidence.text("column", table.qualifiedName() + "." + column.name()))
                .because(Evidence.text("type", column.type()))
                .because(Evidence.count("highest number", highest))
                .because(Evidence.count("largest possible", limit))
                .because(Evidence.share("share used up", used));
        if (!column.type().equals("bigint")) {
            draft.fix(new Remedy.Act(Action.WIDEN_TO_BIGINT, "ALTER TABLE " + PlanTables.sql(table.schema(), table.name())
                    + " ALTER COLUMN " + QuotedName.of(column.name()) + " TYPE bigint")).unless(Doubt.REWRITES_THE_TABLE);
        }
        sequence.filter(each -> each.max() < Long.MAX_VALUE).ifPresent(each -> draft.fix(new Remedy.Act(Action.RAISE_SEQUENCE_LIMIT,
                "ALTER SEQUENCE " + PlanTables.sql(each.schema(), each.name()) + " AS bigint MAXVALUE " + Long.MAX_VALUE)));
        return Optional.of(draft.finding(Severity.HIGH));
    }
}

package org.plumbline.health;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.plumbline.advice.Action;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Remedy;
import org.plumbline.advice.Severity;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.ColumnFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.SequenceFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.plan.unit.Share;
import org.plumbline.sql.QuotedName;

/// The numbers of a key, or of the sequence that fills it, are nearly used up: the day they are, every insert fails.
///
///     orders.id integer, highest 1960000000 of 2147483647
public final class NumbersNearEnd extends TableCheck {
    /// Of all numbers (our catalogue, row 49: sequences 90 %).
    public static final double LEAST_PART = 0.90;

    private static final Map<String, Long> LARGEST = Map.of(
            "smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE, "bigint", Long.MAX_VALUE);

    public NumbersNearEnd() {
        super("numbers-run-out", "Numbers near their end");
    }

    /// Sequences that belong to no column too.
    @Override
    public List<HealthFinding> check(CatalogFacts facts) {
        var findings = new ArrayList<>(super.check(facts));
        facts.sequences().stream().filter(sequence -> sequence.fills().isEmpty() && sequence.max() > 0)
                .filter(sequence -> Share.of(sequence.last(), sequence.max()).atLeast(LEAST_PART))
                .forEach(sequence -> findings.add(alone(sequence)));
        return findings;
    }

    @Override
    public List<HealthFinding> check(CatalogFacts facts, TableFacts table) {
        var findings = new ArrayList<HealthFinding>();
        var keys = new HashSet<String>();
        table.indexes().stream().filter(IndexFacts::primary)
                .flatMap(index -> index.keys().stream()).forEach(key -> keys.add(key.expression()));
        for (ColumnFacts column : table.columns()) {
            Optional<SequenceFacts> sequence = facts.sequences().stream()
                    .filter(each -> each.fills(table.qualifiedName(), column.name())).findFirst();
            if (sequence.isPresent() || keys.contains(QuotedName.of(column.name()))) {
                check(table, column, sequence).ifPresent(findings::add);
            }
        }
        return findings;
    }

    private Optional<HealthFinding> check(TableFacts table, ColumnFacts column, Optional<SequenceFacts> sequence) {
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
        HealthFinding finding = HealthFinding.of(this, Severity.HIGH, table.qualifiedName(), column.name()).because(
                Evidence.text("column", table.qualifiedName() + "." + column.name()),
                Evidence.text("type", column.type()),
                Evidence.count("highest number", highest),
                Evidence.count("largest possible", limit),
                Evidence.share("share used up", used));
        if (!column.type().equals("bigint")) {
            finding = finding.fix(new Remedy.Act(Action.WIDEN_TO_BIGINT, "ALTER TABLE " + QuotedName.of(table.schema(), table.name())
                    + " ALTER COLUMN " + QuotedName.of(column.name()) + " TYPE bigint")).unless(Doubt.REWRITES_THE_TABLE);
        }
        return Optional.of(sequence.filter(each -> each.max() < Long.MAX_VALUE).map(NumbersNearEnd::raise).map(finding::fix)
                .orElse(finding));
    }

    private HealthFinding alone(SequenceFacts sequence) {
        var finding = new HealthFinding(id(), Severity.HIGH, Optional.empty(), sequence.schema() + "." + sequence.name(),
                Optional.empty(), List.of(), List.of(), List.of())
                .because(Evidence.text("sequence", sequence.schema() + "." + sequence.name()),
                        Evidence.count("highest number", sequence.last()),
                        Evidence.count("largest possible", sequence.max()),
                        Evidence.share("share used up", Share.of(sequence.last(), sequence.max())));
        return sequence.max() < Long.MAX_VALUE ? finding.fix(raise(sequence)) : finding;
    }

    private static Remedy raise(SequenceFacts sequence) {
        return new Remedy.Act(Action.RAISE_SEQUENCE_LIMIT,
                "ALTER SEQUENCE " + QuotedName.of(sequence.schema(), sequence.name()) + " AS bigint MAXVALUE " + Long.MAX_VALUE);
    }
}

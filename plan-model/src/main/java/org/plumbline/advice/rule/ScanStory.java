package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.plumbline.index.GinKey;
import org.plumbline.plan.PlanNode;
import org.plumbline.plan.Target;
import org.plumbline.sql.Comparison;
import org.plumbline.sql.ConditionParser;
import org.plumbline.sql.Operand;

/// Why a sequential scan's filter found no index: each scan has one, and one rule tells it.
///
/// @param kind which rule's it is
/// @param telling the comparison that it is told of; none for [Kind#PLAIN]
record ScanStory(Kind kind, Optional<Comparison> telling) {
    private static final ScanStory PLAIN = new ScanStory(Kind.PLAIN, Optional.empty());
    /// What an integer column is cast to by itself where it meets such a value, and a numeric one where it meets the second.
    private static final List<String> IMPLICIT = List.of("numeric", "double precision");

    enum Kind {
        /// A B-tree on the columns would do, or nothing that we know of.
        PLAIN,
        CONTAINMENT,
        INFIX_LIKE,
        WRAPPED_COLUMN,
        IMPLICIT_CAST,
        /// LIKE with a plain beginning, which needs an operator class of its own.
        PREFIX_LIKE
    }

    /// A comparison of a plain column for equality is the plain story whatever stands beside it: it narrows most, and a B-tree serves it.
    static ScanStory of(PlanNode scan) {
        List<Comparison> own = comparisons(scan);
        if (own.stream().anyMatch(ScanStory::isPlainEquality)) {
            return PLAIN;
        }
        boolean plainRange = own.stream().anyMatch(each -> isRange(each) && each.subject() instanceof Operand.OfColumn);
        return first(own, Kind.CONTAINMENT, each -> GinKey.of(each).isPresent())
                .or(() -> first(own, Kind.INFIX_LIKE, GinKey::searchesInside))
                .or(() -> first(own, Kind.IMPLICIT_CAST, each -> isImplicitCast(each) && (isEquality(each) || !plainRange)))
                .or(() -> first(own, Kind.WRAPPED_COLUMN, each -> isWrapped(each) && (isEquality(each) || !plainRange)))
                .or(() -> plainRange ? Optional.empty() : first(own, Kind.PREFIX_LIKE, ScanStory::isPrefix))
                .orElse(PLAIN);
    }

    /// What the filter compares of the scan's own columns; nothing where it cannot be parsed or is an OR across columns.
    static List<Comparison> comparisons(PlanNode scan) {
        Optional<Target> target = ScanFigures.target(scan);
        String alias = target.flatMap(Target::alias).or(() -> target.flatMap(Target::relation)).orElse("");
        return ScanFigures.filter(scan).flatMap(ConditionParser::parse).filter(parsed -> !parsed.orAcrossColumns())
                .map(parsed -> parsed.comparisonsOf(alias)).orElse(List.of());
    }

    private static Optional<ScanStory> first(List<Comparison> all, Kind kind, Predicate<Comparison> telling) {
        return all.stream().filter(telling).findFirst().map(comparison -> new ScanStory(kind, Optional.of(comparison)));
    }

    private static boolean isPlainEquality(Comparison comparison) {
        return comparison.subject() instanceof Operand.OfColumn && comparison.kind() == Comparison.Kind.EQUALITY
                && comparison.operator().startsWith("=");
    }

    private static boolean isEquality(Comparison comparison) {
        return comparison.kind() == Comparison.Kind.EQUALITY;
    }

    private static boolean isRange(Comparison comparison) {
        return comparison.kind() == Comparison.Kind.RANGE;
    }

    private static boolean isPrefix(Comparison comparison) {
        return comparison.kind() == Comparison.Kind.PREFIX && comparison.subject() instanceof Operand.OfColumn;
    }

    private static boolean isImplicitCast(Comparison comparison) {
        return (isEquality(comparison) || isRange(comparison))
                && comparison.other() instanceof Operand.Value
                && comparison.subject() instanceof Operand.OfExpression expression && expression.isCastColumn()
                && IMPLICIT.contains(expression.castTo().orElse(""));
    }

    private static boolean isWrapped(Comparison comparison) {
        return (isEquality(comparison) || isRange(comparison)) && !comparison.operator().startsWith("IS")
                && comparison.subject() instanceof Operand.OfExpression
                && comparison.other() instanceof Operand.Value;
    }
}

package org.plumbline.advice.rule;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.QuotedName;

/// One index for a finding that proposes one and for a foreign key that has none: on the key's columns, whatever comes after them, and with
/// all rows that refer. Rows without a key refer to nothing.
final class ForeignKeyServed {
    private ForeignKeyServed() {}

    /// Whether an index that the finding proposes serves the foreign key too, as it is or on more of the key's columns.
    static boolean is(Finding finding, Finding foreignKey) {
        return index(foreignKey).filter(key -> indexes(finding).anyMatch(index -> both(index, key).isPresent())).isPresent();
    }

    /// The finding with an index that serves both, and with the foreign key's name.
    static Finding told(Finding finding, Finding foreignKey) {
        IndexCandidate key = index(foreignKey).orElseThrow();
        List<Remedy> remedies = finding.remedies().stream().map(remedy -> remedy instanceof Remedy.CreateIndex(IndexCandidate index)
                ? both(index, key).<Remedy>map(Remedy.CreateIndex::new).orElse(remedy) : remedy).toList();
        Stream<Evidence> named = foreignKey.evidence().stream().filter(figure -> figure.name().equals("foreign key"))
                .map(figure -> new Evidence("foreign key without an index", figure.value()));
        return new Finding(finding.rule(), finding.node(), finding.nodes(), finding.severity(), finding.share(), finding.timeAtStake(),
                Stream.concat(finding.evidence().stream(), named).toList(), remedies,
                SameCause.together(finding.doubts(), foreignKey.doubts()), finding.knowMore(), finding.state());
    }

    private static Optional<IndexCandidate> index(Finding foreignKey) {
        return indexes(foreignKey).findFirst();
    }

    private static Stream<IndexCandidate> indexes(Finding finding) {
        return finding.remedies().stream()
                .flatMap(remedy -> remedy instanceof Remedy.CreateIndex(IndexCandidate index) ? Stream.of(index) : Stream.empty());
    }

    private static Optional<IndexCandidate> both(IndexCandidate index, IndexCandidate key) {
        boolean same = index.table().equals(key.table()) && (index.schema().isEmpty() || index.schema().equals(key.schema()))
                && index.method().equals(key.method()) && leavesOutNullsOnly(index, key);
        Set<String> columns = columns(key.keys());
        int shared = Math.min(index.keys().size(), columns.size());
        List<IndexCandidate.Key> first = index.keys().subList(0, shared);
        if (!same || !first.stream().allMatch(ForeignKeyServed::isPlain) || columns(first).size() < shared
                || !columns.containsAll(columns(first))) {
            return Optional.empty();
        }
        List<IndexCandidate.Key> more = key.keys().stream().filter(each -> !columns(first).contains(each.expression())).toList();
        return Optional.of(index.on(Stream.concat(index.keys().stream(), more.stream()).toList())
                .including(index.include().stream().filter(column -> !columns(more).contains(column)).toList()));
    }

    private static boolean isPlain(IndexCandidate.Key key) {
        return key.isColumn() && key.operatorClass().isEmpty();
    }

    private static Set<String> columns(List<IndexCandidate.Key> keys) {
        return keys.stream().map(IndexCandidate.Key::expression).collect(Collectors.toUnmodifiableSet());
    }

    private static boolean leavesOutNullsOnly(IndexCandidate index, IndexCandidate key) {
        return index.where().map(where -> key.keys().stream()
                .anyMatch(each -> where.equals(QuotedName.of(each.expression()) + " IS NOT NULL"))).orElse(true);
    }
}

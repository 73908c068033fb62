package org.plumbline.advice.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.plumbline.advice.Doubt;
import org.plumbline.advice.Evidence;
import org.plumbline.advice.Finding;
import org.plumbline.advice.Remedy;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.index.BeginningKey;
import org.plumbline.index.BoundedEntry;
import org.plumbline.index.CoveringIndex;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.QualifiedOperators;

/// What the database's own indexes make of findings that propose some: one that is there already is not proposed but named, any other gets
/// its price.
final class KnownIndexes {
    private static final String PATTERNS = "text_pattern_ops";

    private KnownIndexes() {}

    static List<Finding> applied(CatalogFacts facts, List<Finding> findings) {
        return findings.stream().map(finding -> applied(facts, finding)).toList();
    }

    private static Finding applied(CatalogFacts facts, Finding finding) {
        var evidence = new ArrayList<>(finding.evidence());
        var remedies = new ArrayList<Remedy>();
        boolean known = true;
        for (Remedy proposed : finding.remedies()) {
            Remedy remedy = suited(facts, proposed);
            Optional<IndexCandidate> index = index(remedy);
            Optional<TableFacts> table = index.flatMap(candidate -> facts.table(candidate.schema(), candidate.table()));
            Optional<IndexFacts> there = table.flatMap(each -> CoveringIndex.of(each, index.get())
                    .or(() -> CoveringIndex.of(each, index(proposed).orElseThrow())));
            known &= index.isEmpty() || table.isPresent();
            there.ifPresentOrElse(
                    each -> evidence.add(Evidence.text("index that is there already", each.name())), () -> remedies.add(remedy));
            if (there.isEmpty() && remedy instanceof Remedy.CreateIndex) {
                table.flatMap(each -> IndexCost.of(index.get(), each, facts.server().version())).ifPresent(cost -> {
                    evidence.add(Evidence.bytes("size of the new index, about", cost.size()));
                    evidence.add(Evidence.share("more to write for each new row", cost.writes()));
                });
            }
        }
        boolean certain = known;
        return new Finding(finding.rule(), finding.node(), finding.nodes(), finding.severity(), finding.share(), finding.timeAtStake(),
                evidence, remedies,
                finding.doubts().stream().filter(doubt -> !certain || doubt != Doubt.EXISTING_INDEXES_UNKNOWN).toList(),
                finding.knowMore(), finding.state());
    }

    private static Optional<IndexCandidate> index(Remedy remedy) {
        return switch (remedy) {
            case Remedy.CreateIndex(IndexCandidate candidate) -> Optional.of(candidate);
            case Remedy.CreateOtherIndex(IndexCandidate candidate, var _) -> Optional.of(candidate);
            default -> Optional.empty();
        };
    }

    private static Remedy suited(CatalogFacts facts, Remedy remedy) {
        return switch (remedy) {
            case Remedy.CreateIndex(IndexCandidate candidate) -> new Remedy.CreateIndex(suited(facts, candidate));
            case Remedy.CreateOtherIndex(IndexCandidate candidate, var why) ->
                    new Remedy.CreateOtherIndex(suited(facts, candidate), why);
            default -> remedy;
        };
    }

    /// As the table's columns and the server ask for it: the operator class for `LIKE 'x%'` by the column's type and collation, those of
    /// extensions by their schemas, and nothing carried along that may be too long.
    private static IndexCandidate suited(CatalogFacts facts, IndexCandidate candidate) {
        IndexCandidate suited = facts.table(candidate.schema(), candidate.table()).map(table -> BoundedEntry.of(candidate.on(
                candidate.keys().stream().map(key -> suited(key, table)).toList()), table)).orElse(candidate);
        return QualifiedOperators.of(suited, facts.server());
    }

    private static IndexCandidate.Key suited(IndexCandidate.Key key, TableFacts table) {
        return key.isColumn() && key.operatorClass().filter(PATTERNS::equals).isPresent()
                ? BeginningKey.of(key.withDefaultOperatorClass(), table).orElse(key) : key;
    }
}

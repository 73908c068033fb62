package org.plumbline.app.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.Superseding;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.Format;
import org.plumbline.app.ui.text.HealthText;
import org.plumbline.app.ui.text.PageCostText;
import org.plumbline.app.ui.text.ProofText;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.DdlScript;
import org.plumbline.index.IndexCandidate;
import org.plumbline.plan.unit.Share;

/// The script that builds what was advised, and names what it may make needless.
public final class AdviceScript {
    private AdviceScript() {}

    /// For all of the budget.
    public static DdlScript of(IndexAdvisory advisory) {
        return of(advisory, advisory.advice().best().indexes());
    }

    /// For these of them.
    public static DdlScript of(IndexAdvisory advisory, List<AdvisedIndex> indexes) {
        Set<IndexCandidate> built = indexes.stream().map(AdvisedIndex::index).collect(Collectors.toSet());
        boolean whole = advisory.advice().best().indexes().stream().map(AdvisedIndex::index).collect(Collectors.toSet()).equals(built);
        Optional<MeasuredSet> measured = advisory.measured().filter(_ -> whole);
        List<DdlScript.Entry> entries = indexes.stream().map(index -> new DdlScript.Entry(
                index.index(), reasons(index, advisory.facts()),
                evidence(index, measured), index.size(), Optional.of(index.proof()),
                isCovering(index, measured))).toList();
        Stream<DdlScript.Removal> superseded = Superseding.by(advisory.facts(), built).stream().map(each -> new DdlScript.Removal(
                each.table(), each.index(), planned(advisory, whole,
                each.table(), each.index(), List.of("The new index on " + AdviceText.columns(each.by()) + " begins with its keys.")),
                false));
        Stream<DdlScript.Removal> needless = advisory.advice().needless().stream()
                .flatMap(each -> removal(each, advisory.facts()).stream())
                .map(each -> new DdlScript.Removal(each.table(), each.index(),
                        planned(advisory, whole, each.table(), each.index(), each.reasons()), false));
        Map<IndexFacts, DdlScript.Removal> removals = new LinkedHashMap<>();
        Stream.concat(superseded, needless).forEach(each -> removals.merge(each.index(), each, AdviceScript::together));
        return DdlScript.of(entries, List.copyOf(removals.values()), Optional.of(advisory.facts()));
    }

    /// With what planning without it says.
    ///
    /// @param whole the script builds the set that it was planned with
    private static List<String> planned(
            IndexAdvisory advisory, boolean whole, TableFacts table, IndexFacts index, List<String> reasons) {
        Optional<String> words = AdviceText.without(advisory.advice().removal(table.qualifiedName(), index.name())).filter(_ -> whole);
        return Stream.concat(reasons.stream(), words.stream()).toList();
    }

    private static List<String> reasons(AdvisedIndex index, CatalogFacts facts) {
        String why = AdviceText.reason(index);
        return facts.server().choosesPageCosts()
                ? List.of(why, "Planned with " + PageCostText.setting(facts.server().pageCosts()) + ", which is not the server's own: it "
                        + "may not be used before the server has it.") : List.of(why);
    }

    private static Optional<DdlScript.Removal> removal(HealthFinding needless, CatalogFacts facts) {
        HealthText text = HealthText.of(needless);
        return facts.tables().stream().filter(table -> needless.table().filter(table.qualifiedName()::equals).isPresent())
                .flatMap(table -> table.indexes().stream().filter(index -> index.name().equals(needless.object()))
                        .map(index -> new DdlScript.Removal(table, index,
                                Stream.concat(Stream.of(text.sentence()), text.doubts().stream()).toList(), false))).findFirst();
    }

    private static DdlScript.Removal together(DdlScript.Removal one, DdlScript.Removal other) {
        return new DdlScript.Removal(
                one.table(), one.index(), Stream.concat(one.reasons().stream(), other.reasons().stream()).toList(), false);
    }

    /// An index-only scan needs pages that VACUUM has seen.
    private static boolean isCovering(AdvisedIndex index, Optional<MeasuredSet> measured) {
        return !index.index().include().isEmpty() || measured.filter(set -> set.stale().contains(
                index.index().schema().map(schema -> schema + ".").orElse("") + index.index().table())).isPresent();
    }

    private static List<String> evidence(AdvisedIndex index, Optional<MeasuredSet> measured) {
        Stream<String> planned = index.helps().stream().map(help -> help.query() + ": planned cost "
                + Format.share(Share.of(help.after(), help.before())) + " of today's");
        Stream<String> ran = measured.stream().flatMap(set -> set.statements().stream()).filter(each -> each.used().contains(index.index()))
                .map(each -> "measured, " + ProofText.sentence(each));
        return Stream.concat(planned, ran).toList();
    }
}

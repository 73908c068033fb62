package org.plumbline.app.ui.indexset;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.AdvisedSet;
import org.plumbline.advisor.CombinedWhatIf;
import org.plumbline.advisor.IndexAdvice;
import org.plumbline.app.db.ServerFailure;
import org.plumbline.app.db.WhatIfSession;
import org.plumbline.app.report.AdviceScript;
import org.plumbline.app.ui.state.PlansShown;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.DefectText;
import org.plumbline.app.ui.text.ProofText;
import org.plumbline.app.work.Background;
import org.plumbline.app.work.Job;
import org.plumbline.index.IndexCandidate;
import org.plumbline.index.IndexCost;
import org.plumbline.index.ProofState;
import org.plumbline.plan.unit.Bytes;
import org.plumbline.plan.unit.Share;

/// The set of a budget, and what a person makes of it: each change is planned at once on the server, the newest wins.
final class ChosenSet {
    private final Background background;
    private final String name;
    private final Searched found;
    private final Onward onward;
    private final WhatIfSession session;
    private final ReadOnlyIntegerWrapper point = new ReadOnlyIntegerWrapper(-1);
    private final ObservableList<IndexRow> indexes = FXCollections.observableArrayList();
    private final SetLists lists;
    private final ReadOnlyObjectWrapper<SetTotal> total = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper message = new ReadOnlyStringWrapper("");
    private final Set<IndexCandidate> set = new LinkedHashSet<>();
    private List<AdvisedIndex> offered = List.of();
    private Optional<Replanned> latest = Optional.empty();
    private Optional<Job> working = Optional.empty();

    /// Begins with the set for all of the budget.
    ChosenSet(Background background, String name, Searched found, Onward onward) {
        this.background = background;
        this.name = name;
        this.found = found;
        this.onward = onward;
        session = new WhatIfSession(found.database(), found.advisory().facts(), found.advisory().planned());
        lists = new SetLists(found.advisory());
        choosePoint(frontier().size() - 1);
    }

    /// Where the statements are from, and how many there are.
    String from() {
        return AdviceText.workload(found.queries().size(), found.from());
    }

    Searched found() {
        return found;
    }

    /// The best set of each budget, from none to the largest.
    List<AdvisedSet> frontier() {
        return advice().frontier();
    }

    /// Which of them was chosen last.
    ReadOnlyIntegerProperty pointProperty() {
        return point.getReadOnlyProperty();
    }

    /// Those of the chosen set, and those that the person added; in the set or not.
    ObservableList<IndexRow> indexes() {
        return indexes;
    }

    /// What stands beside it.
    SetLists lists() {
        return lists;
    }

    ReadOnlyObjectProperty<SetTotal> totalProperty() {
        return total.getReadOnlyProperty();
    }

    /// Tells that something went wrong beside it.
    void tell(String sentence) {
        message.set(sentence);
    }

    /// What the database lacks to plan with indexes that are not there; nothing where it has HypoPG.
    Optional<String> missing() {
        return session.missing();
    }

    /// Whether there is a plan with the set to show: the model tells costs only.
    boolean canShowPlans() {
        return missing().isEmpty() && !CombinedWhatIf.taken(set).isEmpty();
    }

    /// How far what is told of the set is proven.
    ProofState state() {
        return !total.get().own() ? found.advisory().state() : missing().isPresent() ? ProofState.MODEL : ProofState.ESTIMATED;
    }

    /// Those in the set, as far as they are known.
    List<AdvisedIndex> chosen() {
        return indexes.stream().filter(IndexRow::chosen).map(IndexRow::advised).toList();
    }

    /// What the statements cost with the set, as they are planned; none while nobody knows.
    OptionalDouble cost() {
        return total.get().cost().map(share -> OptionalDouble.of(share.value() * advice().baseline())).orElse(OptionalDouble.empty());
    }

    /// What running the statements showed, in a few sentences; nothing where nobody ran them with this set.
    List<String> measured() {
        return total.get().own() ? List.of() : found.advisory().measured()
                .map(done -> ProofText.summary(done, advice().best())).orElse(List.of());
    }

    /// What went wrong last; empty where nothing did.
    ReadOnlyStringProperty messageProperty() {
        return message.getReadOnlyProperty();
    }

    /// Takes the set of this budget as it is.
    void choosePoint(int index) {
        if (index != point.get()) {
            point.set(index);
            offered = frontier().get(index).indexes();
            set.clear();
            offered.forEach(each -> set.add(each.index()));
            replan();
        }
    }

    /// Takes the best set that has at most so many bytes.
    void chooseBudget(double bytes) {
        int index = 0;
        while (index + 1 < frontier().size() && frontier().get(index + 1).size().count() <= bytes) {
            index++;
        }
        choosePoint(index);
    }

    /// Puts an index into the set, or takes it out.
    void toggle(IndexRow row) {
        IndexCandidate index = row.advised().index();
        if (!set.remove(index)) {
            set.add(index);
        }
        replan();
    }

    /// Puts one that was rejected into the set, to see what it does.
    void add(IndexCandidate index) {
        var more = new ArrayList<>(offered);
        more.add(sized(index));
        offered = List.copyOf(more);
        set.add(index);
        replan();
    }

    /// Whether there is a set to show plans with, or to build.
    boolean isEmpty() {
        return set.isEmpty();
    }

    /// Shows a statement's plan of today and the one with those of the set that the server plans with though they are not there.
    void showPlans(StatementRow row, PlansShown way) {
        if (!canShowPlans()) {
            return;
        }
        message.set("");
        Set<IndexCandidate> now = CombinedWhatIf.taken(set);
        background.runNewest(session, "Planning a statement on " + name, progress -> new String[] {
            session.plan(row.query(), Set.of(), progress), session.plan(row.query(), now, progress)
        }, plans -> onward.show(found.database(), row.query().sql(), plans[0], plans[1], now.size(), way),
                this::tell);
    }

    /// Lets the person export the set as it is now.
    void export() {
        onward.export(AdviceScript.of(found.advisory(), chosen()), AdviceText.scriptName(name));
    }

    /// Ends what runs for it, and its session.
    void dispose() {
        working.ifPresent(Job::cancel);
        background.run("Giving a session back to " + name, () -> {
            session.close();
            return session;
        }, _ -> { }, _ -> { });
    }

    private IndexAdvice advice() {
        return found.advisory().advice();
    }

    /// What was built and rolled back is not asked for again.
    private void replan() {
        message.set("");
        if (found.advisory().state() == ProofState.PLANNED && !isOwn()) {
            working.ifPresent(Job::cancel);
            replanned(Replanned.of(found, ofBudget()));
            return;
        }
        Set<IndexCandidate> now = Set.copyOf(set);
        show(true);
        working = Optional.of(background.runNewest(this, "Planning with " + AdviceText.indexes(now.size()) + " on " + name,
                progress -> Replanned.of(session, found.queries(), now, progress), this::replanned, this::failed));
    }

    private void replanned(Replanned done) {
        latest = Optional.of(done);
        lists.show(done.statements());
        show(false);
    }

    /// Nothing is lost: what the search told stays, and the person's own set too, without its cost.
    private void failed(Throwable cause) {
        tell(cause);
        if (isOwn()) {
            latest = Optional.empty();
            lists.unknown();
            show(false);
        } else {
            replanned(Replanned.of(found, ofBudget()));
        }
    }

    private void tell(Throwable cause) {
        message.set(cause instanceof ServerFailure ? cause.getMessage() : DefectText.of(cause));
    }

    private AdvisedSet ofBudget() {
        return frontier().get(point.get());
    }

    private boolean isOwn() {
        return !set.equals(ofBudget().indexes().stream().map(AdvisedIndex::index).collect(Collectors.toSet()));
    }

    private void show(boolean asking) {
        Optional<Replanned> known = latest.filter(done -> done.set().equals(set));
        boolean own = isOwn();
        indexes.setAll(offered.stream().map(each -> row(each, known, own)).toList());
        lists.show(point.get(), offered.stream().map(AdvisedIndex::index).toList(), set);
        Optional<Share> cost = own ? known.map(done -> Share.of(done.total(), done.baseline()))
                : Optional.of(Share.of(ofBudget().cost(), advice().baseline()));
        total.set(new SetTotal(set.size(), size(), cost, own, asking));
    }

    private IndexRow row(AdvisedIndex each, Optional<Replanned> known, boolean own) {
        ProofState by = own ? session.proof(each.index()) : each.proof();
        AdvisedIndex now = each.helping(known.map(done -> Optional.ofNullable(done.helps().get(each.index())).orElse(List.of()))
                .orElse(each.helps()), by);
        Share saves = known.map(done -> done.saves(each.index())).orElse(Share.NONE);
        return new IndexRow(now, set.contains(each.index()), AdviceText.columns(each.index()),
                AdviceText.create(each.index(), found.advisory().facts()), saves);
    }

    /// As the advisor would tell it.
    private AdvisedIndex sized(IndexCandidate index) {
        Optional<IndexCost> cost = session.cost(index);
        return new AdvisedIndex(
                index, cost.map(IndexCost::size), cost.map(IndexCost::writes), 0, List.of(), session.proof(index));
    }

    private Bytes size() {
        return offered.stream().filter(each -> set.contains(each.index())).flatMap(each -> each.size().stream())
                .reduce(Bytes.NONE, Bytes::plus);
    }
}

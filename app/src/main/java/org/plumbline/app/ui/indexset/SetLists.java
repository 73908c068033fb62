package org.plumbline.app.ui.indexset;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import javafx.collections.transformation.FilteredList;
import org.plumbline.advisor.AdvisedIndex;
import org.plumbline.advisor.PlannedRemoval;
import org.plumbline.advisor.Superseding;
import org.plumbline.advisor.proof.MeasuredSet;
import org.plumbline.app.db.IndexAdvisory;
import org.plumbline.app.ui.text.AdviceText;
import org.plumbline.app.ui.text.HealthText;
import org.plumbline.app.ui.text.ProofText;
import org.plumbline.index.IndexCandidate;

/// What stands beside a set: its statements, the indexes that are not in it, and what else there is to know; and the search in them.
final class SetLists {
    private final IndexAdvisory advisory;
    private final ObservableList<StatementRow> statements = FXCollections.observableArrayList();
    private final ObservableList<NoteRow> rejected = FXCollections.observableArrayList();
    private final ObservableList<NoteRow> superseded = FXCollections.observableArrayList();
    private final ObservableList<NoteRow> leftOut = FXCollections.observableArrayList();
    private final ObservableList<NoteRow> measured = FXCollections.observableArrayList();
    private final FilteredList<StatementRow> shownStatements = new FilteredList<>(statements);
    private final List<FilteredList<NoteRow>> shown = Stream.of(rejected, superseded, leftOut, measured)
            .map(rows -> new FilteredList<>(rows)).toList();
    private final StringProperty search = new SimpleStringProperty("");

    SetLists(IndexAdvisory advisory) {
        this.advisory = advisory;
        leftOut.setAll(advisory.unplanned().stream().map(each -> new NoteRow(each.query(), each.reason(), Optional.empty())).toList());
        search.subscribe(wanted -> {
            shownStatements.setPredicate(row -> row.matches(wanted));
            shown.forEach(list -> list.setPredicate(row -> row.matches(wanted)));
        });
    }

    /// Those that the search leaves.
    ObservableList<StatementRow> statements() {
        return shownStatements;
    }

    /// Those that the search leaves.
    ObservableList<NoteRow> rejected() {
        return shown.getFirst();
    }

    ObservableList<NoteRow> superseded() {
        return shown.get(1);
    }

    ObservableList<NoteRow> leftOut() {
        return shown.get(2);
    }

    /// What running the statements with this very set showed; none where nobody ran them.
    ObservableList<NoteRow> measured() {
        return shown.getLast();
    }

    /// Words that a statement or a rejected index has to have.
    StringProperty searchProperty() {
        return search;
    }

    /// What the statements cost with the set.
    void show(List<StatementRow> costs) {
        statements.setAll(costs);
    }

    /// Nobody knows what they cost with it.
    void unknown() {
        statements.setAll(statements.stream().map(StatementRow::unknown).toList());
    }

    /// Another set is shown.
    ///
    /// @param point the budget's place on the frontier
    /// @param offered what stands with the set, in it or not
    void show(int point, List<IndexCandidate> offered, Set<IndexCandidate> set) {
        rejected.setAll(AdviceText.rejected(advisory.advice(), point).entrySet().stream()
                .filter(each -> !offered.contains(each.getKey()))
                .map(each -> new NoteRow(AdviceText.columns(each.getKey()), each.getValue(), Optional.of(each.getKey()))).toList());
        boolean whole = advisory.advice().best().indexes().stream().map(AdvisedIndex::index).collect(Collectors.toSet()).equals(set);
        List<NoteRow> gone = new ArrayList<>(Superseding.by(advisory.facts(), set).stream().map(each -> row(
                AdviceText.name(each), AdviceText.superseded(each), advisory.advice().removal(each).filter(_ -> whole))).toList());
        advisory.advice().needless().forEach(each -> gone.add(row(AdviceText.index(each), String.join(" ",
                Stream.concat(Stream.of(HealthText.of(each).sentence()), HealthText.of(each).doubts().stream()).toList()),
                advisory.advice().removal(each).filter(_ -> whole))));
        superseded.setAll(gone);
        measured.setAll(whole ? advisory.measured().map(SetLists::rows).orElse(List.of()) : List.of());
    }

    private static NoteRow row(String index, String words, Optional<PlannedRemoval> removal) {
        return new NoteRow(index, AdviceText.without(removal).map(planned -> words + (words.endsWith(".") ? " " : ". ") + planned)
                .orElse(words), Optional.empty());
    }

    private static List<NoteRow> rows(MeasuredSet done) {
        return Stream.concat(
                done.statements().stream().map(each -> new NoteRow(each.query().name(), ProofText.words(each), Optional.empty())),
                done.others().stream().map(each -> new NoteRow(each.query(), "not run: " + each.reason(), Optional.empty()))).toList();
    }
}

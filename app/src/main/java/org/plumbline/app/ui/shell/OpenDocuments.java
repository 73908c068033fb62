package org.plumbline.app.ui.shell;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What is open, what of it has a tab, and which tab is in front.
final class OpenDocuments {
    private final ObservableList<OpenSource> sources = FXCollections.observableArrayList();
    private final ObservableList<OpenDocument> documents = FXCollections.observableArrayList();
    private final ReadOnlyObjectWrapper<Optional<OpenDocument>> front = new ReadOnlyObjectWrapper<>(Optional.empty());
    /// Follows the front, so that nobody sees one of them without the other.
    private final ObservableValue<Optional<OpenPlan>> selected =
            front.map(document -> document.filter(OpenPlan.class::isInstance).map(OpenPlan.class::cast));
    private int pasted;

    /// Plans that were read, whether or not one of them has a tab.
    ObservableList<OpenSource> sources() {
        return sources;
    }

    /// All that has a tab, in the order of the tabs.
    ObservableList<OpenDocument> all() {
        return documents;
    }

    /// Those of one kind, in the order of the tabs.
    <T extends OpenDocument> Stream<T> all(Class<T> kind) {
        return documents.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// The plans that have a tab.
    List<OpenPlan> plans() {
        return all(OpenPlan.class).toList();
    }

    Stream<OpenLog> logs() {
        return all(OpenLog.class);
    }

    ReadOnlyObjectProperty<Optional<OpenDocument>> frontProperty() {
        return front.getReadOnlyProperty();
    }

    /// The plan in front.
    ObservableValue<Optional<OpenPlan>> selectedProperty() {
        return selected;
    }

    Optional<OpenSource> source(SourceKey key) {
        return sources.stream().filter(each -> each.key().equals(key)).findFirst();
    }

    Map<SourceKey, OpenSource> sourcesByKey() {
        var byKey = new HashMap<SourceKey, OpenSource>();
        sources.forEach(source -> byKey.put(source.key(), source));
        return byKey;
    }

    /// The tab of any plan of this source.
    Optional<OpenPlan> plan(SourceKey key) {
        return plans().stream().filter(each -> each.source().key().equals(key)).findFirst();
    }

    /// The tab of one plan.
    Optional<OpenPlan> plan(OpenSource source, int index) {
        return plans().stream().filter(tab -> tab.shows(source, index)).findFirst();
    }

    void select(OpenDocument document) {
        front.set(Optional.of(document));
    }

    /// The tab beside the chosen one; past the last comes the first.
    void selectNext(int step) {
        front.get().ifPresent(now -> select(documents.get(Math.floorMod(documents.indexOf(now) + step, documents.size()))));
    }

    /// A source with its first plan, in place of what the source was before.
    OpenPlan add(OpenSource source, PreparedDocument first) {
        source(source.key()).ifPresent(this::close);
        OpenSource named = source.key() instanceof SourceKey.OfText ? source.named(++pasted == 1 ? "Pasted plan" : "Pasted plan " + pasted)
                : source;
        sources.add(named);
        var plan = new OpenPlan(named, first);
        documents.add(plan);
        return plan;
    }

    /// In place of what the log was before.
    void add(OpenLog log) {
        logs().filter(open -> open.key().equals(log.key())).findFirst().ifPresent(this::close);
        documents.add(log);
    }

    void add(OpenSql sql) {
        documents.add(sql);
    }

    void add(OpenHistory history) {
        documents.add(history);
    }

    void add(OpenComparison comparison) {
        documents.add(comparison);
    }

    void add(OpenTool tool) {
        documents.add(tool);
    }

    /// A further plan of an open source, in front. It may have been asked for twice, or its source closed, while it was prepared.
    void addOnce(OpenPlan plan) {
        Optional<OpenPlan> open = plan(plan.source(), plan.number());
        if (open.isPresent()) {
            select(open.get());
        } else if (sources.contains(plan.source())) {
            documents.add(plan);
            select(plan);
        }
    }

    /// A source with one plan goes with its tab; a file with many stays listed.
    void close(OpenDocument document) {
        int at = documents.indexOf(document);
        if (at < 0) {
            return;
        }
        if (front.get().equals(Optional.of(document))) {
            int beside = at + 1 < documents.size() ? at + 1 : at - 1;
            front.set(beside < 0 ? Optional.empty() : Optional.of(documents.get(beside)));
        }
        documents.remove(at);
        switch (document) {
            case OpenPlan plan when !plan.source().hasSeveralPlans() -> sources.remove(plan.source());
            case OpenPlan _ -> { }
            case OpenLog log -> log.model().dispose();
            case OpenSql sql -> sql.model().dispose();
            case OpenTool _, OpenHistory _, OpenComparison _ -> { }
        }
    }

    void close(OpenSource source) {
        for (OpenPlan tab : plans()) {
            if (tab.source().key().equals(source.key())) {
                close(tab);
            }
        }
        sources.remove(source);
    }
}

package org.plumbline.advisor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.plumbline.catalog.CatalogFacts;
import org.plumbline.catalog.IndexFacts;
import org.plumbline.catalog.TableFacts;
import org.plumbline.health.HealthFinding;
import org.plumbline.index.IndexCandidate;
import org.plumbline.sql.QuotedName;

/// Plans a workload without indexes of the database that may go, one after the other.
final class PlannedRemovals {
    /// A plan that is not dearer by this part is as good (`STD_FUZZ_FACTOR`, pathnode.c).
    private static final double NOTICEABLE = 1.01;

    private final WhatIf whatIf;
    private final Set<IndexCandidate> set;
    private final List<WorkloadQuery> queries;
    private final List<Set<String>> tables;
    private final Set<String> hidden = new TreeSet<>();
    private final long most;
    private long calls;

    /// @param set indexes that are there besides
    /// @param tables of each statement, by their qualified names
    /// @param most questions that may be asked
    PlannedRemovals(WhatIf whatIf, Set<IndexCandidate> set, List<WorkloadQuery> queries, List<Set<String>> tables, long most) {
        this.whatIf = whatIf;
        this.set = set;
        this.queries = queries;
        this.tables = tables;
        this.most = most;
    }

    /// What was planned; less than all where there are not enough questions, nothing where nobody can plan so. Of partitioned tables none,
    /// as their partitions have the indexes.
    List<PlannedRemoval> of(List<SupersededIndex> superseded, List<HealthFinding> needless, CatalogFacts facts) throws WhatIfFailure {
        Map<IndexFacts, TableFacts> removable = new LinkedHashMap<>();
        superseded.forEach(each -> removable.put(each.index(), each.table()));
        needless.forEach(each -> facts.tables().stream()
                .filter(table -> each.table().filter(table.qualifiedName()::equals).isPresent())
                .forEach(table -> table.indexes().stream().filter(index -> index.name().equals(each.object()))
                        .forEach(index -> removable.put(index, table))));
        var planned = new ArrayList<PlannedRemoval>();
        for (Map.Entry<IndexFacts, TableFacts> each : removable.entrySet()) {
            if (!each.getValue().partitioned()) {
                without(each.getValue(), each.getKey()).ifPresent(planned::add);
            }
        }
        return planned;
    }

    /// How many questions were asked.
    long calls() {
        return calls;
    }

    private Optional<PlannedRemoval> without(TableFacts table, IndexFacts index) throws WhatIfFailure {
        List<WhatIf.Question> questions = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            if (tables.get(i).contains(table.qualifiedName())) {
                questions.add(new WhatIf.Question(queries.get(i), set));
            }
        }
        if (calls + 2L * questions.size() > most) {
            return Optional.empty();
        }
        String name = QuotedName.of(table.schema(), index.name());
        var gone = new TreeSet<>(hidden);
        gone.add(name);
        Optional<List<WhatIf.Answer>> then = whatIf.without(questions, gone);
        if (then.isEmpty()) {
            return Optional.empty();
        }
        calls += 2L * questions.size();
        List<WhatIf.Answer> now = whatIf.without(questions, hidden).orElseThrow();
        var dearer = new ArrayList<AdvisedIndex.Help>();
        for (int i = 0; i < questions.size(); i++) {
            double before = now.get(i).corrected();
            double after = then.get().get(i).corrected();
            if (after > before * NOTICEABLE) {
                dearer.add(new AdvisedIndex.Help(questions.get(i).query().name(), before, after));
            }
        }
        var planned = new PlannedRemoval(table, index, hidden.size(), dearer);
        if (dearer.isEmpty()) {
            hidden.add(name);
        }
        return Optional.of(planned);
    }
}
